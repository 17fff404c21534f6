/** A row of a form: its label, and what stands behind the colon. */
export interface Labelled {
  /** Offsets of the label, of the value, and behind it. */
  readonly start: number;
  readonly value: number;
  readonly end: number;
  readonly text: string;
}

/**
 * "Agreement Term: 1 Year", "Expiration Date: 31 August 2026": a row of a form or of a table, which is no sentence. `label`
 * is the source of a RegExp. Null where no row has it, or nothing stands behind it.
 */
export function labelled(text: string, label: string): Labelled | null {
  const row = new RegExp(
    `(?:^|[\\n\\t]|[ ]{2}|[.;]\\s)[ ]*(?:\\(?[\\da-z]{1,2}[.)]\\s*)?(?<label>${label})(?:\\s*[:：][ \\t]*\\n?[ \\t]*|(?<=\\n[ ]*\\S{0,4}\\k<label>)(?:\\t| {3})[ \\t]*)(?<value>\\S[^\\n\\t]{0,90})`,
    "giu",
  );
  const inItsCase = new RegExp(`^(?:${label})$`, "u");
  for (const { 0: whole, index, groups = {} } of text.matchAll(row)) {
    // In capitals throughout, or as it is written here.
    const called = groups["label"] ?? "";
    if (called !== called.toUpperCase() && !inItsCase.test(called)) continue;
    const value = (groups["value"] ?? "").split(/ {2}/)[0] ?? "";
    if (!/[\p{L}\d]/u.test(value)) continue;
    const start = index + whole.indexOf(groups["label"] ?? "");
    const at = index + whole.lastIndexOf(groups["value"] ?? "");
    return { start, value: at, end: at + value.trimEnd().length, text: value.trim() };
  }
  return null;
}
