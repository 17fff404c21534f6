import { isHeadnoteError, type ErrorCode } from "../../shared/domain/errors.ts";
import type { LeftOut } from "../../shared/domain/parcel.ts";
import type { BatchView } from "../../shared/domain/batch.ts";
import type { Batches, NewBatch } from "./batches.ts";
import type { House } from "./house.ts";

interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Faults that no other file would be spared. */
const stopsAll: ReadonlySet<ErrorCode> = new Set(["disk-full", "library-locked", "library-damaged", "library-too-new"]);

/**
 * Puts a file into a batch: itself, or, where it is an archive or a mail, each contract in it. Throws what reading and
 * keeping throw; a contract that cannot be taken is among what was left out.
 */
export async function addToBatch(
  house: Pick<House, "reader">,
  batches: Batches,
  id: string,
  file: NamedFile & { readonly within?: string | undefined },
): Promise<{ added: number; left: LeftOut[] }> {
  const around = file.within === undefined ? "" : `${file.within}/`;
  const { documents, left } = await house.reader.unpack(file);
  const [only] = documents;
  if (left.length === 0 && documents.length === 1 && only?.within === "") {
    batches.addFile(id, only);
    return { added: 1, left: [] };
  }
  const taken = take(batches, id, documents);
  return {
    added: taken.added,
    left: [...left, ...taken.left].map((one) => ({ ...one, name: `${around}${one.name}` })),
  };
}

/** A batch of its own for the contracts of an archive or a mail, closed to more. Leaves none behind where it throws. */
export function batchOf(
  batches: Batches,
  options: NewBatch,
  documents: readonly (NamedFile & { readonly within: string })[],
): { readonly batch: BatchView; readonly left: readonly LeftOut[] } {
  const { id } = batches.create(options);
  try {
    const { left } = take(batches, id, documents);
    return { batch: batches.seal(id), left };
  } catch (error) {
    batches.cancel(id, true);
    batches.dismiss(id);
    throw error;
  }
}

function take(
  batches: Batches,
  id: string,
  documents: readonly (NamedFile & { readonly within: string })[],
): { added: number; left: LeftOut[] } {
  const left: LeftOut[] = [];
  for (const { name, within, bytes } of documents) {
    try {
      batches.addFile(id, { name, bytes });
    } catch (error) {
      if (!isHeadnoteError(error) || stopsAll.has(error.code)) throw error;
      const shown = within === "" ? name : `${within}/${name}`;
      left.push({ name: shown, outcome: "failed", code: error.code, message: error.message });
    }
  }
  return { added: documents.length - left.length, left };
}
