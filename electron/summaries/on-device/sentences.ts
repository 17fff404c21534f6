export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of a long sentence; what it has to be read with, where it says something else without it. */
export interface Piece extends Span {
  readonly whole?: Span;
}

export const abbreviation =
  /(?:^|[\s("“])(?:inc|corp|co|ltd|llc|l\.l\.c|l\.p|lp|plc|no|nos|sec|art|vs|v|mr|mrs|ms|dr|jr|sr|st|ave|blvd|rd|ste|dept|est|approx|attn|tel|fax|u\.s|u\.s\.a|u\.k|n\.a|s\.a|s\.p\.a|b\.v|n\.v|a\.m|p\.m|e\.g|i\.e|et al|etc|cf|viz|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|prof|gen|col|civ|stat|rev|ann|crim|bus|fin|tex|cal|supp|para|sched|exh|min|max|capt|rev|hon|abs|bzw|z\.b|ggf|ca|sr|sra|d|m|mme)$/iu;
const initial = /(?:^|[\s(."“])\p{Lu}$/u;
const enumerator = /^\W*(?:section|article|clause|§)?\s*(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})$/iu;

/** German writes "1. Januar"; other languages that number days so write their months small. */
const dayOfMonth = /(?:^|\s)\d{1,2}$/;
const germanMonth = /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b/u;

const longSentence = 60;
const veryLongSentence = 90;
const pieceOfUnpunctuated = 32;

/** Whether a text is written without capitals, so that a full stop before a small letter ends a sentence. */
export function isLowerCase(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const capitals = sample.match(/\p{Lu}/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return letters > 0 && capitals / letters < 0.004;
}

/**
 * Sentences of one block, as offsets into `text`. Knows the abbreviations of contracts; cuts enumerations of more than
 * 60 words at their semicolons, and what has no punctuation at all into pieces of about 32 words. A piece that is limited or
 * completed by its neighbours names what they are together.
 */
export function sentencesOf(text: string, block: Span, lowerCase: boolean): Piece[] {
  const source = text.slice(block.start, block.end);
  const found: Span[] = [];
  let from = 0;
  for (const stop of source.matchAll(/[.!?]+["”’')\]]*(?=\s)|[。！？]/gu)) {
    const end = stop.index + stop[0].length;
    const before = source.slice(from, stop.index);
    const after = source.slice(end).trimStart();
    if (stop[0].startsWith(".")) {
      if (abbreviation.test(before) || (initial.test(before) && !/[)"”]$/.test(stop[0]))) continue;
      if (dayOfMonth.test(before) && germanMonth.test(after)) continue;
      if (enumerator.test(before) || /[:;.,]\s+\(?(?:\d{1,2}|\p{Ll}|[ivx]{1,5})$/u.test(before)) continue;
    }
    if (!lowerCase && !/^(?:["“‘'([]*(?:[\p{Lu}\p{N}§•*_]|\p{Ll}{1,2}\p{Lu}\p{Ll})|\(?\p{Ll}{1,4}[).]\s)/u.test(after))
      continue;
    found.push({ start: from, end });
    from = end;
  }
  found.push({ start: from, end: source.length });
  return found
    .map(({ start, end }) => trim(text, block.start + start, block.start + end))
    .flatMap((sentence) => shorten(text, sentence))
    .filter(({ start, end }) => end > start);
}

/** Without the white space at its ends. */
export function trim(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from] ?? "")) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? "")) to -= 1;
  return { start: from, end: to };
}

export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

function shorten(text: string, sentence: Span): Piece[] {
  const source = text.slice(sentence.start, sentence.end);
  if (countWords(source) <= longSentence) return [sentence];
  const pieces = cut(text, sentence, /;(?=\s)|:(?=\s*\(?(?:\d{1,2}|\p{Ll}|[ivx]{1,4})[.)]\s)/gu, 8);
  return together(text, pieces).flatMap((piece) => {
    const words = countWords(text.slice(piece.start, piece.end));
    if (words <= veryLongSentence) return [piece];
    const commas = (text.slice(piece.start, piece.end).match(/[,;:(]/g) ?? []).length;
    return commas * 25 < words ? chunk(text, piece) : [piece];
  });
}

/** Begins what has its sense from the words before it, and without which they may not be true. */
const turn =
  /^(?:(?:and|or|but)\s+)?(?:provided|providing|except|excepting|excluding|unless|save|saving|subject to|however|but|otherwise|notwithstanding|without|only|in (?:which|each|either) (?:case|event)|failing which|so long as|it being|whichever|whereupon|that)\b/i;
const item = /^(?:(?:and|or)\s+)?\(?(?<mark>\d{1,2}|\p{Ll}{1,2}|[ivx]{1,5})[.)]\s/iu;
const verb =
  "\\b(?:shall|will|may|must|can|cannot|is|are|was|were|has|have|agrees?|grants?|waives?|submits?|appoints?|assigns?|acknowledges?|represents?|warrants?)\\b";
const finite = new RegExp(verb, "i");
const ownClause = new RegExp(
  `^(?:(?:and|or|further|also|thereafter|then),?\\s+)*(?:[^\\s;:]+\\s+){1,14}?${verb}`,
  "iu",
);
/** What is longer is shown in part, whatever completes it. */
const mostTogether = 170;

/** Names for each piece those beside it that limit or complete it: a proviso, the rest of a list that no colon opens. */
function together(text: string, pieces: readonly Span[]): Piece[] {
  const runs: Span[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    const after = text.slice(piece.start, piece.end);
    if (
      run !== undefined &&
      first !== undefined &&
      !standsAlone(text.slice(first.start, piece.start), after) &&
      (turn.test(after) || countWords(text.slice(first.start, piece.end)) <= mostTogether)
    )
      run.push(piece);
    else runs.push([piece]);
  }
  return runs.flatMap((run) => {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined || first === last) return run;
    return run.map((piece) => ({ ...piece, whole: { start: first.start, end: last.end } }));
  });
}

/** Whether what stands behind a semicolon or a colon can be read without what stands before it, and the other way round. */
function standsAlone(before: string, after: string): boolean {
  const opened = before.match(/\(/g)?.length ?? 0;
  // "a)": its bracket has no other half.
  const closed = before.match(/(?<!(?:^|\s)(?:\d{1,2}|\p{Ll}|[ivx]{1,4}))\)/gu)?.length ?? 0;
  if (opened > closed || turn.test(after)) return false;
  // The items of a list that a colon opens are each completed by its lead.
  const kind = kindOfItem(after);
  return kind === null
    ? finite.test(before) && ownClause.test(after)
    : /:\s*$/.test(before) || kindOfItem(before) === kind;
}

function kindOfItem(text: string): "figure" | "roman" | "letter" | null {
  const mark = item.exec(text)?.groups?.["mark"];
  if (mark === undefined) return null;
  return /^\d/.test(mark) ? "figure" : /^[ivx]+$/i.test(mark) ? "roman" : "letter";
}

function cut(text: string, { start, end }: Span, at: RegExp, leastWords: number): Span[] {
  const source = text.slice(start, end);
  const pieces: Span[] = [];
  let from = 0;
  for (const stop of source.matchAll(at)) {
    const to = stop.index + 1;
    if (countWords(source.slice(from, to)) < leastWords || countWords(source.slice(to)) < leastWords) continue;
    pieces.push(trim(text, start + from, start + to));
    from = to;
  }
  pieces.push(trim(text, start + from, end));
  return pieces;
}

function chunk(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let from = start;
  let words = 0;
  for (const word of text.slice(start, end).matchAll(/\S+/g)) {
    const connective = /^(?:and|but|if|provided|the|this|any|each|no|either|neither)$/i.test(word[0]);
    if (words >= pieceOfUnpunctuated + 10 || (words >= pieceOfUnpunctuated && connective)) {
      pieces.push(trim(text, from, start + word.index));
      from = start + word.index;
      words = 0;
    }
    words += 1;
  }
  pieces.push(trim(text, from, end));
  return pieces;
}

/** A line that holds the number of a page, between two halves of a sentence. */
export const pageNumber =
  /\n[ \t\u00a0]*[-–—]{0,2}[ \t]*(?:page[ \t]+)?\d{1,3}[ \t]*[-–—]{0,2}[ \t\u00a0]*(?=\n\s*[\p{Ll},;)(])/giu;

/** White space as one blank; a blank to be filled in as four lines, where it says that something is still to come. */
export function collapse(text: string): string {
  return (
    text
      .replace(pageNumber, "\n")
      .replace(/\u00ad\s*/g, "")
      // A blank to be filled in says that something is still to come; a rule says nothing.
      .replace(/-{4,}/g, " ")
      .replace(/_{4,}/g, (_blank, at: number, whole: string) =>
        /[$€£]\s*$|\b(?:of|for|to|is|than|within|at|by|about)\s+$/.test(whole.slice(0, at)) ? "____" : " ",
      )
      .replace(/\s+/g, " ")
      .trim()
  );
}
