const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** Past these a list is no list of a contract, and its letters and numerals would only grow. */
const LARGEST_ROMAN = 3999;
const LARGEST_LETTERS = 26 * 20;

export type NumberStyle = "decimal" | "lower-letter" | "upper-letter" | "lower-roman" | "upper-roman";

/** The number of an item as a list shows it. After z comes aa, then bb; with `spelled`, aa is followed by ab. */
export function listNumber(value: number, style: NumberStyle, spelled = false): string {
  const whole = Math.trunc(value);
  switch (style) {
    case "decimal":
      return String(whole);
    case "lower-letter":
    case "upper-letter": {
      if (whole < 1 || whole > LARGEST_LETTERS) return String(whole);
      const letters = spelled
        ? spell(whole)
        : String.fromCodePoint(97 + ((whole - 1) % 26)).repeat(Math.ceil(whole / 26));
      return style === "upper-letter" ? letters.toUpperCase() : letters;
    }
    case "lower-roman":
    case "upper-roman": {
      if (whole < 1 || whole > LARGEST_ROMAN) return String(whole);
      const numeral = toRoman(whole);
      return style === "upper-roman" ? numeral.toUpperCase() : numeral;
    }
  }
}

function spell(value: number): string {
  let letters = "";
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCodePoint(97 + ((rest - 1) % 26)) + letters;
  return letters;
}

function toRoman(value: number): string {
  let rest = value;
  let numeral = "";
  for (const [worth, letters] of ROMAN) {
    for (; rest >= worth; rest -= worth) numeral += letters;
  }
  return numeral;
}
