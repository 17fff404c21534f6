/** Text around what was found; `matches` bounds the words found, as offsets into `text`. */
export interface Passage {
  readonly text: string;
  readonly matches: readonly { readonly start: number; readonly end: number }[];
  /** In which of the texts it was found, and the offsets there from the first word found to the last. */
  readonly of: number;
  readonly from: number;
  readonly to: number;
}

interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

interface Match {
  readonly phrase: number;
  readonly start: number;
  readonly end: number;
}

/** Characters of a passage before its first match, and in which matches are taken together. */
const before = 80;
const span = 240;
const after = 80;
/** Characters looked through after the first match of a text, for a passage in which more stands together. */
const lookAhead = 20_000;

/**
 * The passage in which most of the phrases stand together: of the first text that has so many. The last phrase may be the
 * beginning of a word. Null where none is found.
 *
 * SQLite's own snippet() reads every word of a contract and weighs every match; with 200 long contracts that takes seconds.
 * This stops at the first passage that has everything, or not far behind the first that has something.
 */
export function findPassage(texts: readonly string[], phrases: readonly string[]): Passage | null {
  const wanted = phrases
    .map((phrase) => [...words(phrase)].map(({ folded }) => folded))
    .filter((list) => list.length > 0);
  let best: { text: string; of: number; matches: Match[]; found: number } | null = null;
  for (const [of, text] of texts.entries()) {
    const window = bestWindow(text, wanted);
    if (window.found > (best?.found ?? 0)) best = { text, of, ...window };
    if (best?.found === wanted.length) break;
  }
  return best === null ? null : { ...cut(best.text, best.matches), of: best.of };
}

function bestWindow(text: string, wanted: readonly string[][]): { matches: Match[]; found: number } {
  let best: { matches: Match[]; found: number } = { matches: [], found: 0 };
  let open: Match[] = [];
  let until = Number.POSITIVE_INFINITY;
  for (const match of matchesIn(text, wanted, () => until)) {
    open = [...open.filter(({ start }) => match.end - start <= span), match];
    const found = new Set(open.map(({ phrase }) => phrase)).size;
    if (found > best.found) best = { matches: open, found };
    until = Math.min(until, match.end + lookAhead);
    if (found === wanted.length) break;
  }
  return best;
}

/** Every place where a phrase stands, in the order in which they end, up to where it is `until`. */
function* matchesIn(text: string, wanted: readonly string[][], until: () => number): Generator<Match, void> {
  const longest = Math.max(...wanted.map((phrase) => phrase.length));
  const recent: Word[] = [];
  for (const word of words(text)) {
    if (word.start > until()) return;
    recent.push(word);
    if (recent.length > longest) recent.shift();
    for (const [index, phrase] of wanted.entries()) {
      const first = recent.at(-phrase.length);
      const mayBegin = index === wanted.length - 1;
      if (first !== undefined && standsAtEnd(recent, phrase, mayBegin)) {
        yield { phrase: index, start: first.start, end: word.end };
      }
    }
  }
}

function standsAtEnd(recent: readonly Word[], phrase: readonly string[], mayBegin: boolean): boolean {
  if (recent.length < phrase.length) return false;
  return phrase.every((wanted, at) => {
    const folded = recent[recent.length - phrase.length + at]?.folded ?? "";
    return mayBegin && at === phrase.length - 1 ? folded.startsWith(wanted) : folded === wanted;
  });
}

/** Words as the index's tokenizer (unicode61, without diacritics) sees them. */
function* words(text: string): Generator<Word, void> {
  const pattern = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    yield { folded: fold(found[0]), start: found.index, end: found.index + found[0].length };
  }
}

function fold(word: string): string {
  const lower = word.toLowerCase();
  return /^[a-z0-9]*$/.test(lower) ? lower : lower.normalize("NFD").replaceAll(/\p{M}/gu, "");
}

/** The text around the matches, cut between words, with an ellipsis where something is left out. */
function cut(text: string, matches: readonly Match[]): Omit<Passage, "of"> {
  const from = matches.reduce((least, { start }) => Math.min(least, start), text.length);
  const to = matches.reduce((most, { end }) => Math.max(most, end), 0);
  const start = from <= before ? 0 : from - afterSpace(text.slice(from - before, from)).length;
  const end = text.length - to <= after ? text.length : to + beforeSpace(text.slice(to, to + after)).length;
  const head = start === 0 ? "" : "…";
  const tail = end === text.length ? "" : "…";
  const shift = head.length - start;
  return {
    text: `${head}${text.slice(start, end)}${tail}`,
    matches: apart(matches).map((match) => ({ start: match.start + shift, end: match.end + shift })),
    from,
    to,
  };
}

function afterSpace(text: string): string {
  const space = text.search(/\s/u);
  return space === -1 ? "" : text.slice(space + 1);
}

function beforeSpace(text: string): string {
  const space = text.search(/\s\S*$/u);
  return space === -1 ? "" : text.slice(0, space);
}

/** The same places in order, those that overlap joined. */
function apart(matches: readonly Match[]): { start: number; end: number }[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of matches.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
