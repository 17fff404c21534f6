import type { Run } from "./outline.ts";

/** Measures a text in points. */
export type Measure = (text: string, bold: boolean) => number;

export interface Line {
  readonly segments: readonly Segment[];
}

/** Text in one weight, `x` points from the left of its line. */
export interface Segment {
  readonly text: string;
  readonly bold: boolean;
  readonly x: number;
}

interface Word {
  readonly runs: readonly Run[];
  readonly width: number;
}

/** Breaks runs into lines no wider than `width` points; a word that is wider stands alone on its line. */
export function breakLines(runs: readonly Run[], width: number, measure: Measure): Line[] {
  const space = measure(" ", false);
  const lines: Line[] = [];
  let words: Word[] = [];
  let used = 0;
  for (const word of wordsOf(runs, measure)) {
    const needed = words.length === 0 ? word.width : used + space + word.width;
    if (words.length > 0 && needed > width) {
      lines.push(lineOf(words, measure));
      words = [word];
      used = word.width;
    } else {
      words.push(word);
      used = needed;
    }
  }
  if (words.length > 0) lines.push(lineOf(words, measure));
  return lines;
}

function wordsOf(runs: readonly Run[], measure: Measure): Word[] {
  const words: Run[][] = [];
  let open: Run[] | undefined;
  for (const run of runs) {
    for (const part of run.text.split(/( +)/)) {
      if (part === "") continue;
      if (part.startsWith(" ")) {
        open = undefined;
      } else if (open === undefined) {
        open = [{ text: part, bold: run.bold }];
        words.push(open);
      } else {
        open.push({ text: part, bold: run.bold });
      }
    }
  }
  return words.map((parts) => ({
    runs: parts,
    width: parts.reduce((sum, part) => sum + measure(part.text, part.bold), 0),
  }));
}

/** Neighbours of one weight become one segment, so that a line reads back as text and not as loose words. */
function lineOf(words: readonly Word[], measure: Measure): Line {
  const joined: Run[] = [];
  for (const [index, word] of words.entries()) {
    for (const [part, run] of word.runs.entries()) {
      const before = part === 0 && index > 0 ? " " : "";
      const last = joined.at(-1);
      if (last !== undefined && last.bold === run.bold) {
        joined[joined.length - 1] = { text: last.text + before + run.text, bold: run.bold };
      } else if (last !== undefined && before !== "") {
        joined[joined.length - 1] = { text: last.text + before, bold: last.bold };
        joined.push(run);
      } else {
        joined.push(run);
      }
    }
  }
  const segments: Segment[] = [];
  let x = 0;
  for (const run of joined) {
    segments.push({ ...run, x });
    x += measure(run.text, run.bold);
  }
  return { segments };
}
