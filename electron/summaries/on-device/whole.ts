import { collapse, type Span } from "./sentences.ts";

/** A sentence, or a part of one, with what limits or completes it. */
export interface Limited extends Span {
  /** Counts headings too. */
  readonly index: number;
  /** White space collapsed. */
  readonly text: string;
  /** Index into `Reading.parts`; -1 before the first. */
  readonly part: number;
  /** For an item of a list: the words before the list, which the item completes and which `text` begins with. */
  readonly lead?: Span;
  /** It begins with the letter or the number of an item of a list. */
  readonly isItem?: boolean;
  /** For a part of a sentence or of a list: that part with what limits or completes it, which is shown and quoted in its place. */
  readonly whole?: Whole;
  /** The sentence behind it, where that takes back a part of it: "Notwithstanding the foregoing". */
  readonly exception?: Limited;
  /** The sentence before it, where only that names what this one speaks of: "such termination", "the foregoing". */
  readonly before?: Limited;
  /** The sentence behind it, where that says what follows from it: "in the event of such a termination". */
  readonly after?: Limited;
}

export interface Whole extends Span {
  readonly text: string;
  readonly lead?: Span;
  /** Other items of its list stand behind it, and are left out. */
  readonly isFollowed?: true;
}

/** What is to be shown of a sentence, and quoted: never without the words of the sentence that limit it. */
export function wholeOf(sentence: Whole & { readonly whole?: Whole }): Whole {
  return sentence.whole ?? sentence;
}

/** A sentence without the one that it points to and the one that follows from it, for whoever takes it apart. */
export function alone<S extends Limited>({
  before: _before,
  after: _after,
  ...sentence
}: S): Omit<S, "before" | "after"> {
  return sentence;
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

/**
 * Joins what opens a list with its items, so that none is shown as if it were the only one. Of a long list the opening is
 * shown with as many items as there is room for, and an item with the opening and a mark that others are left out.
 */
export function withLists<S extends Limited>(text: string, sentences: readonly S[]): S[] {
  const result = [...sentences];
  for (const [at, sentence] of sentences.entries()) {
    const isOpening = /[:—–]$/.test(sentence.text) && sentence.lead === undefined;
    // The words before a list are not among the sentences where they are few; its items know them.
    const lead = isOpening ? sentence : sentence.lead;
    const before = sentences[at - 1];
    if (lead === undefined || (!isOpening && (before?.lead ?? before)?.start === lead.start)) continue;
    const from = isOpening ? at + 1 : at;
    const known = sentences[from]?.lead?.start;
    const isItem = (one: S, order: number): boolean =>
      one.isItem === true &&
      one.part === sentence.part &&
      one.index === sentence.index + order + (isOpening ? 1 : 0) &&
      (known === undefined ? one.lead === undefined : one.lead?.start === lead.start);
    const behind = sentences.slice(from);
    const count = behind.findIndex((one, order) => !isItem(one, order));
    const items = count < 0 ? behind : behind.slice(0, count);
    const last = items.at(-1);
    if (last === undefined) continue;
    const end = wholeOf(last).end;
    const all: Whole = { start: lead.start, end, text: collapse(text.slice(lead.start, end)) };
    const isShort = all.text.split(" ").length <= longestList;
    if (isOpening) result[at] = { ...sentence, whole: all };
    for (const [order, one] of items.entries())
      result[from + order] = isShort ? { ...one, whole: all } : withOpening(text, one, lead, order, items.length);
  }
  return result;
}

/** One of several items, with the words before them and a mark for those that are left out between. */
function withOpening<S extends Limited>(text: string, sentence: S, lead: Span, order: number, count: number): S {
  const { start, end } = wholeOf(sentence);
  const opening = `${collapse(text.slice(lead.start, lead.end))}${order > 0 ? " …" : ""}`;
  const item = collapse(text.slice(start, end));
  const whole: Whole = { start, end, text: `${opening} ${item}`, lead: { start: lead.start, end: lead.end } };
  return { ...sentence, whole: order < count - 1 ? { ...whole, isFollowed: true } : whole };
}

/** Begins a sentence that takes back a part of the one before it. */
export const isException =
  /^(?:notwithstanding(?:,| (?:the )?(?:foregoing|above|preceding|previous))|however\b|provided,? however|(?:the|this|these|such) (?:(?:foregoing|above|preceding|latter) )?(?:(?:\w+ ){0,2}(?:restrictions?|limitations?|prohibitions?|obligations?|undertakings?|covenants?|exclusions?|exceptions?|provisions?|sentences?|(?:sub)?sections?|clauses?|paragraphs?|indemnit(?:y|ies)|indemnification|warrant(?:y|ies)))?(?: \w+){0,6}? (?:shall|will|do(?:es)?) not (?:apply|extend|prevent|prohibit|restrict|preclude|include|cover)\b|nothing in this (?:section|clause|paragraph|article|sub-?section)\b)/i;

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
