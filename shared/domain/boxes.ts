import type { Box, Contract, TextRun } from "./contract.ts";

export interface PageBoxes {
  readonly page: number;
  readonly boxes: Box[];
}

/**
 * The rectangles that cover the characters from `start` to `end`, page by page: one per line, where runs lie on the same
 * line and close to each other. Within a run characters are taken to share its box evenly. Pages without runs (formats
 * without pages) give none. Same unit and origin as the runs' boxes.
 */
export function boxesOf(contract: Pick<Contract, "pages">, start: number, end: number): PageBoxes[] {
  const found: PageBoxes[] = [];
  if (end <= start) return found;
  for (const page of contract.pages) {
    if (page.end <= start || page.start >= end) continue;
    const boxes: Box[] = [];
    for (const run of page.runs) {
      if (run.end <= start || run.start >= end || run.end <= run.start) continue;
      merge(boxes, partOf(run, start, end));
    }
    if (boxes.length > 0) found.push({ page: page.number, boxes });
  }
  return found;
}

function partOf({ start, end, box }: TextRun, from: number, to: number): Box {
  const length = end - start;
  const left = (Math.max(start, from) - start) / length;
  const right = (Math.min(end, to) - start) / length;
  return { x: box.x + box.width * left, y: box.y, width: box.width * (right - left), height: box.height };
}

/** Joins `box` to the last one where both are on one line, with no wider gap than a wide space; else adds it. */
function merge(boxes: Box[], box: Box): void {
  const last = boxes.at(-1);
  if (last !== undefined) {
    const overlap = Math.min(last.y + last.height, box.y + box.height) - Math.max(last.y, box.y);
    const sameLine = overlap > Math.min(last.height, box.height) / 2;
    const gap = Math.max(box.x - (last.x + last.width), last.x - (box.x + box.width));
    if (sameLine && gap <= Math.max(last.height, box.height)) {
      const x = Math.min(last.x, box.x);
      const y = Math.min(last.y, box.y);
      const right = Math.max(last.x + last.width, box.x + box.width);
      const bottom = Math.max(last.y + last.height, box.y + box.height);
      boxes[boxes.length - 1] = { x, y, width: right - x, height: bottom - y };
      return;
    }
  }
  boxes.push(box);
}
