import { contentWords } from "./centrality.ts";
import { inPlainWords } from "./plain-words.ts";
import { readContract } from "./reading.ts";

const fewestWords = 5;

const cues: readonly (readonly [RegExp, number])[] = [
  [/\byou(?:r)?\b|\b(?:each|either|neither) party\b/, 0.4],
  [/\b(?:we|our|us)\b/, 0.3],
  [/\b(?:may|can|will|shall|must|agrees?)\b/, 0.4],
  [/\b(?:not|no|never|without)\b/, 0.3],
  [
    /\b(?:terminat|delet|shar|collect|liab|indemn|rights?\b|notice|chang|amend|third part|personal|information|content|confidential|pay|fee|licen[cs]|law)/,
    0.3,
  ],
];

/** Words of plain sentences; a list of nouns has few of them and tells a reader less. */
const plainWords = new Set(
  "the of to and a in for you your we our us this that these is are be will may can not or any with by on as from it if do all at its have has must when use their no".split(
    " ",
  ),
);

/** After these a clause begins that can be read by itself. */
const clauseOpeners = new Set("that and but so however".split(" "));
/** Before these a clause begins that needs them: without its "if" it says something else. */
const conditions = new Set("if when unless where".split(" "));
const subjects = new Set("you we it they users".split(" "));
const modals = new Set("may can will shall must cannot do are have agree reserve".split(" "));
/** What was said before a clause and turns it: nothing that follows can be read without it. */
const turning =
  /\b(?:if|unless|except|when|where|until|provided|not|no|never|neither|nor|nothing|without|only|before|after|whether|in the event|case)\b/i;
const dangling = new Set(
  "and or unless except until if the of to a an in for with by on at from our your that as if is are such under which who this its their any no not less more than".split(
    " ",
  ),
);

/** Part of one sentence: words `from` to `to`, and whether it reaches the sentence's end. */
interface Window {
  readonly sentence: number;
  readonly from: number;
  readonly words: readonly string[];
  readonly whole: boolean;
  /** Whether what is left off turns what is said: "unless ...", "but not ...". */
  readonly turned: boolean;
}

/**
 * What any text says above all, in at most `maxWords` words of its own. Picks clauses one after the other, as SumBasic does
 * (Nenkova and Vanderwende 2005, "The impact of frequency on summarization"): by words that recur in the text and are not
 * yet covered, by words that bind or bear on the reader, and by an early place; then puts them in the text's order.
 * Padding ("expressly", "from time to time") is left out. Empty where `maxWords` is 0 or the text has no words.
 */
export function briefOf(text: string, maxWords: number): string {
  if (!/\S/.test(text)) return "";
  const sentences = sentencesIn(text);
  const frequency = new Map<string, number>();
  for (const words of sentences)
    for (const word of new Set(contentWords(words.join(" ")))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const covered = new Set<string>();
  const chosen: Window[] = [];
  let room = Math.floor(maxWords);
  while (room >= (chosen.length === 0 ? 1 : fewestWords)) {
    let best: { window: Window; score: number } | null = null;
    for (const [index, words] of sentences.entries()) {
      if (chosen.some((window) => window.sentence === index)) continue;
      for (const window of windowsOf(words, index, room)) {
        const score = scoreOf(window, { frequency, covered, count: sentences.length, room });
        if (best === null || score > best.score) best = { window, score };
      }
    }
    if (best === null) break;
    chosen.push(best.window);
    for (const word of contentWords(best.window.words.join(" "))) covered.add(word);
    room -= best.window.words.length;
  }
  return joined(chosen.toSorted((a, b) => a.sentence - b.sentence));
}

/** Words of each sentence, squeezed; for a text of headings alone, the headings'. */
function sentencesIn(text: string): string[][] {
  const page = {
    number: 1,
    start: 0,
    end: text.length,
    width: 0,
    height: 0,
    source: "text" as const,
    runs: [],
    margins: [],
  };
  const coverage = { pages: 1, text: 1, ocr: 0, unreadable: 0 };
  const { sentences, headings } = readContract({
    name: "",
    sha256: "",
    size: text.length,
    format: "text",
    text,
    pages: [page],
    blocks: [],
    sections: [],
    coverage,
    findings: [],
  });
  const found = (sentences.length > 0 ? sentences : headings).map((sentence) => squeezed(sentence.text));
  const spoken = found.filter((words) => words.length > 0);
  return spoken.length > 0 ? spoken : [text.split(/\s+/).filter((word) => word !== "")];
}

function squeezed(sentence: string): string[] {
  return inPlainWords(sentence)
    .split(/\s+/)
    .filter((word) => word !== "");
}

function windowsOf(words: readonly string[], sentence: number, room: number): Window[] {
  const starts = [0];
  for (const [index, word] of words.entries()) {
    if (index === 0 || index + 1 >= words.length - fewestWords) continue;
    const lower = word.toLowerCase();
    if (conditions.has(lower)) starts.push(index);
    if (turning.test(words.slice(0, index).join(" "))) continue;
    if (clauseOpeners.has(lower)) starts.push(index + 1);
    else if (subjects.has(lower) && modals.has((words[index + 1] ?? "").toLowerCase())) starts.push(index);
  }
  return starts.map((from) => ({
    sentence,
    from,
    words: words.slice(from, from + room),
    whole: from + room >= words.length,
    turned: /^(?:\S+ ){0,2}(?:unless|except|only|not|but|without|provided)\b/i.test(words.slice(from + room).join(" ")),
  }));
}

interface Standing {
  readonly frequency: ReadonlyMap<string, number>;
  readonly covered: ReadonlySet<string>;
  readonly count: number;
  readonly room: number;
}

// Weights found on pairs of clauses and plain summaries by a coarse grid; finer ones do no better on pairs held out.
function scoreOf({ sentence, from, words, turned }: Window, { frequency, covered, count, room }: Standing): number {
  const text = words.join(" ").toLowerCase();
  let score = (2.5 * Math.min(room, words.length)) / room;
  for (const word of new Set(contentWords(text)))
    if (!covered.has(word)) score += 0.2 * Math.log(1 + (frequency.get(word) ?? 0));
  for (const [cue, weight] of cues) if (cue.test(text)) score += weight;
  score += (4 * new Set(words.map((word) => word.toLowerCase()).filter((word) => plainWords.has(word))).size) / room;
  if (sentence === 0) score += 1.5;
  // Of a short text every clause is near its subject; of a long one a clause without its beginning is lost.
  if (from > 0) score -= count > 15 ? 1.5 : 0.3;
  if (count > 15 && /^["“]|\b(?:means|shall mean)\b/.test(text)) score -= 1.5;
  if (/^(?:you|we|your|our|the service|this|users?|the (?:company|parties)|each party|either party)\b/.test(text))
    score += 0.5;
  // A condition without what follows from it says nothing.
  if (/^(?:if|when|where|by|as|except|unless|to the extent|in order|for|or|in addition|upon)\b/.test(text)) score -= 1;
  if (turned) score -= 1;
  return score - (0.3 * sentence) / count;
}

function joined(windows: readonly Window[]): string {
  return windows
    .map(({ words, whole }) => {
      const kept = [...words];
      while (!whole && kept.length > fewestWords && dangling.has((kept.at(-1) ?? "").toLowerCase())) kept.pop();
      const text = kept.join(" ").replace(/[\s,;:–—-]+$/u, "");
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]["”)]?$/u.test(text) ? "" : "."}`;
    })
    .join(" ");
}
