/** What prints nothing and can carry words past a reader: zero-width and tag characters, variation selectors, and the like. */
const INVISIBLE = /[\u200B\u200C\u2060-\u2064\uFEFF\u{E0000}-\u{E007F}]|\u200D|\p{Variation_Selector}/gu;
/** Marks of direction are invisible too, but ordinary in right-to-left text; they go without a finding. */
const DIRECTION = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\u061C]/g;
const CONTROL = /[\p{Cc}--[\t\n\r]]/gv;
const SPACES = /[\t\r\n \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g;

const LIGATURES: Readonly<Record<string, string>> = {
  "\uFB00": "ff",
  "\uFB01": "fi",
  "\uFB02": "fl",
  "\uFB03": "ffi",
  "\uFB04": "ffl",
  "\uFB05": "st",
  "\uFB06": "st",
};
/** Where Symbol and Wingdings put their bullets. */
const SYMBOL_BULLETS = /[\uF0B7\uF0A7\uF0D8\uF076\uF0A8\uF06C\uF06E]/g;

/** U+00AD: a place where a word may be divided. Kept by `cleanText` at the very end, where it shows as a hyphen. */
export const SOFT_HYPHEN = "\u00AD";

export interface Cleaned {
  readonly text: string;
  /** The invisible characters that were taken out, in order. */
  readonly invisible: string;
}

/**
 * Text as it shows: ligatures as letters, every run of white space as one space, nothing that prints nothing.
 * A soft hyphen stays only where it ends the text.
 */
export function cleanText(raw: string): Cleaned {
  const invisible = (raw.match(INVISIBLE) ?? []).join("").replaceAll("\uFEFF", "");
  const text = raw
    .replace(INVISIBLE, "")
    .replace(DIRECTION, "")
    .replace(CONTROL, "")
    .replace(/[\uFB00-\uFB06]/g, (ligature) => LIGATURES[ligature] ?? ligature)
    .replace(SYMBOL_BULLETS, "\u2022")
    .replace(/\u00AD(?!\s*$)/g, "")
    .replace(SPACES, " ");
  return { text, invisible };
}

/** What tag characters spell; the number of characters where they spell nothing. */
export function describeInvisible(invisible: string): string {
  const spelled = Array.from(invisible, (character) => character.codePointAt(0) ?? 0)

    .filter((code) => code >= 0xe0020 && code < 0xe007f)
    .map((code) => String.fromCodePoint(code - 0xe0000))
    .join("");
  const count = Array.from(invisible).length;
  return spelled === "" ? `${count} invisible characters` : `${count} invisible characters that spell: ${spelled}`;
}
