import type { Contract } from "../../../shared/domain/contract.ts";
import type { Span } from "../contract-text.ts";
import { factsIn, type Fact } from "../facts.ts";
import type { Reading, Sentence } from "../on-device/reading.ts";
import type { Cast } from "../verification/roles.ts";

export type PositionKind =
  | "governing-law"
  | "liability-cap"
  | "notice-period"
  | "renewal-notice"
  | "term"
  | "confidentiality-period"
  | "payment-term"
  | "effective-date";

/** What a contract says on a question to which there is one answer. */
export interface Position extends Span {
  readonly kind: PositionKind;
  /** Whose, or of what: positions clash only where this is the same, or where one of them names nobody (null). */
  readonly about: string | null;
  /** Normalised readings of the answer; two positions without a common one differ. */
  readonly keys: readonly string[];
  /** The answer as written. */
  readonly said: string;
  readonly sentence: Sentence;
}

export interface Material {
  readonly contract: Contract;
  readonly reading: Reading;
  readonly cast: Cast;
}

export function position(
  kind: PositionKind,
  sentence: Sentence,
  answer: { readonly about: string | null; readonly keys: readonly string[]; readonly said: string },
): Position {
  const { start, end } = sentence;
  return { kind, start, end, sentence, ...answer };
}

/** Everybody, where a clause binds whoever is a party; else the party that is named first before `at`; else null. */
export function whose(text: string, at: number, cast: Cast): string | null {
  if (everybody.test(text)) return "everybody";
  return cast.mentions(text).find(({ start }) => start < at)?.key ?? null;
}

const everybody =
  /\b(?:either|each|both|any|neither|no|a|the (?:receiving|disclosing|other)) part(?:y|ies)\b|\beither [^.;]{1,60} or\b|\b(?:the|both) parties\b|\b(?:recipient|receiving party)\b/i;

/** "This Agreement" and "this Attachment" may each have an answer of its own. */
export function subjectOf(text: string): string {
  const word = (/\bthis\s+(\p{L}+)/iu.exec(text)?.[1] ?? "agreement").toLowerCase();
  return /^(?:section|clause|article|paragraph|is|shall|will)$/.test(word) ? "agreement" : word;
}

/** The durations of a text, business days among them. */
export function durationsIn(text: string): Fact[] {
  return factsIn(text).filter(({ kind }) => kind === "duration");
}

export function said(fact: Pick<Fact, "text">): string {
  return fact.text.replace(/\s+/g, " ").trim();
}

export function differ(one: Pick<Fact, "keys">, other: Pick<Fact, "keys">): boolean {
  return !one.keys.some((key) => other.keys.includes(key));
}
