import { areaOf, contains } from "./geometry.ts";
import type { Area } from "./geometry.ts";
import { followDrawing } from "./drawing.ts";
import type { DrawingInput, TextRun } from "./drawing.ts";
import { clearArea, lettersOf, measureRun } from "./letters.ts";
import type { Glyph, Measured } from "./letters.ts";
import { MisnamedSigns } from "./misnamed.ts";
import { PaintedAreas } from "./painted.ts";

export interface Walked {
  /** The drawn letters; none where every one of them shows for sure. */
  readonly glyphs: readonly Glyph[];
  /** The part of the page, 0..1, that its pictures fill; a scan may come in strips. */
  readonly picture: number;
  /** The rules drawn on the page: thin, upright or level. */
  readonly rules: readonly Area[];
  /** Signs that are drawn as one letter or digit and given out as another. */
  readonly misnamed: number;
}

/** Whoever puts the runs together to texts. */
export interface Texts {
  add(run: TextRun): void;
  separate(): void;
  restart(): void;
}

/** A mask that takes this part of the page is a scan. */
const LEAST_SCAN = 0.5;

/** A run whose letters all showed when it was drawn, with their area; or the letters, each looked at. */
type Drawn = { readonly run: TextRun; readonly area: Area } | { readonly glyphs: readonly Glyph[] };

/**
 * Follows a page's drawing operators as pdf.js gives them and tells of each letter whether it can be seen: its colour
 * on what lies beneath, its size, transparency, render mode, place, and what is painted over it later. Letters are
 * looked at one by one only where the run they are drawn in may hide any.
 */
export function walk(input: DrawingInput, texts: Texts): Walked {
  const painted = new PaintedAreas();
  const page: Area = { left: 0, top: 0, right: input.width, bottom: input.height };
  const surroundings = { page, painted };
  const drawn: Drawn[] = [];
  const masks: Area[] = [];
  const rules: Area[] = [];
  const misnamed = new MisnamedSigns();
  let clipping: Glyph[] = [];

  followDrawing(input, {
    text: (run) => {
      texts.add(run);
      misnamed.add(run);
      const measured = measureRun(run);
      coverWith(run, measured, painted);
      if (measured.first > measured.last) return measured.along;
      const area = clearArea(run, measured, surroundings);
      if (area !== null) {
        drawn.push({ run, area });
        return measured.along;
      }
      const glyphs = lettersOf(run, surroundings);
      drawn.push({ glyphs });
      if (run.state.mode === 7) for (const glyph of glyphs) if (glyph.hiddenBy === "mode") clipping.push(glyph);
      return measured.along;
    },
    painted: ({ isShown, ...area }) => {
      // What fills a clip of letters makes them visible.
      for (const glyph of clipping) glyph.hiddenBy = null;
      clipping = [];
      if (isShown) painted.add(area);
    },
    ruled: (area) => rules.push(area),
    masked: (area) => masks.push(area),
    restored: () => {
      clipping = [];
    },
    separated: () => texts.separate(),
    framed: () => texts.restart(),
  });

  const looked: readonly Drawn[] = drawn.map((each) =>
    "run" in each && painted.touches(each.area, each.run.order) ? { glyphs: lettersOf(each.run, surroundings) } : each,
  );
  // A page that was scanned in black and white is often one large mask.
  const scans = masks.filter((area) => partOf(page, area) >= LEAST_SCAN);
  const pictures = [...painted.pictures.map(({ area }) => area), ...scans];
  let isClear = true;
  for (const each of looked) {
    if (!("glyphs" in each)) continue;
    for (const glyph of each.glyphs) {
      lookAbove(glyph, painted, pictures);
      isClear &&= glyph.hiddenBy === null && !glyph.isDoubtful;
    }
  }
  return {
    glyphs: isClear
      ? []
      : looked.flatMap((each) => ("glyphs" in each ? each.glyphs : lettersOf(each.run, surroundings))),
    rules,
    misnamed: misnamed.count,
    picture: Math.min(
      1,
      pictures.reduce((sum, area) => sum + partOf(page, area), 0),
    ),
  };
}

/** Letters of this size, points, can lie over others and hide them. */
const LARGE = 30;

function coverWith({ state, frame, order }: TextRun, { first, last }: Measured, painted: PaintedAreas): void {
  const size = state.fontSize * Math.hypot(frame[2], frame[3]);
  if (size < LARGE || first > last) return;
  const half = state.fontSize / 2;
  const area = areaOf(frame, first - half, 0, last + half, state.fontSize);
  painted.add({ area, order, kind: "open", colour: null });
}

/** The part of the page, 0..1, that an area within it takes. */
function partOf(page: Area, area: Area): number {
  const [across, down] = [area.right - area.left, area.bottom - area.top];
  return across > 0 && down > 0 ? (across * down) / Math.max(1, page.right * page.bottom) : 0;
}

/** What of a letter is hidden by things painted over it; letters that do not show in a picture's place are its layer. */
function lookAbove(glyph: Glyph, painted: PaintedAreas, pictures: readonly Area[]): void {
  if (glyph.hiddenBy === null) {
    const above = painted.above(glyph.x, glyph.y, glyph.order);
    if (above === "open") glyph.isDoubtful = true;
    else if (above !== null) glyph.hiddenBy = above === "solid" ? "cover" : "picture";
  } else if (
    (glyph.hiddenBy === "mode" || glyph.hiddenBy === "transparency") &&
    pictures.some((area) => contains(area, glyph.x, glyph.y))
  ) {
    glyph.hiddenBy = "picture";
  }
}
