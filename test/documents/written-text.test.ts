import { describe, expect, it } from "vitest";
import type { State, TextRun } from "../../electron/documents/hidden/drawing.ts";
import { IDENTITY } from "../../electron/documents/hidden/geometry.ts";
import { WrittenText } from "../../electron/documents/pdf/written-text.ts";

const PAGE = { width: 600, height: 800 };
const FONT = { loadedName: "f1", name: "Times", ascent: 0.9, descent: -0.2 };

const STATE: State = {
  ctm: IDENTITY,
  clip: { left: 0, top: 0, right: PAGE.width, bottom: PAGE.height },
  fill: [0, 0, 0],
  stroke: [0, 0, 0],
  fillAlpha: 1,
  strokeAlpha: 1,
  groupAlpha: 1,
  blended: false,
  masked: false,
  isClipSure: true,
  lineWidth: 1,
  font: FONT,
  fontSize: 10,
  fontDirection: 1,
  charSpacing: 0,
  wordSpacing: 0,
  hScale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
};

/** Letters are half as wide as high, spaces a quarter; numbers move as in a TJ array. */
function signs(...parts: readonly (string | number)[]): unknown[] {
  return parts.flatMap((part): unknown[] =>
    typeof part === "number"
      ? [part]
      : Array.from(part, (unicode) => ({ unicode, width: unicode === " " ? 250 : 500, isSpace: unicode === " " })),
  );
}

function run(x: number, y: number, parts: unknown[], change: Partial<State> = {}): TextRun {
  const state = { ...STATE, ...change };
  const across = state.hScale * state.fontDirection;
  // The page as shown has its origin at the top.
  return {
    signs: parts,
    state,
    frame: [across, 0, 0, -state.fontDirection, x, y - state.rise],
    order: 0,
    isShown: true,
  };
}

function textsOf(...runs: readonly TextRun[]): string[] | null {
  const texts = new WrittenText(PAGE.width, PAGE.height);
  for (const each of runs) texts.add(each);
  return texts.written?.map(({ text }) => text) ?? null;
}

describe("the signs of a page", () => {
  it("are one text where they follow each other, with the spaces that are drawn or left", () => {
    expect(textsOf(run(50, 100, signs("governed by")))).toEqual(["governed by"]);
    // A gap of three tenths of the letters' size, without a sign.
    expect(textsOf(run(50, 100, signs("governed", -300, "by")))).toEqual(["governed by"]);
    // Kerning is none.
    expect(textsOf(run(50, 100, signs("gov", -40, "ern", 30, "ed")))).toEqual(["governed"]);
    expect(textsOf(run(50, 100, signs("law")), run(65, 100, signs("ful")))).toEqual(["lawful"]);
  });

  it("are two texts with a space between where the gap is wide, as between columns", () => {
    expect(textsOf(run(50, 100, signs("Fee", -2000, "USD")))).toEqual(["Fee", " ", "USD"]);
  });

  it("take a space that was drawn and taken back for none", () => {
    expect(textsOf(run(50, 100, signs("law", " ", 260, "ful")))).toEqual(["lawful"]);
  });

  it("keep a space of which most was taken back", () => {
    expect(textsOf(run(50, 100, signs("law", " ", 190, "ful")))).toEqual(["law", " ", "ful"]);
  });

  it("begin anew on another line, in another font or size, and where they go back", () => {
    expect(textsOf(run(50, 100, signs("one")), run(50, 112, signs("two")))).toEqual(["one", "two"]);
    expect(textsOf(run(50, 100, signs("a")), run(55, 100, signs("b"), { font: { loadedName: "f2" } }))).toEqual([
      "a",
      "b",
    ]);
    expect(textsOf(run(50, 100, signs("a")), run(55, 100, signs("b"), { fontSize: 7 }))).toEqual(["a", "b"]);
    expect(textsOf(run(50, 100, signs("column")), run(20, 100, signs("left")))).toEqual(["column", "left"]);
  });

  it("are told apart where they are raised, and stay on their line", () => {
    expect(textsOf(run(50, 100, signs("note")), run(70, 100, signs("1"), { rise: 4 }))).toEqual(["note", "1"]);
  });

  it("have their place, their length and the heights that their font names", () => {
    const texts = new WrittenText(PAGE.width, PAGE.height);
    texts.add(run(50, 100, signs("term")));
    expect(texts.written).toEqual([
      {
        text: "term",
        matrix: [10, 0, 0, -10, 50, 100],
        length: 20,
        isVertical: false,
        font: "f1",
        ascent: 0.9,
        descent: -0.2,
      },
    ]);
  });

  it("keep soft hyphens, ligatures as letters, and what prints nothing for whoever tells of it", () => {
    expect(textsOf(run(50, 100, signs("333\u00AD194")))).toEqual(["333\u00AD194"]);
    expect(textsOf(run(50, 100, signs("\uFB01nal")))).toEqual(["final"]);
    expect(textsOf(run(50, 100, signs("pay\u{E0041}")))).toEqual(["pay\u{E0041}"]);
  });

  it("are left out off the page", () => {
    expect(textsOf(run(50, 900, signs("below")), run(50, 100, signs("here")))).toEqual(["here"]);
    expect(textsOf(run(700, 100, signs("beside")))).toEqual([]);
  });

  it("are left to pdf.js where their script is read from right to left or downwards", () => {
    expect(textsOf(run(50, 100, signs("abc")), run(50, 120, signs("\u05D0\u05D1")))).toBeNull();
    expect(textsOf(run(50, 100, signs("abc"), { font: { ...FONT, vertical: true } }))).toBeNull();
  });

  it("do not run on across marks and forms", () => {
    const texts = new WrittenText(PAGE.width, PAGE.height);
    texts.add(run(50, 100, signs("law")));
    texts.separate();
    texts.add(run(65, 100, signs("ful")));
    texts.restart();
    texts.add(run(80, 100, signs("ly")));
    expect(texts.written?.map(({ text }) => text)).toEqual(["law", "ful", "ly"]);
  });
});
