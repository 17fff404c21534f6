import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import { reasonToSkip, type LeftOut } from "../../shared/domain/parcel.ts";
import type { House } from "./house.ts";
import { openFile } from "./open-file.ts";

/** One contract of those that were named, or that were in what was named. */
export interface InputDocument {
  readonly kind: "document";
  readonly name: string;
  /** The names of the folders, archives and mails it was in; empty where the file itself was named. */
  readonly within: string;
  readonly bytes: Uint8Array;
}

export type Input = InputDocument | ({ readonly kind: "left" } & LeftOut);

/**
 * The contracts that files, folders, ZIP archives and e-mails come to, one after another, each opened when its turn
 * comes; and between them what was left out, and why. Throws `cancelled` only: whatever is wrong with one is said of it.
 */
export async function* openInputs(
  house: Pick<House, "reader" | "fileLimit">,
  paths: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Input, void> {
  const opener = new Opener(house, signal);
  for (const path of paths) yield* opener.named(path);
}

class Opener {
  readonly #house: Pick<House, "reader" | "fileLimit">;
  readonly #signal: AbortSignal;
  /** Of what was found, not named: by content, where it was first. */
  readonly #found = new Map<string, string>();

  constructor(house: Pick<House, "reader" | "fileLimit">, signal: AbortSignal) {
    this.#house = house;
    this.#signal = signal;
  }

  async *named(path: string): AsyncGenerator<Input, void> {
    const about = await stat(path).catch(() => null);
    if (about?.isDirectory() === true) yield* this.#folder(path, basename(join(path, ".")) || path);
    else yield* this.#file(path, "");
  }

  async *#folder(path: string, shown: string): AsyncGenerator<Input, void> {
    let entries;
    try {
      entries = await readdir(path, { withFileTypes: true });
    } catch {
      yield failed(
        shown,
        new HeadnoteError("not-found", "This folder could not be opened. Check that you may read it."),
      );
      return;
    }
    let some = false;
    const inOrder = new Intl.Collator("en", { numeric: true });
    for (const entry of entries.toSorted((one, other) => inOrder.compare(one.name, other.name))) {
      if (this.#signal.aborted) throw new HeadnoteError("cancelled", "Reading these files was cancelled.");
      const own = join(path, entry.name);
      const ownShown = `${shown}/${entry.name}`;
      const reason = reasonToSkip(entry.name);
      some = true;
      if (reason !== null) yield skipped(ownShown, reason);
      else if (entry.isDirectory()) yield* this.#folder(own, ownShown);
      else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(own)))) yield* this.#file(own, shown);
      // A link to a folder may lead back here; sockets and devices hold no contract.
      else yield skipped(ownShown, entry.isSymbolicLink() ? "A link that leads to no file." : "It is no file.");
    }
    if (!some)
      yield failed(shown, new HeadnoteError("empty-file", "This folder is empty. Name one with contracts in it."));
  }

  async *#file(path: string, within: string): AsyncGenerator<Input, void> {
    const name = basename(path);
    const shown = within === "" ? name : `${within}/${name}`;
    try {
      const file = await openFile(path, this.#house.fileLimit);
      const { documents, left } = await this.#house.reader.unpack(file, { signal: this.#signal });
      for (const document of documents) {
        const isFound = within !== "" || document.within !== "";
        const inside = [within, document.within].filter((part) => part !== "").join("/");
        const first = isFound ? this.#first(document.bytes, `${inside}/${document.name}`) : null;
        if (first === null) yield { kind: "document", name: document.name, within: inside, bytes: document.bytes };
        else yield skipped(`${inside}/${document.name}`, `The same file as ${first}.`);
      }
      for (const one of left) yield { kind: "left", ...one, name: within === "" ? one.name : `${within}/${one.name}` };
      if (documents.length === 0 && left.length === 0)
        yield failed(shown, new HeadnoteError("empty-file", "There is nothing in this archive."));
    } catch (error) {
      if (!isHeadnoteError(error) || error.code === "cancelled") throw error;
      yield failed(shown, error);
    }
  }

  /** Where the same bytes were found before; null, and remembered, where they were not. */
  #first(bytes: Uint8Array, shown: string): string | null {
    const sum = createHash("sha256").update(bytes).digest("hex");
    const first = this.#found.get(sum) ?? null;
    if (first === null) this.#found.set(sum, shown);
    return first;
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true;
}

function failed(name: string, { code, message }: HeadnoteError): Input {
  return { kind: "left", name, outcome: "failed", code, message };
}

function skipped(name: string, message: string): Input {
  return { kind: "left", name, outcome: "skipped", code: null, message };
}
