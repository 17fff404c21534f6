import type { Contract } from "./contract.ts";
import { attachmentKey, findReferences, singular } from "./references.ts";

/** A part that the contract refers to and that was not found in it. */
export interface MissingPart {
  /** As first printed: "Section 9.4". */
  readonly name: string;
  /** Where it is referred to, in the order of the text. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** Parts that a contract must have before one is said to be missing, and the share of references that must lead somewhere. */
const LEAST_PARTS = 3;
const LEAST_RESOLVED = 0.6;
const LONGEST_HEAD = 400;

/**
 * The parts that a contract refers to and does not have, each once. None where its own numbers were hardly recognised,
 * as then the reading is more likely to be at fault than the contract.
 */
export function missingParts(contract: Pick<Contract, "text" | "sections">): MissingPart[] {
  if (contract.sections.filter((section) => section.number !== "").length < LEAST_PARTS) return [];
  const own = findReferences(contract).references.filter((reference) => reference.state !== "outside");
  const dangling = own.filter((reference) => reference.state === "dangling");
  if (own.length - dangling.length < LEAST_RESOLVED * own.length) return [];
  const found = new Map<string, { name: string; places: { start: number; end: number }[] }>();
  let kind = "";
  for (const { text, start, end, state } of own) {
    // In "Sections 8.2 and 9.4" the word stands before the first number only.
    const word = /^\p{L}+(?=\s)/u.exec(text)?.[0];
    if (word !== undefined) kind = singular(word);
    // At the head of a filing stands the number that the contract has among its exhibits.
    if (state !== "dangling" || start < LONGEST_HEAD) continue;
    const number = word === undefined ? text : text.slice(word.length).trim();
    // "Section B" is more often a part of a form or of another document.
    if (/^\p{L}$/u.test(number) && !attachmentKey(`${kind} ${number}`)) continue;
    const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${number}`;
    const known = found.get(name);
    if (known === undefined) found.set(name, { name, places: [{ start, end }] });
    else known.places.push({ start, end });
  }
  return [...found.values()];
}
