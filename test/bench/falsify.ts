import { factsIn, monthNames, type Fact } from "../../electron/summaries/facts.ts";

/** A statement that is right, with what is needed to make it wrong. */
export interface Specimen {
  readonly text: string;
  readonly quotes: readonly string[];
  /** Every name of every party of the contract, a party to a row. */
  readonly parties: readonly (readonly string[])[];
  /** A sentence that the contract does not have. */
  readonly stranger: string;
}

export interface Changed {
  readonly text: string;
  readonly quotes: readonly string[];
}

export type Random = () => number;
type Falsifier = (specimen: Specimen, random: Random) => Changed | null;

/** Ways to make a statement wrong, each by one change; null where it has nothing to change. */
export const falsifiers: Readonly<Record<string, Falsifier>> = {
  amount: (specimen, random) => ofFact(specimen, "amount", random, otherNumber),
  currency: (specimen, random) => ofFact(specimen, "amount", random, otherCurrency),
  percentage: (specimen, random) => ofFact(specimen, "percentage", random, otherNumber),
  date: (specimen, random) => ofFact(specimen, "date", random, otherDate),
  duration: (specimen, random) => ofFact(specimen, "duration", random, otherDuration),
  party,
  "invented party": inventedParty,
  negation,
  modality,
  "clause number": clauseNumber,
  place,
  "invented quote": ({ text, stranger }) => ({ text, quotes: [stranger] }),
  "altered quote": alteredQuote,
};

export function pick<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

function ofFact(
  { text, quotes }: Specimen,
  kind: Fact["kind"],
  random: Random,
  change: (said: string, random: Random) => string | null,
): Changed | null {
  const fact = pick(
    factsIn(text).filter((one) => one.kind === kind),
    random,
  );
  if (fact === undefined) return null;
  const changed = change(fact.text, random);
  if (changed === null || changed === fact.text) return null;
  const again = factsIn(changed)[0];
  if (again?.keys.some((key) => fact.keys.includes(key)) ?? false) return null;
  return { text: text.slice(0, fact.start) + changed + text.slice(fact.end), quotes };
}

const numberWords = [
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "fifteen",
  "twenty",
  "thirty",
  "sixty",
  "ninety",
];

function otherNumber(said: string, random: Random): string | null {
  const number = /\d[\d,]*(?:\.\d+)?/.exec(said);
  if (number !== null) {
    const value = Number(number[0].replaceAll(",", ""));
    const other = pick([value * 2, value * 10, value + 1, Math.max(1, Math.round(value / 2)) + 3], random) ?? value + 1;
    // "thirty (30)": the figure and the word are changed together.
    const only = said.replace(number[0], other.toLocaleString("en-US"));
    return only.replace(/^\s*[A-Za-z-]+(?: [A-Za-z-]+)*\s*\(([\d,.]+\s*%?)\)/, "$1");
  }
  return otherWord(said, random);
}

function otherWord(said: string, random: Random): string | null {
  const word = new RegExp(`\\b(?:one|${numberWords.join("|")})\\b`, "i").exec(said)?.[0];
  if (word === undefined) return null;
  const other = pick(
    numberWords.filter((one) => one !== word.toLowerCase()),
    random,
  );
  return other === undefined ? null : said.replace(word, other);
}

function otherCurrency(said: string, random: Random): string | null {
  const sign = /US\$|U\.S\.\s?\$|\$|€|£/.exec(said)?.[0];
  if (sign !== undefined)
    return said.replace(
      sign,
      pick(
        ["€", "£", "CHF "].filter((one) => one.trim() !== sign),
        random,
      ) ?? "€",
    );
  return /\bdollars?\b/i.test(said) ? said.replace(/(?:u\.s\. |united states )?\bdollars?\b/i, "euros") : null;
}

function otherDate(said: string, random: Random): string | null {
  const month = new RegExp(`\\b(?:${monthNames.join("|")})\\b`, "i").exec(said)?.[0];
  const choice = Math.floor(random() * 3);
  if (choice === 0 && month !== undefined) {
    const other =
      pick(
        monthNames.filter((name) => name !== month.toLowerCase()),
        random,
      ) ?? "june";
    return said.replace(month, other.charAt(0).toUpperCase() + other.slice(1));
  }
  if (choice === 1 && /\b\d{4}\b/.test(said))
    return said.replace(/\b\d{4}\b/, (year) => String(Number(year) + 1 + Math.floor(random() * 5)));
  return said.replace(/\b\d{1,2}\b/, (day) => String((Number(day) % 27) + 1));
}

function otherDuration(said: string, random: Random): string | null {
  if (random() < 0.3) {
    const unit = /(?:days?|weeks?|months?|years?|hours?)\s*$/i.exec(said)?.[0];
    const other = pick(
      ["days", "months", "years", "weeks"].filter((one) => one.slice(0, 3) !== unit?.slice(0, 3).toLowerCase()),
      random,
    );
    if (unit !== undefined && other !== undefined) return said.slice(0, said.length - unit.length) + other;
  }
  return otherNumber(said, random);
}

function party({ text, quotes, parties }: Specimen, random: Random): Changed | null {
  const named = parties.flatMap((names, index) =>
    names
      .filter((name) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, "u").test(text))
      .map((name) => ({ name, index })),
  );
  const one = pick(named, random);
  const others = parties.filter((_names, index) => index !== one?.index);
  const other = pick(pick(others, random) ?? [], random);
  if (one === undefined || other === undefined) return null;
  // "between A and B" says the same as "between B and A"; a name in other letters is the same name.
  if (/\b(?:between|among)\b/i.test(text) || one.name.toLowerCase() === other.toLowerCase()) return null;
  // Both are exchanged where both are there: who owes becomes who is owed.
  const both = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped(one.name)}|${escaped(other)})(?![\\p{L}\\p{N}])`, "gu");
  const changed = text.replace(both, (name) => (name === one.name ? other : one.name));
  return changed === text ? null : { text: changed, quotes };
}

function inventedParty({ text, quotes, parties }: Specimen, random: Random): Changed | null {
  const name = pick(
    parties.flat().filter((one) => text.includes(one)),
    random,
  );
  const other =
    pick(["Quillfeather Holdings, Inc.", "Brackwater GmbH", "Ostrava Ltd", "Zephyrine"], random) ?? "Zephyrine";
  return name === undefined ? null : { text: text.replaceAll(name, other), quotes };
}

/** Each way, where it applies; the first "not" or the first verb that binds. */
const negations: readonly (readonly [RegExp, string])[] = [
  [
    /\b(shall|will|must|may|should|is|are|does|do)\s+not\s+(?!be required|be obligated|only|less|later|more|limited)/i,
    "$1 ",
  ],
  [/\bneither party\b/i, "either party"],
  [/\bno party\b/i, "each party"],
  [/\bis not\b/i, "is"],
  [/\bwithout\b(?= (?:the )?(?:prior|cause|notice|written|consent))/i, "with"],
  [/\b(shall|will|must|may|should)\s+(?!not\b|be (?:required|obligated)\b|in no\b)(?=\p{Ll})/iu, "$1 not "],
  [/\b(is|are)\s+(?!not\b)(?=\p{Ll}{4,})/iu, "$1 not "],
  [/\beither party may\b/i, "neither party may"],
];

function negation({ text, quotes }: Specimen, random: Random): Changed | null {
  const able = negations.filter(([pattern]) => pattern.test(text));
  const [pattern, replacement] = pick(able, random) ?? [];
  if (pattern === undefined || replacement === undefined) return null;
  return { text: text.replace(pattern, replacement), quotes };
}

const moods: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /\b(?:shall|will|must) not (?=be\b|\p{Ll})(?!be (?:required|obligated|liable))/iu,
    ["may ", "shall ", "is not required to "],
  ],
  [
    /\b(?:shall|will|must) (?!not\b|be (?:required|obligated|entitled|permitted)\b|have (?:the|no)\b|in no\b)(?=\p{Ll})/iu,
    ["may ", "is entitled to ", "is not required to ", "may not "],
  ],
  [/\bmay not (?=\p{Ll})/iu, ["may ", "is not required to ", "must "]],
  [/\bmay (?!not\b|be\b|have\b|only\b)(?=\p{Ll})/iu, ["shall ", "must ", "may not ", "is required to "]],
  [/\b(?:is|are) (?:required|obligated) to /iu, ["may ", "is not required to "]],
  [/\b(?:has|have|shall have) the right to /iu, ["shall ", "has no right to ", "is obligated to "]],
];

function modality({ text, quotes }: Specimen, random: Random): Changed | null {
  const able = moods.filter(
    ([pattern]) => pattern.test(text) && !/\b(?:neither|nor|no|nothing|in no event)\b/i.test(text),
  );
  const [pattern, others] = pick(able, random) ?? [];
  const other = pick(others ?? [], random);
  return pattern === undefined || other === undefined ? null : { text: text.replace(pattern, other), quotes };
}

function clauseNumber({ text, quotes }: Specimen, random: Random): Changed | null {
  const named = /\b(Section|Article|Clause|Paragraph|Schedule|Exhibit|Part)\s+(\d+(?:\.\d+)*)/i.exec(text);
  if (named !== null) {
    const [whole, word = "", number = ""] = named;
    const other = number.replace(/\d+$/, (last) => String(Number(last) * 7 + 13));
    return { text: text.replace(whole, `${word} ${other}`), quotes };
  }
  if (random() > 0.25) return null;
  const made = `${30 + Math.floor(random() * 60)}.${1 + Math.floor(random() * 9)}`;
  return { text: `${text.replace(/[.…]+$/u, "")} (Section ${made}).`, quotes };
}

const lands = [
  "New York",
  "Delaware",
  "California",
  "Texas",
  "England",
  "Germany",
  "Ontario",
  "Singapore",
  "Ohio",
  "Zubrovia",
];

function place({ text, quotes }: Specimen, random: Random): Changed | null {
  const named = /(?<=\b(?:law|laws) of (?:the )?(?:State of )?)(?:\p{Lu}\p{Ll}+)(?: \p{Lu}\p{Ll}+)*/u.exec(text)?.[0];
  if (named === undefined) return null;
  const other = pick(
    lands.filter((land) => !quotes.join(" ").includes(land) && land !== named),
    random,
  );
  return other === undefined ? null : { text: text.replace(named, other), quotes };
}

/** One word of substance in the quote becomes another; "may not" for "shall not" changes nothing and is not made. */
function alteredQuote({ text, quotes }: Specimen, random: Random): Changed | null {
  const [quote = ""] = quotes;
  const words = [
    ...quote.matchAll(
      /\b(?:(?:shall|may)(?!\s+(?:not|only|have|no|be (?:entitled|obliged|allowed))\b)|not|\d+|thirty|sixty|ninety|days|months|years)\b/gi,
    ),
  ];
  const one = pick(words, random);
  if (one === undefined) return null;
  const swaps: Readonly<Record<string, string>> = {
    shall: "may",
    may: "shall",
    not: "always",
    days: "months",
    months: "years",
    years: "days",
  };
  const other = swaps[one[0].toLowerCase()] ?? "forty-four";
  return { text, quotes: [quote.slice(0, one.index) + other + quote.slice(one.index + one[0].length)] };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
