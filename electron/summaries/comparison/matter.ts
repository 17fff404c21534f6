import type { Contract } from "../../../shared/domain/contract.ts";
import type { MatterDocument } from "../../../shared/domain/matter.ts";
import { amendmentOf, isAmendment, type Amendment } from "./amendment.ts";

/** What the library knows of a document of the matter. */
export interface FiledDocument {
  readonly id: string;
  readonly contract: Contract;
  readonly kind: string;
  readonly parties: readonly string[];
  /** ISO 8601; null where none is stated. */
  readonly date: string | null;
}

const attachment =
  /^\s*(?<label>(?:Schedule|Exhibit|Annex|Appendix|Attachment)\s+(?:\d+|[A-Z]{1,2}(?:-\d+)?|[IVXL]+))\b/iu;

/**
 * Puts the documents of a matter in order: each contract, followed by the amendments that change it and the schedules that
 * belong to it, by date. An amendment belongs to the contract in which most of its orders find their place, the one of
 * the same parties where several do; a schedule to the one that speaks of it by its label. By code alone; deterministic.
 */
export function matterFile(documents: readonly FiledDocument[]): MatterDocument[] {
  const amending = documents.filter(({ contract }) => isAmendment(contract));
  const attached = documents.filter((one) => !amending.includes(one) && labelOf(one.contract) !== null);
  const contracts = documents.filter((one) => !amending.includes(one) && !attached.includes(one));
  const followers = [
    ...amending.map((one) => amendmentTo(one, contracts)),
    ...attached.map((one) => scheduleTo(one, contracts)),
  ].toSorted(byDate);
  return [
    ...contracts
      .map((one) => filed(one, "contract"))
      .toSorted(byDate)
      .flatMap((contract) => [contract, ...followers.filter(({ of }) => of === contract.id)]),
    ...followers.filter(({ of }) => of === null),
  ];
}

function filed({ id, contract, kind, date }: FiledDocument, role: MatterDocument["role"]): MatterDocument {
  return { id, name: contract.name, kind, date, role, of: null, changes: [], open: [] };
}

function amendmentTo(document: FiledDocument, contracts: readonly FiledDocument[]): MatterDocument {
  const [best] = contracts
    .map((base) => ({ base, amendment: amendmentOf(base.contract, document.contract), shared: shared(base, document) }))
    .filter(({ amendment }) => placedIn(amendment) > 0)
    .toSorted((a, b) => placedIn(b.amendment) - placedIn(a.amendment) || b.shared - a.shared);
  if (best === undefined) return filed(document, "amendment");
  const { changes, open } = best.amendment;
  return { ...filed(document, "amendment"), of: best.base.id, changes, open };
}

/** Changes to clauses that are there; what is merely added would fit any contract. */
function placedIn({ changes }: Amendment): number {
  return changes.filter(({ before }) => before !== null).length;
}

function shared(one: FiledDocument, other: FiledDocument): number {
  const known = new Set(one.parties.map((name) => name.toLowerCase()));
  return other.parties.filter((name) => known.has(name.toLowerCase())).length;
}

function scheduleTo(document: FiledDocument, contracts: readonly FiledDocument[]): MatterDocument {
  const label = (labelOf(document.contract) ?? "").toLowerCase();
  const speaks = ({ contract }: FiledDocument): boolean => {
    const text = contract.text.toLowerCase().replaceAll(/\s+/g, " ");
    return text.includes(label) && !contract.sections.some(({ number }) => number.toLowerCase() === label);
  };
  const [base] = contracts.filter(speaks).toSorted((a, b) => shared(b, document) - shared(a, document));
  return { ...filed(document, "schedule"), of: base?.id ?? null };
}

function labelOf({ text }: Contract): string | null {
  return attachment.exec(text.slice(0, 200))?.groups?.["label"]?.replaceAll(/\s+/g, " ") ?? null;
}

/** By date; what states none stands last. */
function byDate(one: MatterDocument, other: MatterDocument): number {
  return (one.date ?? "9999").localeCompare(other.date ?? "9999") || one.name.localeCompare(other.name);
}
