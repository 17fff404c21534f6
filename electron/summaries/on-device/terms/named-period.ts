import { factsIn } from "../../facts.ts";
import type { Span } from "../sentences.ts";
import { plainFact } from "./answers.ts";
import type { TermAnswer } from "./term.ts";

/** A period of the contract that has a name, and where the contract says how long it is. */
export interface NamedPeriod extends Span {
  /** "3 years". */
  readonly length: string;
  /** What stands behind the name: "the period of three years from the Commencement Date". */
  readonly text: string;
}

const runsFor =
  /\b(?:for|of|throughout|during|until the end of|until the expiry of)\s+(?:a |an |the |each )?(?<name>(?:(?:Initial|Subscription|Contract|Fixed|First|Minimum|Services?|Licen[cs]e|Order|Base|Agreement) )?(?:Term|Period))\b/u;
const asNotice = /^['’]?s?,?\s*(?:(?:prior|advance|written|calendar|business)\b[\s,]*)*notice\b/i;

/**
 * "For the Initial Term", where "“Initial Term” means the period of three years from the Commencement Date", a definition
 * without quotes, or a row of particulars says how long that is. Null where nothing does.
 */
export function namedPeriodOf(text: string, answer: TermAnswer): NamedPeriod | null {
  const [passage] = answer.passages;
  if (passage === undefined) return null;
  const name = runsFor.exec(text.slice(passage.start, passage.end).replace(/\s+/g, " "))?.groups?.["name"];
  if (name === undefined) return null;
  const defining = new RegExp(
    `(?:^|[\\n\\t(]|["“])[ \\t]*(?:\\d[\\d.]*[ \\t]+)?${name}["”]?[ \\t]*(?::|[–—]|\\bmeans\\b|\\bshall mean\\b|\\bis\\b|\\t)[ \\t]*(?<rest>[^\\n]{3,240})`,
    "gu",
  );
  for (const { index, 0: whole, groups = {} } of text.matchAll(defining)) {
    const line = groups["rest"] ?? "";
    const rest = line.split(/\.(?:\s|$)/u)[0] ?? "";
    const fact = factsIn(rest).find(({ kind, start }) => kind === "duration" && start <= 60);
    if (fact === undefined || asNotice.test(rest.slice(fact.end))) continue;
    return {
      start: index + whole.indexOf(name),
      end: index + whole.length - line.length + rest.length,
      length: plainFact(fact),
      text: rest,
    };
  }
  return null;
}
