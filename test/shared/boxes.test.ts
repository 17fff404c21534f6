import { describe, expect, it } from "vitest";
import { boxesOf } from "../../shared/domain/boxes.ts";
import type { Page } from "../../shared/domain/contract.ts";

function page(number: number, start: number, end: number, runs: Page["runs"]): Page {
  return { number, start, end, width: 600, height: 800, source: "text", runs, margins: [] };
}

const contract = {
  pages: [
    page(1, 0, 30, [
      { start: 0, end: 10, box: { x: 50, y: 100, width: 100, height: 12 } },
      { start: 10, end: 20, box: { x: 152, y: 101, width: 100, height: 12 } },
      { start: 21, end: 30, box: { x: 50, y: 120, width: 90, height: 12 } },
    ]),
    page(2, 31, 40, [{ start: 31, end: 40, box: { x: 50, y: 60, width: 90, height: 12 } }]),
    page(3, 41, 50, []),
  ],
};

describe("boxes of a span", () => {
  it("cuts a run in proportion to its characters", () => {
    expect(boxesOf(contract, 2, 5)).toEqual([{ page: 1, boxes: [{ x: 70, y: 100, width: 30, height: 12 }] }]);
  });

  it("joins neighbours on one line and keeps lines apart", () => {
    expect(boxesOf(contract, 0, 30)).toEqual([
      {
        page: 1,
        boxes: [
          { x: 50, y: 100, width: 202, height: 13 },
          { x: 50, y: 120, width: 90, height: 12 },
        ],
      },
    ]);
  });

  it("goes on over pages, and gives nothing where nothing was drawn", () => {
    expect(boxesOf(contract, 25, 50).map(({ page: number }) => number)).toEqual([1, 2]);
    expect(boxesOf(contract, 41, 50)).toEqual([]);
    expect(boxesOf(contract, 5, 5)).toEqual([]);
  });
});
