import { claimsIn, type Fact } from "../facts.ts";
import { operatorsIn, type Modality } from "./operators.ts";
import { stemOf } from "./plain-text.ts";
import type { Cast } from "./roles.ts";

interface Common {
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly text: string;
}

/** A text, cut into what can be compared: what binds, who is bound, figures, turning words, and plain words. */
export type Token = Common &
  (
    | { readonly type: "operator"; readonly modality: Modality }
    | { readonly type: "role"; readonly key: string }
    | { readonly type: "fact"; readonly fact: Fact }
    /** Words that turn a sentence about: with and without, if and unless. `sense` names the pair's side. */
    | { readonly type: "turn"; readonly pair: string; readonly sense: string }
    /** A "not" or "no" that no operator holds. */
    | { readonly type: "negation" }
    | { readonly type: "stop" }
    | { readonly type: "comma" }
    | { readonly type: "word"; readonly stem: string }
  );

const turns: Readonly<Record<string, readonly [string, string]>> = {
  with: ["with", "with"],
  without: ["with", "without"],
  if: ["if", "if"],
  unless: ["if", "unless"],
  including: ["including", "including"],
  excluding: ["including", "excluding"],
  before: ["before", "before"],
  after: ["before", "after"],
  either: ["either", "either"],
  each: ["either", "either"],
  neither: ["either", "neither"],
  exclusive: ["exclusive", "exclusive"],
  nonexclusive: ["exclusive", "nonexclusive"],
  "non-exclusive": ["exclusive", "nonexclusive"],
};

/** `text` as `plainText` gives it. */
export function tokensOf(text: string, cast: Cast): Token[] {
  const taken: Token[] = [];
  const free = (start: number, end: number): boolean =>
    taken.every((other) => end <= other.start || start >= other.end);
  for (const { key, start, end, text: said } of cast.mentions(text))
    taken.push({ type: "role", key, start, end, text: said });
  for (const fact of claimsIn(text))
    if (free(fact.start, fact.end))
      taken.push({ type: "fact", fact, start: fact.start, end: fact.end, text: fact.text });
  for (const { modality, start, end, text: said } of operatorsIn(text))
    if (free(start, end)) taken.push({ type: "operator", modality, start, end, text: said });
  taken.sort((a, b) => a.start - b.start);
  const found: Token[] = [];
  let next = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*|[.;:!?…]|,/gu)) {
    const start = match.index;
    const end = start + match[0].length;
    while (next < taken.length && (taken[next]?.end ?? 0) <= start) next += 1;
    const over = taken[next];
    if (over !== undefined && over.start < end) {
      if (found.at(-1) !== over) found.push(over);
      continue;
    }
    found.push(wordToken(match[0], start, end, text));
  }
  return found;
}

function wordToken(text: string, start: number, end: number, source: string): Token {
  const common = { start, end, text };
  if (text === ",") return { ...common, type: "comma" };
  if (/^[.;:!?…]$/.test(text)) {
    // The stop of "Inc." or "8.2" ends nothing, nor does a mark for words left out within a sentence.
    return /^\s+["'(]*[\p{Lu}(]|^\s*$/u.test(source.slice(end)) || !/[.…]/.test(text)
      ? { ...common, type: "stop" }
      : { ...common, type: "comma" };
  }
  const lower = text.toLowerCase();
  const turn = Object.hasOwn(turns, lower) ? turns[lower] : undefined;
  if (turn !== undefined) return { ...common, type: "turn", pair: turn[0], sense: turn[1] };
  if (
    /^(?:not|never|no)$/.test(lower) &&
    !/^\s+(?:less|later|more|fewer|greater|sooner|earlier|longer|limited|only)\b/i.test(source.slice(end))
  )
    return { ...common, type: "negation" };
  return { ...common, type: "word", stem: stemOf(text) };
}

/** Words that say nothing of what a sentence is about. */
export const empty =
  /^(?:the|a|an|of|to|in|on|at|by|for|and|or|this|that|these|thos|such|any|all|each|every|its|it|their|his|her|be|been|as|from|hereof|herein|hereby|hereto|hereund|thereof|upon|under|which|who|said|abov|below|other|party|agreement|contract|section|than|so|also|own|act)$/;

export function isContent(token: Token): boolean {
  return token.type === "fact" || token.type === "role" || (token.type === "word" && !empty.test(token.stem));
}

/** Equal for tokens that say the same. */
export function identityOf(token: Token): string {
  switch (token.type) {
    case "operator":
      return "operator";
    case "role":
      return `role ${token.key}`;
    case "fact":
      return `fact ${token.fact.kind}`;
    case "turn":
      return `turn ${token.pair}`;
    case "word":
      return token.stem;
    case "negation":
    case "stop":
    case "comma":
      return token.type;
  }
}
