import { collapse } from "./reading.ts";

const leadIn =
  /^(?:(?:provided,? however,? that|provided that|it is (?:understood|agreed)(?: and (?:understood|agreed))? that|the parties (?:hereby )?(?:acknowledge|agree)(?: and (?:acknowledge|agree))? that|in addition,|furthermore,|moreover,|accordingly,|for the avoidance of doubt,)\s+)/i;
const numbering =
  /^(?:\d{1,2}\s+(?=\p{Lu}\p{L}*\s+\p{Ll})|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)](?!\d)\s*|\d{1,3}(?:\.\d{1,3})+\s+|[•●▪*-]\s*)+/u;

const trailing = /(?:[\s;:,—–]|[;,:]\s+(?:and|or)|[:;,.]\s*\(?(?:\d{1,2}|\p{Ll}|[ivx]{1,4})[.)]?)+$/u;
const unfinished = /\b(?:if|that|as follows|following|and|or|the|of|to|any|unless|where|when|by|with|for|in|on)$/iu;

/**
 * As `readable`, but of a long sentence the part around `at`, an offset into it, where what is looked for stands: from the
 * clause before it, marked with an ellipsis.
 */
export function readableAround(sentence: string, at: number, most = 45): string {
  const head = sentence.slice(0, at);
  if (head.split(" ").length < 22 || sentence.split(" ").length <= most) return readable(sentence, most);
  const stops = [...head.matchAll(/[;:,](?=\s)|\.(?=\s)/gu)].map((stop) => stop.index + 1);
  const from = stops.findLast((stop) => head.length - stop > 12 && balanced(head.slice(0, stop))) ?? 0;
  return from === 0
    ? readable(sentence, most)
    : `…${readable(sentence.slice(from), most).replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => (sentence.slice(from).trimStart().startsWith(letter) ? letter : letter.toLowerCase()))}`;
}

/** A sentence to read at a glance: without its number and lead-in, at most `most` words, cut where a clause ends. */
export function readable(sentence: string, most = 45): string {
  const source = collapse(sentence).replace(numbering, "").replace(leadIn, "");
  const bare = source.replace(trailing, "");
  const words = bare.split(" ");
  if (words.length <= most) {
    // It went on, into a list or a condition.
    const open = /[:—–]\s*$/u.test(source) || unfinished.test(bare);
    return open ? `${capitalised(bare)}…` : ended(capitalised(bare));
  }
  const head = words.slice(0, most).join(" ");
  const stops = [...head.matchAll(/[;:,](?=\s)|\s(?=\()|(?<=\))\s/gu)]
    .map((stop) => stop.index)
    .filter((at) => at > head.length * 0.55);
  const at = stops.filter((stop) => balanced(head.slice(0, stop))).at(-1) ?? head.length;
  return `${capitalised(head.slice(0, at).replace(/[\s;:,]+$/u, ""))}…`;
}

export function capitalised(text: string): string {
  return text.replace(/^(["“'(]*)(\p{Ll})/u, (_all, open: string, letter: string) => open + letter.toUpperCase());
}

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  return names.length <= 1 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

function ended(text: string): string {
  return /[.!?…]["”)]?$/u.test(text) ? text : `${text}.`;
}

function balanced(text: string): boolean {
  return (text.match(/\(/g)?.length ?? 0) === (text.match(/\)/g)?.length ?? 0);
}
