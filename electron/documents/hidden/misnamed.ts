import type { Font, TextRun } from "./drawing.ts";

const DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/**
 * Counts signs that a font draws as one letter or digit and gives out as another, by which a page can show 30 days and
 * say 90 to whoever reads its text. What a simple font draws follows from the names in its encoding (ISO 32000-2, 9.6.5),
 * what it gives out from its own table; fonts without such names cannot be judged so.
 */
export class MisnamedSigns {
  readonly #drawn = new Map<Font, ReadonlyMap<string, string> | null>();
  count = 0;

  add({ signs, state: { font } }: TextRun): void {
    if (font === null) return;
    let drawn = this.#drawn.get(font);
    if (drawn === undefined) this.#drawn.set(font, (drawn = drawnLetters(font)));
    if (drawn === null) return;
    for (const sign of signs) {
      if (typeof sign !== "object" || sign === null) continue;
      const { fontChar, unicode } = sign as { fontChar?: unknown; unicode?: unknown };
      if (typeof fontChar !== "string" || typeof unicode !== "string" || !/^[A-Za-z0-9]$/.test(unicode)) continue;
      const letter = drawn.get(fontChar);
      // Small capitals are drawn by letters of either case.
      if (letter !== undefined && letter.toLowerCase() !== unicode.toLowerCase()) this.count += 1;
    }
  }
}

/**
 * What a font draws for each of pdf.js's signs of it, where it is a plain letter or digit; null where none is.
 *
 * A symbolic font numbers its signs as it likes: without an encoding of its own, the base that pdf.js names for it is a
 * guess, and where it is TrueType its signs are not found by names at all.
 */
function drawnLetters({
  composite,
  type,
  isSymbolicFont,
  toFontChar,
  differences,
  defaultEncoding,
}: Font): ReadonlyMap<string, string> | null {
  const isSymbolic = isSymbolicFont === true;
  if (composite === true || (isSymbolic && type === "TrueType")) return null;
  const drawn = new Map<string, string>();
  for (let code = 0; code < 256; code += 1) {
    const letter = letterNamed(at(differences, code) ?? (isSymbolic ? undefined : at(defaultEncoding, code)));
    const sign = at(toFontChar, code);
    if (letter !== null && typeof sign === "number") drawn.set(String.fromCodePoint(sign), letter);
  }
  return drawn.size === 0 ? null : drawn;
}

function at(table: unknown, code: number): unknown {
  if (table instanceof Map) return table.get(code) as unknown;
  return Array.isArray(table) ? (table as readonly unknown[])[code] : undefined;
}

function letterNamed(name: unknown): string | null {
  if (typeof name !== "string") return null;
  if (/^[A-Za-z]$/.test(name)) return name;
  const digit = DIGITS.indexOf(name);
  return digit < 0 ? null : String(digit);
}
