import { factsIn } from "../../facts.ts";
import type { Sentence } from "../reading.ts";
import type { Span } from "../sentences.ts";
import { readable } from "../wording.ts";
import { plainFact } from "./answers.ts";
import { terminationForConvenience } from "./ending.ts";
import { expirationDate } from "./expiration.ts";
import { labelled } from "./labels.ts";
import { endless, isOfTheTerm, lastingTerm, notThisTerm } from "./lasting.ts";
import { namedPeriodOf } from "./named-period.ts";
import { written } from "./own-dates.ts";
import type { CuedTerm, Subject, TermAnswer } from "./term.ts";

const termLabel =
  "(?:(?:Agreement|Contract|Initial|Lease|Licen[cs]e|Contractual|(?:Initial )?Subscription|Service|Order) )?Term(?: of (?:this |the )?(?:Agreement|Contract|Lease))?|Duration|Contract Period";

/** Where no clause measures it, a row of a form does: "Agreement Term: 1 Year". */
export const term: CuedTerm = {
  ...lastingTerm,
  find(subject) {
    const answer = lastingTerm.find(subject);
    const isMeasured = answer !== null && /^(?:At least \d|\d|Until \d|Perpetual|Indefinite)/.test(answer.answer);
    const period = isMeasured || answer === null ? null : namedPeriodOf(subject.reading.text, answer);
    if (period !== null && answer !== null)
      return {
        ...answer,
        answer: period.length,
        said: `${period.length}. ${answer.said ?? answer.answer}`,
        passages: [...answer.passages, period],
      };
    const row = isMeasured ? null : labelled(subject.reading.text, termLabel);
    const fact =
      row === null ? undefined : factsIn(row.text).find(({ kind, start }) => kind === "duration" && start <= 20);
    if (row === null || fact === undefined || !isOfTheTerm(row.text, fact))
      return answer === null || isMeasured ? withExit(subject, answer) : byItsLastDay(subject, answer);
    return {
      state: "stated",
      answer: plainFact(fact),
      detail: row.text,
      passages: [{ start: row.start, end: row.end }, ...(answer?.passages.slice(0, 1) ?? [])],
    };
  },
};

/** Of a contract without a last day the notice by which it is ended says how long it lasts: "No fixed end; ... on 30 days’ notice". */
function withExit(subject: Subject, answer: TermAnswer | null): TermAnswer | null {
  if (answer === null || !endless.test(answer.answer)) return answer;
  const first = answer.answer === "Until terminated" ? firstTerm(subject) : null;
  if (first !== null) return first;
  const exit = terminationForConvenience.find(subject);
  if (exit === null || !/^On \d/.test(exit.answer)) return answer;
  const lasts = answer.answer === "Perpetual" ? "Perpetual" : "No fixed end";
  const short = `${lasts}; it may be ended ${exit.answer.replace(/^On\b/, "on")}`;
  return {
    ...answer,
    answer: short,
    said: `${short}. ${answer.detail ?? ""}`.trim(),
    passages: [...answer.passages, ...exit.passages.filter(({ start }) => !isAmong(start, answer.passages))],
  };
}

/** "Until it is terminated. The initial term is one year": it has a length all the same. */
function firstTerm({ reading }: Subject): TermAnswer | null {
  for (const sentence of reading.sentences) {
    const { text } = sentence;
    if (!/\b(?:initial|first|original|primary) (?:term|period)\b/i.test(text) || notThisTerm.test(text)) continue;
    const fact = factsIn(text).find((one) => one.kind === "duration" && isOfTheTerm(text, one));
    if (fact === undefined || !/\b(?:for|of|is|be|means?)\b[^.;,]{0,40}$/i.test(text.slice(0, fact.start))) continue;
    const detail = readable(text);
    return {
      state: "stated",
      answer: plainFact(fact),
      detail,
      said: `${plainFact(fact)}. ${detail}`,
      passages: [sentence],
    };
  }
  return null;
}

function isAmong(start: number, passages: readonly Span[]): boolean {
  return passages.some((one) => one.start === start);
}

/** "“Term” means the period from ... until the later of ...": what it is that a contract lasts for. */
function definedTerm({ reading }: Subject): Sentence | undefined {
  return reading.sentences.find(
    ({ text }) =>
      /^\W*["“](?:the )?Term["”]\s*(?:means|shall mean|is|shall be)\b/.test(text) &&
      !/\b(?:meaning|defined|set (?:forth|out)|specified|as described)\b/i.test(text.slice(0, 120)),
  );
}

/** "For the Initial Term", "until the Expiration Date": what names its end by a defined term lasts until the day that means. */
function byItsLastDay(subject: Subject, answer: TermAnswer): TermAnswer {
  const named = answer.passages.some(({ start, end }) =>
    /\bthe (?:(?:Initial )?Term|(?:Expiration|Expiry|End) Date)\b/.test(subject.reading.text.slice(start, end)),
  );
  if (!named) return withExit(subject, answer) ?? answer;
  const end = expirationDate.find(subject);
  if (end === null || !/^\d{4}-\d{2}-\d{2}$/.test(end.answer)) {
    const meaning = definedTerm(subject);
    if (meaning === undefined || isAmong(meaning.start, answer.passages)) return answer;
    const detail = readable(meaning.text);
    return {
      state: answer.state,
      answer: readable(meaning.text, 24),
      detail: `${detail} ${answer.detail ?? ""}`.trim(),
      passages: [meaning, ...answer.passages],
    };
  }
  return {
    ...answer,
    answer: `Until ${end.answer}`,
    said: `Until ${written(end.answer)}. ${answer.said ?? answer.answer}`,
    passages: [...answer.passages, ...end.passages],
  };
}
