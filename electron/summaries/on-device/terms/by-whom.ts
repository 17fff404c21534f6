import type { Party } from "../parties.ts";
import type { Sentence } from "../reading.ts";
import { escaped, listed } from "../wording.ts";
import { calledParties, withoutForm } from "./called-parties.ts";
import { sentencesWith, type Cues } from "./term.ts";

/** However its words are parted: "KLM, Inc." is "KLM Inc". */
function loosely(name: string): string {
  return name
    .split(/[\s,]+/)
    .map((word) => escaped(word.replace(/\.$/, "")))
    .join("[.,]*\\s+");
}

/** Of one party only it is untrue. */
const anyone = /\b(?:each|either|both|neither|every|any|no|the other)(?: of the)? part(?:y|ies)\b/i;
const mostSentences = 12;

/** "By the Supplier and by the Customer". */
export function by(names: readonly string[]): string {
  return `By ${listed(names.map((name, index) => (index === 0 ? name : `by ${name}`)))}`;
}

/**
 * Who does it, where parties do the same in sentences of their own: "By the Supplier and by the Customer, in separate
 * clauses". `does` is the source of a pattern for what follows a party's name, `worded` says what those do who were found,
 * and `passive` is the source for what stands before "by" and the name.
 * Null where only one does, or all together.
 */
export function doneBy(
  does: string,
  worded: (names: readonly string[]) => string,
  passive?: string,
): NonNullable<Cues["others"]> {
  return (best, { reading, parties }, cues) => {
    if (anyone.test(best.text)) return null;
    const names = calledParties(parties);
    const one = `(?:[Tt]he\\s+)?(?:${names.map(loosely).join("|")})\\.?`;
    const passively =
      passive === undefined
        ? null
        : new RegExp(`\\b(?:${passive})\\s+by\\s+(?<who>${one}(?:,?\\s+(?:and|or)\\s+${one})*)`, "u");
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])(?<who>${one}(?:,\\s+${one})*(?:,?\\s+(?:and|or)\\s+${one})*)(?:\\s*\\([^)]{1,60}\\))?(?:,[^,;.]{2,80},)?\\s+${does}`,
      "u",
    );
    const isLess = ({ text }: Sentence): boolean => cues.less?.test(text) === true;
    const found: { who: string; keys: ReadonlySet<string>; sentence: Sentence }[] = [];
    const candidates = [best, ...sentencesWith(reading, { ...cues, most: mostSentences })];
    for (const sentence of new Set(candidates)) {
      if (anyone.test(sentence.text) || (sentence !== best && isLess(sentence) && !isLess(best))) continue;
      const who = (pattern.exec(sentence.text) ?? passively?.exec(sentence.text))?.groups?.["who"]?.replace(
        /^The\s/,
        "the ",
      );
      if (who === undefined) {
        if (sentence === best) return null;
        continue;
      }
      const keys = keysOf(who, parties);
      if (found.every((other) => [...keys].every((key) => !other.keys.has(key)))) found.push({ who, keys, sentence });
    }
    if (found.length < 2) return null;
    return {
      short: `${worded(found.slice(0, mostNamed).map(({ who }) => who))}, in separate clauses`,
      sentences: found.slice(1, mostNamed).map(({ sentence }) => sentence),
    };
  };
}

const mostNamed = 3;

/** The parties that are named in it, each by one key, whichever of its names is used. */
function keysOf(who: string, parties: readonly Party[]): ReadonlySet<string> {
  const said = who.split(/,? (?:and|or) |, (?!inc\b|ltd\b|llc\b|corp\b)/i).map((name) => name.replace(/^the\s+/i, ""));
  return new Set(
    said.map(
      (name) =>
        parties.find((party) =>
          [party.name, withoutForm(party.name), ...party.aliases].some((called) => bare(called) === bare(name)),
        )?.name ?? name,
    ),
  );
}

function bare(name: string): string {
  return name
    .replace(/[.,\s]+/g, " ")
    .trim()
    .toLowerCase();
}
