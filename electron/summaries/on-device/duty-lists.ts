import type { Reading, Sentence } from "./reading.ts";
import { collapse, countWords } from "./sentences.ts";
import { wholeOf } from "./whole.ts";

/** Words of a list, or of a part of one, that is shown as one duty. */
export const longestJoined = 150;
/** Words up to which a sentence that was cut is put together again. */
const longestCompleted = 170;

/**
 * The sentences, those that were cut for want of punctuation put together again; none that begins in the middle of one.
 */
export function completedDuties({ sentences, text }: Reading): Sentence[] {
  const result: Sentence[] = [];
  let open: Sentence | null = null;
  for (const sentence of sentences) {
    const goesOn =
      open !== null && wholeOf(open).end <= sentence.start && isSameRun(text.slice(wholeOf(open).end, sentence.start));
    const last: Sentence | null = open;
    open = isEnded(wholeOf(sentence).text) ? null : sentence;
    if (!goesOn || last === null) {
      result.push(sentence);
      continue;
    }
    const at = result.lastIndexOf(last);
    const whole = { start: last.start, end: sentence.end, text: collapse(text.slice(last.start, sentence.end)) };
    if (at < 0 || last.lead !== undefined || countWords(whole.text) > longestCompleted) continue;
    const joined: Sentence = { ...last, end: sentence.end, text: whole.text };
    result[at] = joined;
    if (open !== null) open = joined;
  }
  return result;
}

function isSameRun(between: string): boolean {
  return /^\s?$/.test(between);
}

function isEnded(text: string): boolean {
  return /[.;:!?…—–][\s"”’')\]]*$|[)\]][.,]?$/u.test(text);
}

/** "The Company covenants with the Bank as follows: (a) The Company will": what opens the list binds nobody by itself. */
const opening =
  /^[^:]{0,220}?\b(?:covenants?|agrees?|undertakes?)\b[^:]{0,160}?(?:as follows|the following|that)[^:]{0,60}:\s*(?:\(?(?:[a-z]|[ivx]{1,3}|\d{1,2})[.)]\s*)?(?=(?!(?:it|he|she|they)\b)(?:the|each|\p{Lu}\S*)\s(?:[^:;]{0,60}?\s)?(?:shall|will|must|agrees?)\b)/iu;

/** Without the words that only open a list, where what they open is a sentence. */
export function opened(text: string, sentence: Sentence): Sentence {
  const length = opening.exec(text.slice(sentence.start, sentence.end))?.[0].length ?? 0;
  if (length === 0 || sentence.lead !== undefined) return sentence;
  const start = sentence.start + length;
  const { whole } = sentence;
  return {
    ...sentence,
    start,
    text: collapse(text.slice(start, sentence.end)),
    ...(whole === undefined ? {} : { whole: { ...whole, start, text: collapse(text.slice(start, whole.end)) } }),
  };
}

interface Found {
  readonly who: string;
  readonly sentence: Sentence;
}

export interface Listed extends Found {
  /** The sentences that it was made of. */
  readonly parts: readonly Sentence[];
}

/** The items of a list as one duty; of a long list as several, each with what opens the list. */
export function joinedLists(text: string, found: readonly Found[]): Listed[] {
  const result: Listed[] = [];
  for (const { who, sentence } of found) {
    const last = result.at(-1);
    const joined = last === undefined || last.who !== who ? null : joinedItems(text, last, sentence);
    if (joined !== null) result[result.length - 1] = { who, ...joined };
    else result.push({ who, sentence, parts: [sentence] });
  }
  return result;
}

/** With one more item of the same list; null where it is none, or there is no room. */
function joinedItems(text: string, { sentence, parts }: Listed, next: Sentence): Omit<Listed, "who"> | null {
  const { lead } = next;
  const [first] = parts;
  if (lead === undefined || first?.lead?.start !== lead.start || first.part !== next.part) return null;
  const own = wholeOf(sentence);
  const whole = wholeOf(next);
  // A short list is whole already.
  if (own.start === whole.start && own.end === whole.end) return { sentence, parts: [...parts, next] };
  if (whole.lead === undefined || own.lead === undefined || whole.start < own.end) return null;
  const items = collapse(text.slice(own.start, whole.end));
  const head = own.text.slice(0, own.text.length - collapse(text.slice(own.start, own.end)).length);
  if (countWords(head) + countWords(items) > longestJoined) return null;
  return {
    sentence: {
      ...sentence,
      end: next.end,
      whole: { start: own.start, end: whole.end, text: `${head}${items}`, lead: own.lead },
    },
    parts: [...parts, next],
  };
}

const leastAlike = 0.92;

/** What is said twice, in the same words but for a few, once: where it is said first. */
export function once(duties: readonly Listed[]): Listed[] {
  const known = new Map<string, Set<string>[]>();
  return duties.filter(({ who, sentence }) => {
    const words = (
      wholeOf(sentence)
        .text.toLowerCase()
        .match(/\p{L}{4,}|\d[\d,.]*\d|\d/gu) ?? []
    ).filter((word) => !who.includes(word));
    // Those that begin alike are compared; a long contract has too many to compare all.
    const key = `${who} ${words.slice(0, 2).join(" ")}`;
    const own = new Set(words);
    const alike = known.get(key) ?? [];
    if (alike.some((other) => isAlike(own, other))) return false;
    known.set(key, [...alike, own]);
    return true;
  });
}

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const larger = Math.max(one.size, other.size);
  if (larger === 0 || Math.min(one.size, other.size) < leastAlike * larger) return false;
  const figures = (words: ReadonlySet<string>): string => [...words].filter((word) => /\d/.test(word)).join(" ");
  if (figures(one) !== figures(other)) return false;
  return [...one].filter((word) => other.has(word)).length >= leastAlike * larger;
}
