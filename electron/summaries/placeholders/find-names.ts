import { normalise } from "../../../shared/domain/normalise.ts";
import { isLowerCase } from "../on-device/sentences.ts";
import { wordsOf } from "../verification/roles.ts";
import { onOneLine, type Finding } from "./finding.ts";
import { month } from "./name-words.ts";
import type { Name } from "./names.ts";

interface Owner {
  readonly name: Name;
  readonly spelt: Set<string>;
}

/**
 * Where the names stand: over line ends and broken words, in any case and with any punctuation between their
 * words. `context` tells which words are common ones too.
 */
export function findNames(text: string, names: readonly Name[], context: string): Finding[] {
  const owners = new Map<string, Owner>();
  for (const name of names)
    for (const variant of name.variants) {
      const key = wordsOf(variant);
      const owner = owners.get(key);
      if (owner !== undefined) owner.spelt.add(variant);
      else if (key !== "") owners.set(key, { name, spelt: new Set([variant]) });
    }
  if (owners.size === 0) return [];
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const key of [...owners.keys()].toSorted((one, other) => other.length - one.length)) {
    const words = key.split(" ");
    byFirst.set(words[0] ?? "", [...(byFirst.get(words[0] ?? "") ?? []), words]);
  }
  const lowerCase = isLowerCase(context);
  const common = commonWords(context);
  const joined = normalise(text, "join");
  const kept = normalise(text, "keep");
  const found = new Map<string, Finding>();
  for (const { text: plain, starts, ends } of kept.text === joined.text ? [joined] : [joined, kept]) {
    const tokens = tokensOf(plain);
    for (const [index, token] of tokens.entries()) {
      const candidates = [...(byFirst.get(token.word) ?? []), ...(byFirst.get(withoutSign(token.word)) ?? [])];
      const words = candidates.find((one) => standsAt(tokens, index, one));
      const lastToken = words === undefined ? undefined : tokens[index + words.length - 1];
      const owner = owners.get(words?.join(" ") ?? "");
      if (lastToken === undefined || owner === undefined) continue;
      const start = starts[token.start] ?? 0;
      const last = ends[lastToken.end - 1] ?? start;
      const written = text.slice(start, last);
      const place = {
        plain,
        at: token.start,
        length: lastToken.end - token.start,
        amongSmall:
          /\p{Ll}{2}[^\p{L}]*$/u.test(text.slice(Math.max(0, start - 12), start)) ||
          /^[^\p{L}]*\p{Ll}{2}/u.test(text.slice(last, last + 12)),
      };
      if (!lowerCase && !isMeant(written, owner.spelt, place, common)) continue;
      // The stop of "Inc." is the name's where the sentence goes on.
      const end = /^\.(?:\s*[,;:)]|\s+[(\p{Ll}])/u.test(text.slice(last, last + 8)) ? last + 1 : last;
      const whole = owner.name.variants[0] ?? written;
      found.set(`${start}-${end}`, {
        kind: owner.name.kind,
        key: `name:${wordsOf(whole)}`,
        text: onOneLine(whole),
        start,
        end,
      });
    }
  }
  return [...found.values()];
}

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}

/** Whether the words of a name stand from a token on, with little between them. */
function standsAt(tokens: readonly Token[], from: number, words: readonly string[]): boolean {
  return words.every((word, offset) => {
    const token = tokens[from + offset];
    if (token === undefined || (token.word !== word && withoutSign(token.word) !== word)) return false;
    const before = tokens[from + offset - 1];
    return offset === 0 || (before !== undefined && token.start - before.end <= 3);
  });
}

/** A trade mark's sign is folded to two letters. */
function withoutSign(word: string): string {
  return word.length > 3 && word.endsWith("tm") ? word.slice(0, -2) : word;
}

/** In capitals these are mostly words of a clause in capitals. */
const operative = /^(?:may|will|can|it|its|us|we|one|all|any|first|next|key|so|is|as|no|not|or|and|if)$/;

interface Place {
  readonly plain: string;
  readonly at: number;
  readonly length: number;
  /** Whether small letters stand right beside it. */
  readonly amongSmall: boolean;
}

/**
 * A name of several words needs a capital somewhere. One word that is a common one too is meant where it is written as the
 * name is, or all in capitals, and is no month; in small letters only within an address on the net.
 */
function isMeant(
  written: string,
  spelt: ReadonlySet<string>,
  { plain, at, length, amongSmall }: Place,
  common: ReadonlySet<string>,
): boolean {
  const behind = plain.slice(at + length, at + length + 8);
  const before = plain.slice(Math.max(0, at - 8), at);
  const folded = plain.slice(at, at + length);
  if (!/\p{Lu}|\d/u.test(written)) return /[.@/_]$/.test(before) || /^(?:\.|@)\p{L}/u.test(behind);
  if (folded.includes(" ") || !common.has(folded)) return true;
  if (!spelt.has(written) && (/^\p{Lu}\p{Ll}+$/u.test(written) || operative.test(folded))) return false;
  // "ITS" in a clause in capitals is the pronoun.
  if (operative.test(folded) && /^\p{Lu}+$/u.test(written) && !amongSmall) return false;
  if (!month.test(folded)) return true;
  return !/^[\s,]{1,3}(?:\d|of\b)/.test(behind) && !/(?:\d|\bof|\bin|\bday)(?:st|nd|rd|th)?\s$/.test(before);
}

/** Words that the text also has without a capital. */
function commonWords(text: string): Set<string> {
  return new Set(text.match(/(?<![\p{L}\p{N}])\p{Ll}+(?![\p{L}\p{N}])/gu));
}
