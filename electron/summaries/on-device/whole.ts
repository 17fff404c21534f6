import { collapse, type Span } from "./sentences.ts";

/** A sentence, or a part of one, with what limits or completes it. */
export interface Limited extends Span {
  /** White space collapsed. */
  readonly text: string;
  /** Index into `Reading.parts`; -1 before the first. */
  readonly part: number;
  /** For an item of a list: the words before the list, which the item completes and which `text` begins with. */
  readonly lead?: Span;
  /** For a part of a sentence or of a list: that part with what limits or completes it, which is shown and quoted in its place. */
  readonly whole?: Whole;
  /** The sentence behind it, where that takes back a part of it: "Notwithstanding the foregoing". */
  readonly exception?: Limited;
}

export interface Whole extends Span {
  readonly text: string;
  readonly lead?: Span;
}

/** What is to be shown of a sentence, and quoted: never without the words of the sentence that limit it. */
export function wholeOf(sentence: Limited): Whole {
  return sentence.whole ?? sentence;
}

/** What stands at the end of the words before a list. */
export const leadEnd = /[\s:—–-]+$/u;

/** From where its first part begins, without number and heading, to where the last ends. */
export function wholeFrom(
  text: string,
  alone: Limited,
  { start, text: bare }: Limited,
  lead: Span | null,
  end: number,
): Whole {
  const before = alone.text.slice(0, alone.text.length - bare.length);
  const span = { start, end, text: `${before}${collapse(text.slice(start, end))}` };
  return alone.lead === undefined || lead === null ? span : { ...span, lead: { start: lead.start, end: lead.end } };
}

/** A list that is shown whole, with its lead, rather than the one item that was looked for. */
const longestList = 110;

/** Joins the items of a short list, so that none is shown as if it were the only one; of a long one says that it goes on. */
export function withLists<S extends Limited>(text: string, sentences: readonly S[]): S[] {
  const lists = Map.groupBy(
    sentences.filter(({ lead }) => lead !== undefined),
    ({ lead }) => lead?.start ?? -1,
  );
  return sentences.map((sentence) => {
    const { lead, whole } = sentence;
    const items = lead === undefined ? [] : (lists.get(lead.start) ?? []);
    const [first] = items;
    const last = items.at(-1);
    if (lead === undefined || first === undefined || last === undefined || first === last) return sentence;
    const end = last.whole?.end ?? last.end;
    const opening = collapse(text.slice(lead.start, lead.end));
    const all = collapse(text.slice(lead.start, end));
    if (all.split(" ").length <= longestList) return { ...sentence, whole: { start: lead.start, end, text: all } };
    if (sentence === first) return sentence;
    const said = (whole ?? sentence).text.slice(opening.replace(leadEnd, "").length).replace(/^[:\s]+/, "");
    const shown = `${opening} … ${said}`;
    return { ...sentence, whole: { ...(whole ?? { start: sentence.start, end: sentence.end, lead }), text: shown } };
  });
}

/** Begins a sentence that takes back a part of the one before it. */
export const isException =
  /^(?:notwithstanding the (?:foregoing|above|preceding|previous)|however\b|provided,? however|(?:the|this|these|such) (?:(?:foregoing|above|preceding|latter) )?(?:(?:\w+ ){0,2}(?:restrictions?|limitations?|prohibitions?|obligations?|undertakings?|covenants?|exclusions?|exceptions?|provisions?|sentences?|(?:sub)?sections?|clauses?|paragraphs?|indemnit(?:y|ies)|indemnification|warrant(?:y|ies)))?(?: \w+){0,6}? (?:shall|will|do(?:es)?) not (?:apply|extend|prevent|prohibit|restrict|preclude|include|cover)\b|nothing in this (?:section|clause|paragraph|article|sub-?section)\b)/i;

/** Gives each sentence the one behind it that takes back a part of it. */
export function withExceptions<S extends Limited>(sentences: readonly S[]): S[] {
  const result: S[] = [];
  for (const sentence of sentences.toReversed()) {
    const next = result.at(-1);
    const gap = (next?.start ?? Infinity) - wholeOf(sentence).end;
    const isLimited =
      next !== undefined &&
      next.part === sentence.part &&
      isException.test(next.text) &&
      gap >= 0 &&
      gap < farthestException;
    result.push(isLimited ? { ...sentence, exception: next } : sentence);
  }
  return result.toReversed();
}

/** Characters: a page may end between the two. */
const farthestException = 80;
