import type { Contract } from "../../shared/domain/contract.ts";
import { severitySchema } from "../../shared/domain/summary.ts";
import type { ModelAnswer } from "./answer.ts";
import { evidenceIn } from "./facts.ts";
import { terms } from "./on-device/terms/index.ts";
import { placeOfLaw } from "./on-device/terms/governing-law.ts";
import type { Part } from "./parts.ts";
import { placesIn } from "./verification/names.ts";

type Statement = ModelAnswer["statements"][number];
type KeyTerm = ModelAnswer["keyTerms"][number];

/**
 * An answer about one part, with each quote bound to where it stands: the same words often stand in several parts, and a
 * citation must lead to the part that was read.
 */
export function boundToPart(
  { text }: Pick<Contract, "text">,
  { span, context }: Part,
  answer: ModelAnswer,
): ModelAnswer {
  const bind = <Said extends { readonly quotes: ModelAnswer["statements"][number]["quotes"] }>(said: Said): Said => ({
    ...said,
    quotes: said.quotes.map((quote) => (quote.start === undefined ? { ...quote, start: placeOf(quote.quote) } : quote)),
  });
  const placeOf = (quote: string): number => {
    if (quote === "") return span.start;
    for (const place of [span, ...context]) {
      const at = text.indexOf(quote, place.start);
      if (at >= 0 && at + quote.length <= place.end) return at;
    }
    // The check looks for the nearest match around it.
    return span.start;
  };
  const statements = answer.statements.filter(({ level }) => level !== "snapshot" || span.start === 0);
  return { ...answer, statements: statements.map(bind), keyTerms: answer.keyTerms.map(bind) };
}

/**
 * One answer from the answers about a contract's parts, in their order. Statements that say the same are said once, with the
 * quotes of all; of a key term, what is stated goes before silence, and two answers that cannot both be right make it
 * ambiguous, with the quotes of both. Kind, brief and parties are those of the first part that has them.
 */
export function mergeAnswers(answers: readonly ModelAnswer[]): ModelAnswer {
  return {
    kind: answers.map(({ kind }) => kind.trim()).find((kind) => kind !== "" && kind !== "contract") ?? "contract",
    brief: answers.map(({ brief }) => brief.trim()).find((brief) => brief !== "") ?? "",
    parties: answers.map(({ parties }) => parties).find((parties) => parties.length > 0) ?? [],
    statements: mergeStatements(answers.flatMap(({ statements }) => statements)),
    keyTerms: mergeKeyTerms(answers.flatMap(({ keyTerms }) => keyTerms)),
  };
}

function mergeStatements(statements: readonly Statement[]): Statement[] {
  const merged = new Map<string, Statement>();
  const byQuotes = new Map<string, string>();
  for (const statement of statements) {
    const words = `${statement.level} ${plain(statement.text)}`;
    const cited = statement.quotes.map(({ quote }) => plain(quote)).toSorted();
    const quoted = `${statement.level} ${cited.join("|")} ${factsOf(statement.text).toSorted().join("|")}`;
    const key = merged.has(words) || cited.length === 0 ? words : (byQuotes.get(quoted) ?? words);
    const known = merged.get(key);
    merged.set(
      key,
      known === undefined
        ? statement
        : { ...known, ...graver(known, statement), quotes: joinedQuotes(known.quotes, statement.quotes) },
    );
    if (cited.length > 0) byQuotes.set(quoted, key);
  }
  return [...merged.values()];
}

/** Of two that weigh the same risk, the one who takes it more seriously. */
function graver({ risk: one }: Statement, { risk: other }: Statement): Pick<Statement, "risk"> {
  const order = severitySchema.options;
  const isOther =
    other !== null &&
    other !== undefined &&
    (one === null || one === undefined || order.indexOf(other.severity) < order.indexOf(one.severity));
  const risk = isOther ? other : one;
  return risk === null || risk === undefined ? {} : { risk };
}

function mergeKeyTerms(all: readonly KeyTerm[]): KeyTerm[] {
  const ids = [...new Set([...terms.map(({ id }) => id), ...all.map(({ id }) => id)])];
  return ids.flatMap((id): KeyTerm[] => {
    const entries = all.filter((term) => term.id === id);
    const said = entries.filter(
      ({ state, answer }) => state !== "silent" && state !== "unreadable" && answer.trim() !== "",
    );
    const [first, ...others] = said;
    if (first === undefined)
      return entries.slice(0, 1).map((term) => ({ ...term, state: "silent", answer: "", detail: "", quotes: [] }));
    return [others.reduce(joinTerms, first)];
  });
}

function joinTerms(one: KeyTerm, other: KeyTerm): KeyTerm {
  const quotes = joinedQuotes(one.quotes, other.quotes);
  const [mine, theirs] = [plain(one.answer), plain(other.answer)];
  const detail = joinedWords(one.detail ?? "", other.detail ?? "");
  if (mine.includes(theirs)) return { ...one, detail, quotes };
  if (theirs.includes(mine)) return { ...one, answer: other.answer, detail, quotes };
  const answer = `${one.answer.replace(/[.;\s]+$/, "")}; ${other.answer}`;
  const state =
    one.state === "stated" && other.state === "stated" && !answersDiffer(one, other) ? "stated" : "ambiguous";
  return { ...one, state, answer, detail, quotes };
}

/** Two long answers as one, each said once. */
function joinedWords(one: string, other: string): string {
  const [mine, theirs] = [plain(one), plain(other)];
  if (mine.includes(theirs)) return one;
  return theirs.includes(mine) ? other : `${one} ${other}`;
}

/** Terms to which there is one answer: two of them are one too many, however they are worded. */
const single = new Set([
  "governing-law",
  "agreement-date",
  "effective-date",
  "expiration-date",
  "cap-on-liability",
  "notice-period-to-terminate-renewal",
  "renewal-term",
  "term",
]);

/** Whether two answers to a key term cannot both be right: of those with one answer, any two; of others, those whose figures differ. */
function answersDiffer(one: KeyTerm, other: KeyTerm): boolean {
  if (one.id === "governing-law") {
    const places = ({ answer }: KeyTerm): string[] => placesIn(`${answer} ${placeOfLaw(answer) ?? ""}`);
    const [mine, theirs] = [places(one), places(other)];
    return mine.length === 0 || theirs.length === 0 || !mine.some((place) => theirs.includes(place));
  }
  const [mine, theirs] = [factsOf(one.answer), factsOf(other.answer)];
  const shared = mine.some((fact) => theirs.includes(fact));
  if (single.has(one.id)) return !shared;
  return mine.length > 0 && theirs.length > 0 && !shared;
}

function factsOf(text: string): string[] {
  return evidenceIn(text).flatMap(({ keys }) => keys);
}

function joinedQuotes(one: Statement["quotes"], other: Statement["quotes"]): Statement["quotes"] {
  const known = new Set(one.map(({ quote }) => plain(quote)));
  return [...one, ...other.filter(({ quote }) => !known.has(plain(quote)))];
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
