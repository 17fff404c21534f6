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
