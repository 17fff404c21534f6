/** Longest text of one cell that Excel opens. */
export const longestCell = 32_767;

/**
 * Text that XML and PDF can hold: control characters, lone surrogates and the two code points that XML forbids are taken
 * out, and line breaks become spaces where `oneLine` is set.
 */
export function clean(text: string, { oneLine = false } = {}): string {
  const held = text
    .toWellFormed()
    // XML 1.0, section 2.2: every other sign makes a file that Word and Excel call damaged.
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
  return oneLine ? held.replaceAll(/\s+/g, " ").trim() : held;
}
