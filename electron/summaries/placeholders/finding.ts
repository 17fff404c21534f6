import type { ReplacedKind } from "../../../shared/domain/disclosure.ts";

/** A stretch of a text that is to be replaced. */
export interface Finding {
  readonly kind: ReplacedKind;
  /** Equal for everything that gets the same placeholder. */
  readonly key: string;
  /** What is put back; the longest of a key's is taken. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** White space as one blank. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Without overlaps: where two meet, the longer one stays, and of equals the first. */
export function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const byLength = findings.toSorted(
    (one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start,
  );
  const taken: Finding[] = [];
  const marks = new Map<number, { readonly start: number; readonly end: number }[]>();
  const cell = 512;
  for (const finding of byLength) {
    const from = Math.floor(finding.start / cell);
    const to = Math.floor((finding.end - 1) / cell);
    let free = finding.end > finding.start;
    for (let at = from; at <= to && free; at += 1)
      free = (marks.get(at) ?? []).every((other) => finding.end <= other.start || finding.start >= other.end);
    if (!free) continue;
    for (let at = from; at <= to; at += 1) marks.set(at, [...(marks.get(at) ?? []), finding]);
    taken.push(finding);
  }
  return taken.toSorted((one, other) => one.start - other.start);
}
