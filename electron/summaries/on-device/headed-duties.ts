import { headedBy, type SubjectPattern } from "../obligations/subject.ts";
import type { Reading, Sentence } from "./reading.ts";
import { collapse } from "./sentences.ts";

/** What a duty begins with that names nobody; "Not to sell", "To provide" too. */
const imperative =
  /^(?:[•●▪▫◦‣–*-]\s*|\(?\w{1,3}[.)]\s+)?(?:(?:do )?not (?:to )?|to |never |promptly |at all times )?(?:accept|act|advise|allow|appoint|arrange|assist|attend|be responsible|bear|carry|collect|complete|comply|conduct|cooperate|co-operate|coordinate|cover|create|deliver|design|designate|develop|disclose|display|ensure|establish|follow|furnish|give|handle|hold|host|identify|implement|include|indemnify|inform|inspect|install|insure|issue|keep|maintain|make|manage|manufacture|market|monitor|notify|obtain|offer|operate|participate|pay|perform|permit|prepare|process|procure|promote|protect|provide|publish|purchase|reimburse|repair|report|respond|return|review|safeguard|secure|sell|send|store|submit|supply|support|test|train|treat|use)\s/i;
const fewestWords = 4;

/** "Obligations of the Supplier: • Provide clean sacks": whom the heading names is bound by what stands under it. */
export function headedDuty({ text, headings }: Reading, sentence: Sentence, subject: SubjectPattern): Sentence | null {
  const { heading, start, end, lead, isOfOthers } = sentence;
  if (heading === "" || lead !== undefined || isOfOthers === true || !imperative.test(sentence.text)) return null;
  if (sentence.text.split(" ").length < fewestWords || headedBy(`${heading}: x`, subject) === null) return null;
  const above = headings.findLast((one) => one.start < start && one.text.includes(heading));
  const at =
    above === undefined
      ? text.lastIndexOf(heading, start)
      : above.start + Math.max(0, text.slice(above.start, above.end).indexOf(heading));
  if (at < 0 || text.slice(at, at + heading.length) !== heading) return null;
  const own = collapse(text.slice(start, end));
  const head = { start: at, end: at + heading.length };
  const said = `${heading}: ${own}`;
  return { ...sentence, lead: head, isItem: true, text: said, whole: { start, end, lead: head, text: said } };
}
