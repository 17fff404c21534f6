import type { Severity } from "../../../shared/domain/summary.ts";
import type { Party } from "./parties.ts";
import type { Sentence } from "./reading.ts";
import { calledParties, withoutForm } from "./terms/called-parties.ts";
import { aloneIn } from "./terms/other-side.ts";
import type { TermAnswer } from "./terms/term.ts";
import { wholeOf } from "./whole.ts";
import { escaped } from "./wording.ts";

export interface Flagged {
  readonly sentence: Sentence;
  /** The same promise of the other party; null where there is none. */
  readonly other: Sentence | null;
  readonly parties: readonly Party[];
  readonly answers: ReadonlyMap<string, TermAnswer | null>;
}

export interface Weight {
  readonly severity: Severity;
  /** One sentence, without a figure: why it matters, as far as the passage itself bears that out. */
  readonly reason: string;
  /** Whom it burdens, as the contract calls them; "each party" where both; "" where the passage does not tell. */
  readonly who: string;
}

/** What the weighing goes by. */
export interface Clause {
  /** All that the sentence says, with its exceptions. */
  readonly text: string;
  readonly isMutual: boolean;
  /** What the other party promises in a sentence of its own; "" where it does not. */
  readonly other: string;
  /** Who alone is bound, or has the right, with its article: "the Customer"; null where that is not one party by name. */
  readonly alone: string | null;
  /** Of a contract of two, the party that is not `alone`, as the contract calls it; "" where that is not known. */
  readonly opposite: string;
  readonly answers: Flagged["answers"];
}

/** Where both sides are bound alike: by one subject, or each by name in one sentence. */
const everyone =
  /\b(?:each|either|neither|both|no)(?: of(?: the)?)? part(?:y|ies)\b(?:['’]s?)?[^.;]{0,120}?\b(?:shall|will|may|must|agrees?|hereby|be|is|has|waives?|can|makes?|disclaims?)\b|(?<!affiliated |related |third )\bthe parties (?:shall|will|agree|hereby|may|waive)\b|\beach other\b|\beach (?:member|partner|venturer|shareholder|stockholder)\b/i;
const eachOfTwo = /\b[Ee]ach of (?:the )?\p{Lu}[\p{L}&.]*(?: \p{Lu}[\p{L}&.]*){0,3} and (?:the )?\p{Lu}/u;
export const bothParties = "each party";

/** Whoever happens to be in that place: where both can be, it is neither alone. */
const inTurn = /^(?:receiving|disclosing|recipient|discloser|indemni\w+|transfer\w+|assign\w+)\b/i;

/** Whom a flagged clause burdens and whom it serves, as far as its words tell; `frees` of one that frees somebody rather than binds. */
export function bearingOf({ sentence, other, parties, answers }: Flagged, frees = false): Clause {
  const text = [wholeOf(sentence).text, sentence.exception?.text ?? ""].join(" ").trim();
  // "Which the parties may alter", in brackets, is no word on whom the clause binds.
  const plain = sentence.text.replaceAll(/\([^()]*\)/g, " ");
  const isMutual = other !== null || everyone.test(plain) || eachOfTwo.test(plain) || bindsBoth(parties, sentence.text);
  const name = isMutual ? null : ((frees ? freedIn(parties, sentence.text) : null) ?? aloneIn(parties, sentence.text));
  const isSomebody = name !== null && (!inTurn.test(name) || parties.some(({ aliases }) => aliases.includes(name)));
  return {
    text,
    isMutual,
    other: other === null ? "" : wholeOf(other).text,
    alone: isSomebody ? withArticle(name, sentence.text) : null,
    opposite: isSomebody ? oppositeOf(name, parties, text) : "",
    answers,
  };
}

/** "The Supplier and the Customer shall not", "the Supplier shall not, and the Customer shall not". */
function bindsBoth(parties: readonly Party[], text: string): boolean {
  const one = `(?:the\\s+)?(?:${calledParties(parties).map(escaped).join("|")})`;
  const together = new RegExp(
    `^(?:.{3,200}?,\\s+)??${one}\\s+and\\s+${one}\\s+(?:shall|will|must|may|agree|hereby|each)\\b`,
    "iu",
  );
  if (parties.length === 2 && together.test(text)) return true;
  const forbidden = new RegExp(`(?<![\\p{L}\\p{N}])(?<who>${one})\\s+(?:shall|will|must|may|agrees) not\\b`, "giu");
  const bound = [...text.matchAll(forbidden)].map(({ groups }) =>
    (groups?.["who"] ?? "").toLowerCase().replace(/^the /, ""),
  );
  return new Set(bound).size > 1;
}

/** Who alone is freed or protected by it: "in no event shall the Supplier be liable", "the Supplier's liability"; null where nobody is. */
export function freedIn(parties: readonly Party[], text: string): string | null {
  if (everyone.test(text)) return null;
  const names = calledParties(parties);
  const one = `(?:the\\s+)?(?<who>${names.map(escaped).join("|")})`;
  const also = "(?:,? (?:or|and|nor) (?:its|their|any of its)\\b[^.;]{0,160}?)?";
  const found =
    new RegExp(
      `\\b(?:in no event|under no circumstances)\\s+(?:shall|will),?\\s+${one}${also}\\s+(?:be|have)\\b`,
      "iu",
    ).exec(text) ??
    new RegExp(
      `(?<![\\p{L}\\p{N}])${one}${also}\\s+(?:(?:shall|will) not|is not|are not) (?:be )?(?:held )?(?:liable|responsible)\\b`,
      "iu",
    ).exec(text) ??
    new RegExp(
      `(?<![\\p{L}\\p{N}])${one}['’]s?\\s+(?:(?:maximum|total|aggregate|cumulative|entire|sole|and|or)[\\s,]+)*liability\\b`,
      "iu",
    ).exec(text) ??
    new RegExp(
      `(?<![\\p{L}\\p{N}])${one}\\s+(?:(?:hereby|specifically|expressly)\\s+)*(?:makes? no|disclaims?|(?:shall|will) have no (?:\\w+ )?liabilit)`,
      "iu",
    ).exec(text) ??
    new RegExp(`\\bliability of\\s+${one}(?!\\s+(?:and|or) (?:the )?\\p{Lu})`, "iu").exec(text);
  const who = found?.groups?.["who"]?.toLowerCase();
  return names.find((name) => name.toLowerCase() === who) ?? null;
}

/** As the sentence writes it, unless in capitals throughout: "iPass" of a party that is listed as IPASS. */
function withArticle(name: string, text: string): string {
  const found = new RegExp(`(?<article>\\bthe\\s+)?(?<said>${escaped(name)})`, "i").exec(text)?.groups;
  const said = found?.["said"] ?? name;
  return `${found?.["article"] === undefined ? "" : "the "}${said === said.toUpperCase() ? name : said}`;
}

/** Of two parties, what the contract calls the one that is not called `name`. */
function oppositeOf(name: string, parties: readonly Party[], text: string): string {
  const called = (party: Party): string[] => [party.name, withoutForm(party.name), ...party.aliases];
  const mine = parties.filter((party) => called(party).some((one) => one.toLowerCase() === name.toLowerCase()));
  const [other] = parties.filter((party) => !mine.includes(party));
  if (parties.length !== 2 || mine.length !== 1 || other === undefined) return "";
  return other.aliases.find((alias) => text.includes(alias)) ?? other.aliases[0] ?? other.name;
}

/** Who is bound by a clause that binds its subject. */
export function bound({ alone, isMutual }: Clause): string {
  return alone?.replace(/^the /, "") ?? (isMutual ? bothParties : "");
}

/** Who is burdened by a clause that gives its subject a right, or frees it. */
export function exposed({ alone, opposite, isMutual }: Clause): string {
  return alone === null ? (isMutual ? bothParties : "") : opposite;
}
