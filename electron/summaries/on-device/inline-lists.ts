import { longestJoined } from "./duty-lists.ts";
import type { Sentence } from "./reading.ts";
import { collapse, countWords, type Span } from "./sentences.ts";
import { wholeOf } from "./whole.ts";

/** Words of what opens a list whose items are told apart. */
const longestHead = 60;
const leastItems = 3;

/** What opens a list within a sentence. */
interface Opening {
  readonly lead: Span;
  readonly head: string;
  readonly names: readonly string[];
  /** Of the items so far. */
  readonly count: number;
  /** Where the last of them ends. */
  readonly end: number;
}

const letters = "abcdefghijklmnopqrstuvwxyz".split("");
const numerals = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(" ");
const figures = Array.from({ length: 30 }, (_, at) => String(at + 1));

/**
 * "The Supplier covenants that: (a) it will …; (b) it will …": a list that runs on in its sentence and is too long to be shown
 * whole, as its items, each with the words that open the list. So none is lost behind what there is room for, nor left
 * without who is bound. Items are told by marks that follow on each other.
 */
export function withInlineItems(text: string, sentences: readonly Sentence[]): Sentence[] {
  let open: Opening | null = null;
  return sentences.flatMap((sentence) => {
    const next: Opening | null = open === null ? null : goingOn(text, open, sentence);
    if (open !== null && next !== null) {
      const item = itemOf(text, sentence, open, sentence, true);
      open = isOpen(sentence.text) ? next : null;
      return [item];
    }
    open = null;
    const long = wholeOf(sentence);
    const isShown = countWords(long.text) <= longestJoined && !isOpen(long.text);
    if (sentence.lead !== undefined || long.lead !== undefined || isShown) return [sentence];
    const marked = marksIn(text, sentence);
    const [first] = marked.starts;
    if (first === undefined) return [sentence];
    const lead = { start: sentence.start, end: first };
    const head = collapse(text.slice(lead.start, lead.end));
    const goesOn = isOpen(sentence.text);
    if (countWords(head) > longestHead || (!goesOn && marked.starts.length < leastItems)) return [sentence];
    const list: Opening = { lead, head, names: marked.names, count: marked.starts.length, end: sentence.end };
    if (goesOn) open = list;
    return marked.starts.map((start, order) => {
      const end = marked.starts[order + 1] ?? sentence.end;
      const length = text.slice(start, end).trimEnd().length;
      return itemOf(text, sentence, list, { start, end: start + length }, order > 0);
    });
  });
}

/** The list with one more item; null where the sentence is none of it. */
function goingOn(text: string, open: Opening, { start, end }: Span): Opening | null {
  const mark = /^\s*(?:(?:and|or)\s+)?\((?<mark>\w{1,4})\)\s*$/.exec(text.slice(open.end, start))?.groups?.["mark"];
  return mark !== undefined && mark === open.names[open.count] ? { ...open, count: open.count + 1, end } : null;
}

function isOpen(text: string): boolean {
  return /[;,](?:\s+(?:and|or))?$/.test(text);
}

function itemOf(text: string, sentence: Sentence, { lead, head }: Opening, span: Span, isLater: boolean): Sentence {
  const { whole: _whole, exception: _exception, ...alone } = sentence;
  const item = collapse(text.slice(span.start, span.end));
  const own = { start: span.start, end: span.end };
  return {
    ...alone,
    ...own,
    lead,
    isItem: true,
    text: `${head} ${item}`,
    whole: { ...own, lead, text: `${head}${isLater ? " …" : ""} ${item}` },
  };
}

/** Where "(a)", "(b)" or "(i)", "(ii)" stand, and how the list counts. */
function marksIn(text: string, { start, end }: Span): { readonly names: readonly string[]; readonly starts: number[] } {
  const found = [...text.slice(start, end).matchAll(/(?<=[\s,;:])\((?<mark>[a-z]|[ivx]{1,5}|\d{1,2})\)(?=\s)/g)];
  const names = [letters, numerals, figures].find(([one]) => found[0]?.groups?.["mark"] === one) ?? [];
  const starts: number[] = [];
  for (const { index, groups } of found) if (groups?.["mark"] === names[starts.length]) starts.push(start + index);
  return { names, starts: names.length === 0 ? [] : starts };
}
