const units = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const scales: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 };

const values = new Map<string, number>([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
]);
const small = [...units, ...tens].toSorted((a, b) => b.length - a.length).join("|");
const word = `(?:${small}|${Object.keys(scales).join("|")})`;

/** A number written out: "thirty", "twenty-five", "one hundred and twenty thousand". Source of a case-insensitive RegExp. */
export const numberPattern = `(?:${small})(?:(?:\\s+and\\s+|[\\s-]+)${word})*`;

/** The value of a number in figures ("1,000.50") or written out; null where it is neither. */
export function readNumber(text: string): number | null {
  const figures = text.replace(/,/g, "").trim();
  if (/^(?:\d+(?:\.\d+)?|\.\d+)$/.test(figures)) return Number(figures);
  let total = 0;
  let current = 0;
  let known = false;
  for (const part of text.toLowerCase().split(/[\s-]+/)) {
    if (part === "and" || part === "") continue;
    const value = values.get(part);
    const scale = scales[part];
    if (value !== undefined) current += value;
    else if (scale === 100) current = (current === 0 ? 1 : current) * 100;
    else if (scale !== undefined) {
      total += (current === 0 ? 1 : current) * scale;
      current = 0;
    } else return null;
    known = true;
  }
  return known ? total + current : null;
}

const ordinals = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
  "twentieth",
];

/** A place in a row that is written out: "third", "twenty-fifth"; up to 39. Source of a case-insensitive RegExp. */
export const ordinalPattern = `(?:(?:twenty|thirty)[\\s-]+(?:${ordinals.slice(0, 9).join("|")})|${ordinals.toReversed().join("|")}|thirtieth)`;

/** The number of such a place; null where it is none. */
export function readOrdinal(text: string): number | null {
  const [tens = "", unit] = text.toLowerCase().split(/[\s-]+/);
  if (tens === "thirtieth") return 30;
  const place = ordinals.indexOf(unit ?? tens) + 1;
  if (place === 0) return null;
  return unit === undefined ? place : (tens === "twenty" ? 20 : 30) + place;
}
