import { boxesOf, type PageBoxes } from "../../../shared/domain/boxes.ts";
import type { Contract, TextRun } from "../../../shared/domain/contract.ts";

/**
 * `boxesOf`, with the runs at both ends of the passage cut where their letters are: an even share of a line is off by a
 * letter or two, because an "i" is not as wide as an "m". `widthOf` measures text in any unit; only ratios are used.
 */
export function passageBoxes(
  contract: Pick<Contract, "pages" | "text">,
  start: number,
  end: number,
  widthOf: (text: string) => number,
): PageBoxes[] {
  const cut = (run: TextRun): TextRun[] => {
    if (run.end <= start || run.start >= end) return [];
    if (run.start >= start && run.end <= end) return [run];
    const words = contract.text.slice(run.start, run.end);
    const whole = widthOf(words);
    if (whole <= 0) return [run];
    const from = Math.max(run.start, start);
    const to = Math.min(run.end, end);
    const left = widthOf(words.slice(0, from - run.start)) / whole;
    const right = widthOf(words.slice(0, to - run.start)) / whole;
    const { box } = run;
    return [{ start: from, end: to, box: { ...box, x: box.x + box.width * left, width: box.width * (right - left) } }];
  };
  const pages = contract.pages
    .filter((page) => page.end > start && page.start < end)
    .map((page) => ({ ...page, runs: page.runs.flatMap(cut) }));
  return boxesOf({ pages }, start, end);
}
