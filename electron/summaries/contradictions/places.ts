import type { Contract } from "../../../shared/domain/contract.ts";

const attached = /^(?:schedule|exhibit|annex|appendix|attachment)\b/i;
const label = /^(?:schedule|exhibit|annex|appendix|attachment)\s+(?:[\dA-Z]+(?:[-.]\d+)?)\b/i;
/** What is attached to a contract can be one of its own: a form that is signed later, a guarantee, a licence. */
const ownContract =
  /\b(?:is|are) (?:made|entered into|executed)\b|\bby and between\b|\bform of\b|\bin witness whereof\b|\bthis (?:\p{L}+ )?(?:agreement|guarantee|guaranty|lease|licen[cs]e|deed|note)\s*\(/iu;
const opening = 1_500;

/** The attachment that a passage stands in, as the contract labels it ("Schedule 4"); empty for the body. */
export function attachmentAt({ sections, text }: Contract, start: number): string {
  const around = sections.findLast(
    ({ start: from, end, number, heading }) =>
      from <= start && start < end && attached.test(`${number} ${heading}`.trim()),
  );
  const name = around === undefined ? undefined : label.exec(`${around.number} ${around.heading}`.trim())?.[0];
  return name === undefined || !text.includes(name) ? "" : name;
}

/** The attachment in which a passage stands where that is a contract of its own; empty where it is part of this one. */
export function ownContractAt({ sections, text }: Contract, start: number): string {
  const around = sections.find(
    ({ start: from, end, number, heading }) =>
      from <= start && start < end && attached.test(`${number} ${heading}`.trim()),
  );
  if (around === undefined) return "";
  return ownContract.test(text.slice(around.start, Math.min(around.end, around.start + opening)))
    ? `${around.number} ${around.heading} ${around.start}`
    : "";
}
