import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { MatterFile } from "../../shared/domain/matter.ts";
import type { KeyTerm } from "../../shared/domain/summary.ts";
import { matterFile, type FiledDocument } from "../summaries/comparison/matter.ts";
import { conflictsAcross } from "../summaries/contradictions/across-documents.ts";
import { datesIn } from "../summaries/facts.ts";
import type { House } from "./house.ts";

/**
 * Everything of the library that is booked to a client-matter number, as one file. A contract that was summarised more
 * than once is in it once, by its newest summary. Throws `HeadnoteError` not-found where there is nothing of the matter.
 */
export function openMatter(house: House, matter: string): MatterFile {
  const library = house.library();
  const newest = new Map<string, string>();
  for (const item of library.list()) {
    if (item.matter === matter && !newest.has(item.sha256)) newest.set(item.sha256, item.id);
  }
  const documents = [...newest.values()].flatMap((id): FiledDocument[] => {
    const saved = library.summary(id);
    if (saved === null) return [];
    const { contract, summary } = saved;
    return [{ id, contract, kind: summary.kind, parties: summary.parties, date: dateOf(summary.keyTerms) }];
  });
  if (documents.length === 0) throw new HeadnoteError("not-found", "The library has nothing of that matter.");
  const ordered = matterFile(documents);
  const contracts = new Map(documents.map(({ id, contract }) => [id, contract]));
  const conflicts = conflictsAcross(
    ordered.flatMap((document) => {
      const contract = contracts.get(document.id);
      return contract === undefined ? [] : [{ document, contract }];
    }),
  );
  return { matter, documents: ordered, conflicts };
}

/** The day of the agreement, else that from which it has effect. */
function dateOf(terms: readonly KeyTerm[]): string | null {
  for (const id of ["agreement-date", "effective-date"]) {
    const term = terms.find((one) => one.id === id && one.state === "stated");
    const key = datesIn(term?.answer ?? "")[0]?.keys[0];
    if (key !== undefined) return key;
  }
  return null;
}
