import { isCompatible, type Modality } from "./operators.ts";
import type { Token } from "./tokens.ts";

/** The words around an operator that limit it. */
export interface Qualifiers {
  /** "only", "solely": what it says of one thing it denies of others. */
  readonly restricted: boolean;
  /** Within the verb's own words: "only for", "solely to". */
  readonly closely: boolean;
  /** "with consent", "if", "subject to": what it allows it allows on terms. */
  readonly onTerms: boolean;
  /** "without consent", "unless", "other than": what it forbids it forbids with exceptions. */
  readonly excepted: boolean;
}

const before = 20;
const behind = 30;
const fronting = 60;
const ownReach = 10;
const purposes = /^(?:for|to|in|as|if|with|by|on|upon|after|when|where)$/i;
const restricting = /^(?:only|solely|exclusively)$/i;

export function qualifiersAt(tokens: readonly Token[], at: number): Qualifiers {
  const nearby = tokens.slice(Math.max(0, at - before), at + behind);
  // "Unless another has agreed to ..., no one shall": a long way before, in its own sentence.
  const stop = tokens.findLastIndex((token, index) => index < at && token.type === "stop");
  const fronted = tokens.slice(Math.max(stop + 1, at - fronting), at);
  const next = tokens.findIndex((token, index) => index > at && (token.type === "operator" || token.type === "stop"));
  const own = tokens.slice(Math.max(0, at - 2), Math.min(next < 0 ? tokens.length : next, at + ownReach));
  const turn = (token: Token, senses: RegExp): boolean => token.type === "turn" && senses.test(token.sense);
  return {
    restricted: nearby.some(({ text }) => restricting.test(text)),
    closely: own.some(
      ({ text }, index) => /^(?:only|solely)$/i.test(text) && purposes.test(own[index + 1]?.text ?? ""),
    ),
    onTerms: nearby.some(
      (token) => turn(token, /^(?:with|if|after)$/) || /^(?:only|subject|provided|once)$/i.test(token.text),
    ),
    excepted: [...fronted, ...nearby].some(
      (token, index, all) =>
        turn(token, /^(?:without|unless)$/) ||
        /^(?:except|until|save|outside)$/i.test(token.text) ||
        (/^than$/i.test(token.text) && /^(?:other|otherwise|rather)$/i.test(all[index - 1]?.text ?? "")),
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
  // "May use only for" and "shall use only for": what is only for one thing is for no other, whether it must be or may be.
  if (said.closely && written.closely && binds(said) && binds(written)) return true;
  if (said.modality === "prohibition") return isExcepting(said) && isRestricting(written);
  return written.modality === "prohibition" && isExcepting(written) && isRestricting(said);
}

function binds({ modality }: Said): boolean {
  return modality === "duty" || modality === "permission";
}

/** With the same words on both sides, only the mood differs, and that is a contradiction: so each has its own kind alone. */
function isExcepting({ excepted, restricted }: Said): boolean {
  return excepted && !restricted;
}

function isRestricting({ modality, restricted, onTerms, excepted }: Said): boolean {
  if (excepted) return false;
  const allows = modality === "permission" || modality === "plain";
  return (restricted && (modality === "duty" || allows)) || (onTerms && allows);
}
