import { isCompatible, type Modality } from "./operators.ts";
import type { Token } from "./tokens.ts";

/** The words around an operator that limit it. */
export interface Qualifiers {
  /** "only", "solely": what it says of one thing it denies of others. */
  readonly restricted: boolean;
  /** "with consent", "if", "subject to": what it allows it allows on terms. */
  readonly onTerms: boolean;
  /** "without consent", "unless", "other than": what it forbids it forbids with exceptions. */
  readonly excepted: boolean;
}

const before = 20;
const behind = 30;

export function qualifiersAt(tokens: readonly Token[], at: number): Qualifiers {
  const nearby = tokens.slice(Math.max(0, at - before), at + behind);
  const turn = (token: Token, senses: RegExp): boolean => token.type === "turn" && senses.test(token.sense);
  return {
    restricted: nearby.some(({ text }) => /^(?:only|solely|exclusively)$/i.test(text)),
    onTerms: nearby.some(
      (token) => turn(token, /^(?:with|if|after)$/) || /^(?:only|subject|provided|once)$/i.test(token.text),
    ),
    excepted: nearby.some(
      (token) => turn(token, /^(?:without|unless)$/) || /^(?:except|than|until|save|outside)$/i.test(token.text),
    ),
  };
}

interface Said extends Qualifiers {
  readonly modality: Modality;
}

/**
 * Whether words in one mood bear out a statement in another, with what limits both: "may not assign without consent" and
 * "may assign only with consent" say the same, and so do "shall not use for any other purpose" and "shall use solely for
 * this purpose".
 */
export function bearsOut(said: Said, written: Said): boolean {
  if (isCompatible(said.modality, written.modality)) return true;
  if (said.modality === "prohibition") return isExcepting(said) && isRestricting(written);
  return written.modality === "prohibition" && isExcepting(written) && isRestricting(said);
}

/** With the same words on both sides, only the mood differs, and that is a contradiction: so each has its own kind alone. */
function isExcepting({ excepted, restricted }: Said): boolean {
  return excepted && !restricted;
}

function isRestricting({ modality, restricted, onTerms, excepted }: Said): boolean {
  if (excepted) return false;
  return (restricted && (modality === "duty" || modality === "permission")) || (onTerms && modality === "permission");
}
