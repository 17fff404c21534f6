import type { Contract } from "../../../shared/domain/contract.ts";
import { findReferences } from "../../../shared/domain/references.ts";
import type { ModelAnswer } from "../answer.ts";
import { findTitle } from "../on-device/kind.ts";
import { findParties } from "../on-device/parties.ts";
import { quotesOf } from "../on-device/quotes.ts";
import { readContract, type Reading } from "../on-device/reading.ts";
import { trim, type Span } from "../on-device/sentences.ts";
import { listed } from "../on-device/wording.ts";
import { danglingReferences } from "./cross-references.ts";
import { borrowedMeanings, twiceDefinedTerms, undefinedTerms, unusedTerms } from "./terms.ts";
import { sayings } from "./wording.ts";

/** An answer with what is to be said of its contract's definitions and references; checked like any other statement. */
export function withDefinitions(contract: Contract, answer: ModelAnswer): ModelAnswer {
  const added = definitionFaults(contract).map(({ text, spans }) => ({
    level: "definitions" as const,
    text,
    quotes: quotesOf(contract, spans),
  }));
  return added.length === 0 ? answer : { ...answer, statements: [...answer.statements, ...added] };
}

/** One statement on how the contract's words and numbers hang together. */
export interface DefinitionFault {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** Of a kind, so many are named one by one; so many more together. */
const oneByOne = 4;
const together = 12;

/**
 * What a careful reader marks in the margin: terms used as if defined, defined twice or never used, and references to
 * parts that are not there. Each kind is said one by one while there are few, and named together beyond that.
 * Deterministic; silent where a name may as well be that of a thing, or the numbers of the parts are not known well.
 */
export function definitionFaults(contract: Contract): DefinitionFault[] {
  const reading = readContract(contract);
  const references = findReferences(contract);
  const parties = findParties(reading);
  const title = findTitle(reading);
  const borrowed = borrowedMeanings(reading);
  // What another document may define is not missed here.
  const missing = borrowed === null ? undefinedTerms(reading, references, parties, title?.text ?? "") : [];
  const around = (place: Span): Span => passageAround(reading, place);
  return [
    ...(borrowed === null
      ? []
      : [{ text: "Terms have the meaning that another document gives them.", spans: [borrowed] }]),
    ...capped(
      missing.map(({ term, places }) => ({ name: `“${term}”`, spans: places.map(around) })),
      (names, are) => `${names} ${are} ${sayings.undefined}.`,
    ),
    ...capped(
      twiceDefinedTerms(reading, references, parties).map(({ term, places }) => ({
        name: `“${term}”`,
        spans: places.map(around),
      })),
      (names, are) => `${names} ${are} ${sayings.twice}.`,
    ),
    ...capped(
      danglingReferences(reading, references).map((one) => ({
        name: one.text
          .replace(/\s+/g, " ")
          .replace(/^(section|article|clause|paragraph|exhibit|schedule|attachment)s\b/i, "$1"),
        spans: [around(one)],
      })),
      (names, are) => `${names} ${are} ${sayings.dangling}.`,
    ),
    ...capped(
      unusedTerms(reading, references, parties).map(({ term, places }) => ({
        name: `“${term}”`,
        spans: places.map(around),
      })),
      (names, are) => `${names} ${are} ${sayings.unused}.`,
    ),
  ];
}

interface Found {
  readonly name: string;
  readonly spans: readonly Span[];
}

function capped(found: readonly Found[], say: (names: string, are: "is" | "are") => string): DefinitionFault[] {
  const single = found.length <= oneByOne + 1 ? found : found.slice(0, oneByOne);
  const rest = found.slice(single.length, single.length + together);
  const more = found.length > single.length + rest.length;
  return [
    ...single.map(({ name, spans }) => ({ text: say(name, "is"), spans })),
    ...(rest.length === 0
      ? []
      : [
          {
            text: say(listed([...rest.map(({ name }) => name), ...(more ? ["others"] : [])]), "are"),
            spans: rest.flatMap(({ spans }) => spans.slice(0, 1)),
          },
        ]),
  ];
}

/** The sentence a place stands in; where none was read there, the words around it in its paragraph. */
function passageAround({ text, sentences }: Reading, { start, end }: Span): Span {
  const sentence = sentences.find((one) => one.start <= start && end <= one.end);
  if (sentence !== undefined && sentence.end - sentence.start <= 700)
    return { start: sentence.start, end: sentence.end };
  const from = Math.max(sentence?.start ?? 0, text.lastIndexOf("\n\n", start) + 1, wordAt(text, start - 160));
  const gap = text.indexOf("\n\n", end);
  const to = Math.min(sentence?.end ?? text.length, gap < 0 ? text.length : gap, wordAt(text, end + 160));
  return trim(text, from, Math.max(to, end));
}

function wordAt(text: string, at: number): number {
  const from = Math.min(Math.max(0, at), text.length);
  const space = text.indexOf(" ", from);
  return from === 0 || space < 0 || space - from > 40 ? from : space + 1;
}
