/** The ways in which contracts number their parts. */
export type LabelStyle =
  | "article"
  | "attachment"
  | "decimal"
  | "upper-letter"
  | "lower-letter"
  | "upper-roman"
  | "lower-roman"
  | "bracketed-number"
  | "bracketed-lower-letter"
  | "bracketed-upper-letter"
  | "bracketed-lower-roman"
  | "bracketed-upper-roman";

export interface Label {
  readonly style: LabelStyle;
  /** 3.02 is [3, 2]; one number in all other styles. */
  readonly values: readonly number[];
  /** As printed, without the trailing full stop. */
  readonly number: string;
  /** Length of what was read as label, spaces after it included. */
  readonly length: number;
  /** A keyword ("Section", "ARTICLE") or a closing mark ("1.", "(a)") stands with it; a bare number is weak. */
  readonly strong: boolean;
}

const KEYWORD =
  /^((?:article|section|clause|paragraph|part)(?=\s)|\u00A7{1,2})\s*(\d{1,3}(?:\.\d{1,3}){0,4}|[ivxlc]{1,7}|[a-z])(?=[\s.:,)\u2013\u2014-]|$)\s*[.:)]?\s*(?:[-\u2013\u2014:]\s+)?/i;
const ATTACHMENT =
  /^((?:schedule|exhibit|annex|appendix|attachment|addendum|enclosure)\s+(?:no\.?\s*)?["\u201C']?(\d{1,3}|[ivx]{1,5}|([a-z])\3?)(?:[-.]?\d{1,2}){0,2}(?:\([a-z\d]{1,3}\))?["\u201D']?)(?=[\s.:,)\u2013\u2014-]|$)\s*[.:]?\s*(?:[-\u2013\u2014:]\s+)?/i;
const DECIMAL = /^(\d{1,3}(?:\.\d{1,3}){1,4}|\d{1,3})([.)]|\.\))?(?:\s+|$|(?=["\u201C(]))/;
const LETTER = /^([a-z]|[A-Z]|[ivxl]{2,6}|[IVXL]{2,6})([.)])(?:\s+|$)/;
const BRACKETED = /^\(\s?(\d{1,3}|[a-z]{1,2}|[A-Z]{1,2}|[ivxl]{1,6}|[IVXL]{1,6})\s?\)\.?(?:\s+|$|(?=[A-Z"\u201C]))/;

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The value of a Roman numeral in canonical form; null for any other letters. */
export function romanValue(numeral: string): number | null {
  const lower = numeral.toLowerCase();
  if (!/^(?:x{0,3}|xl|lx{0,3}|xc|c{1,3})(?:ix|iv|v?i{0,3})$/.test(lower) || lower === "") return null;
  const values = Array.from(lower, (letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/** a = 1, b = 2, ..., and aa = 27, as lists of contracts go on; null for mixed letters. */
export function letterValue(letters: string): number | null {
  const lower = letters.toLowerCase();
  const first = lower.codePointAt(0);
  if (first === undefined || first < 97 || first > 122) return null;
  if (lower.length === 2 && lower[0] !== lower[1]) return null;
  return first - 96 + 26 * (lower.length - 1);
}

/** Every way in which the beginning of a text can be read as a label: "(i)" is a numeral and a letter. Empty where it is none. */
export function readLabels(text: string): Label[] {
  const keyword = KEYWORD.exec(text);
  if (keyword !== null) return keywordLabels(keyword);
  const attachment = ATTACHMENT.exec(text);
  if (attachment?.[1] !== undefined && attachment[2] !== undefined) {
    const value = /^\d/.test(attachment[2])
      ? Number(attachment[2])
      : (letterValue(attachment[2]) ?? romanValue(attachment[2]) ?? 0);
    return [
      {
        style: "attachment",
        values: [value],
        number: attachment[1].replace(/["\u201C\u201D']/g, "").replace(/\s+/g, " "),
        length: attachment[0].length,
        strong: true,
      },
    ];
  }
  const decimal = DECIMAL.exec(text);
  if (decimal?.[1] !== undefined) {
    const values = decimal[1].split(".").map(Number);
    return [
      {
        style: "decimal",
        values,
        number: decimal[1],
        length: decimal[0].length,
        strong: decimal[2] !== undefined || values.length > 1,
      },
    ];
  }
  const letter = LETTER.exec(text);
  if (letter?.[1] !== undefined) return letterLabels(letter[1], letter[1], letter[0].length, "");
  const bracketed = BRACKETED.exec(text);
  if (bracketed?.[1] !== undefined) {
    const printed = `(${bracketed[1]})`;
    if (/^\d/.test(bracketed[1])) {
      return [
        {
          style: "bracketed-number",
          values: [Number(bracketed[1])],
          number: printed,
          length: bracketed[0].length,
          strong: true,
        },
      ];
    }
    return letterLabels(bracketed[1], printed, bracketed[0].length, "bracketed-");
  }
  return [];
}

function keywordLabels(match: RegExpExecArray): Label[] {
  const [whole, word = "", value = ""] = match;
  const number = `${word} ${value}`.replace(/\s+/g, " ");
  if (/^\d/.test(value)) {
    const values = value.split(".").map(Number);
    const style = /^(?:article|part)$/i.test(word) && values.length === 1 ? "article" : "decimal";
    return [{ style, values, number, length: whole.length, strong: true }];
  }
  const roman = romanValue(value);
  const letters = letterValue(value);
  const isArticle = /^(?:article|part|section)$/i.test(word);
  const single = roman ?? letters;
  return isArticle && single !== null
    ? [{ style: "article", values: [single], number, length: whole.length, strong: true }]
    : [];
}

function letterLabels(letters: string, number: string, length: number, bracket: "" | "bracketed-"): Label[] {
  const isLower = letters === letters.toLowerCase();
  const found: Label[] = [];
  const roman = romanValue(letters);
  const letter = letterValue(letters);
  if (letter !== null)
    found.push({
      style: `${bracket}${isLower ? "lower" : "upper"}-letter`,
      values: [letter],
      number,
      length,
      strong: true,
    });
  if (roman !== null)
    found.push({
      style: `${bracket}${isLower ? "lower" : "upper"}-roman`,
      values: [roman],
      number,
      length,
      strong: true,
    });
  return found;
}

/** Whether a line can begin a numbered part or a list item: a label that is more than a bare number, or a bullet. */
export function startsWithLabel(text: string): boolean {
  if (/^[\u2022\u25CF\u25CB\u25AA\u25A0\u2023]\s*/.test(text)) return true;
  return readLabels(text).some((label) => label.strong);
}
