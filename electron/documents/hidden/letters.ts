import { place } from "./geometry.ts";
import type { Area } from "./geometry.ts";
import type { TextRun } from "./drawing.ts";
import { PAPER, shows } from "./painted.ts";
import type { Colour, PaintedAreas } from "./painted.ts";

/** Why letters do not show. `picture` is not sure: they lie under a picture, or are a layer behind the picture of a page.
 * `unseen`: nothing of them is on the page as rendered. */
export type HiddenBy =
  | "colour"
  | "size"
  | "transparency"
  | "place"
  | "clip"
  | "mode"
  | "cover"
  | "layer"
  | "picture"
  | "unseen";

/** One drawn sign. */
export interface Glyph {
  readonly text: string;
  /** The middle of the letter, on the page as shown. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly order: number;
  hiddenBy: HiddenBy | null;
  /** Whether it shows cannot be told from how the page is drawn: the page as rendered is to be looked at. */
  isDoubtful: boolean;
}

function isWithin(area: Area, x: number, y: number, slack: number): boolean {
  return x >= area.left - slack && x <= area.right + slack && y >= area.top - slack && y <= area.bottom + slack;
}

/** Words of which an edge takes a few letters are cut, not hidden. */
function showCutWords(drawn: readonly Glyph[]): void {
  const cut = drawn.filter((glyph) => glyph.hiddenBy === "clip" || glyph.hiddenBy === "place");
  if (cut.length < 0.5 * drawn.length) for (const glyph of cut) glyph.hiddenBy = null;
}

/** Letters smaller than this, in points, are not for reading. */
const SMALLEST = 4;
/** Below this share of their own colour, letters are not seen whatever the colour. */
const LEAST_ALPHA = 0.04;
const NEVER = Number.POSITIVE_INFINITY;

/** What surrounds letters: the page, and what has been painted on it. */
export interface Surroundings {
  readonly page: Area;
  readonly painted: PaintedAreas;
}

/**
 * One sign of a run: what it stands for, where it begins along the run, how wide it is, in the run's own space, and the
 * name of what draws it where its font does.
 */
type OnSign = (text: string, along: number, advance: number, drawing: unknown) => void;

interface Sign {
  readonly unicode?: unknown;
  readonly width?: unknown;
  readonly isSpace?: unknown;
  readonly vmetric?: unknown;
  readonly operatorListId?: unknown;
}

/** Goes through the signs of a run and gives back how far it goes, in its own space. */
export function followRun({ signs, state }: TextRun, onSign: OnSign): number {
  const { fontSize, fontDirection, charSpacing, wordSpacing, font } = state;
  const scale = fontSize * (font?.fontMatrix?.[0] ?? 0.001);
  const isVertical = font?.vertical === true;
  let along = 0;
  for (const sign of signs) {
    if (typeof sign === "number") {
      along += ((isVertical ? 1 : -1) * sign * fontSize) / 1000;
      continue;
    }
    const glyph = sign as Sign | null;
    if (glyph === null || typeof glyph !== "object") continue;
    const metric = isVertical && Array.isArray(glyph.vmetric) ? -Number(glyph.vmetric[0]) : Number(glyph.width ?? 0);
    const advance = (Number.isFinite(metric) ? metric : 0) * scale;
    const spacing = (glyph.isSpace === true ? wordSpacing : 0) + charSpacing;
    onSign(typeof glyph.unicode === "string" ? glyph.unicode : "", along, advance, glyph.operatorListId);
    along += isVertical ? advance - spacing * fontDirection : advance + spacing * fontDirection;
  }
  return along;
}

export interface Measured {
  readonly along: number;
  /** The middles of the signs that lie furthest back and furthest on; infinite where there is none. */
  readonly first: number;
  readonly last: number;
  /** The least advance that is not 0. */
  readonly narrowest: number;
}

export function measureRun(run: TextRun): Measured {
  let [first, last, narrowest] = [NEVER, -NEVER, NEVER];
  const along = followRun(run, (_, at, advance) => {
    const middle = at + advance / 2;
    if (middle < first) first = middle;
    if (middle > last) last = middle;
    const wide = Math.abs(advance);
    if (wide !== 0 && wide < narrowest) narrowest = wide;
  });
  return { along, first, last, narrowest };
}

function modes({ mode }: { readonly mode: number }): { fills: boolean; strokes: boolean } {
  return {
    fills: mode === 0 || mode === 2 || mode === 4 || mode === 6,
    strokes: mode === 1 || mode === 2 || mode === 5 || mode === 6,
  };
}

/** Whether letters in this state show on a background. */
function showsOn({ state }: TextRun, background: Colour): boolean {
  const { fills, strokes } = modes(state);
  const seen = (colour: Colour | null, alpha: number): boolean =>
    colour === null || shows(colour, background, alpha * state.groupAlpha);
  return (fills && seen(state.fill, state.fillAlpha)) || (strokes && seen(state.stroke, state.strokeAlpha));
}

/**
 * The area of a run's letters if all of them show, as they do on nearly every page; null where each is to be looked at.
 * Whatever is painted over them later is not part of the question.
 */
export function clearArea(run: TextRun, measured: Measured, { page, painted }: Surroundings): Area | null {
  const { state, frame } = run;
  const { fills, strokes } = modes(state);
  if (!run.isShown || (!fills && !strokes) || state.font?.vertical === true) return null;
  if (isDoubted(run) || state.font?.isType3Font === true) return null;
  // The middles lie on a straight line, so what holds at its ends holds between them.
  const one = place(frame, measured.first, 0.3 * state.fontSize);
  const other = place(frame, measured.last, 0.3 * state.fontSize);
  const size = state.fontSize * Math.hypot(frame[2], frame[3]);
  for (const { x, y } of [one, other])
    if (!isWithin(page, x, y, size) || !isWithin(state.clip, x, y, size)) return null;
  const narrowest = measured.narrowest * Math.hypot(frame[0], frame[1]);
  if (size < SMALLEST || narrowest < 0.1 * SMALLEST) return null;
  const area: Area = {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    right: Math.max(one.x, other.x),
    bottom: Math.max(one.y, other.y),
  };
  const alpha = Math.max(fills ? state.fillAlpha : 0, strokes ? state.strokeAlpha : 0);
  if (alpha * state.groupAlpha < LEAST_ALPHA || painted.touches(area, -1)) return null;
  return showsOn(run, PAPER) ? area : null;
}

/** Whether the state letters are drawn in leaves open what of them shows. */
function isDoubted({ state }: TextRun): boolean {
  const { fills, strokes } = modes(state);
  return (
    state.masked ||
    state.blended ||
    !state.isClipSure ||
    (fills && state.fill === null) ||
    (!fills && strokes && state.stroke === null)
  );
}

/** Whether a font that draws its letters itself draws nothing for this one. */
function isEmpty({ state: { font } }: TextRun, drawing: unknown): boolean {
  if (font?.isType3Font !== true || !(font.charProcOperatorList instanceof Map)) return false;
  const operators: unknown = font.charProcOperatorList.get(drawing);
  if (operators === undefined) return true;
  const codes: unknown = typeof operators === "object" && operators !== null ? Reflect.get(operators, "fnArray") : null;
  return Array.isArray(codes) && codes.length <= 1;
}

/** The letters of a run, each looked at. */
export function lettersOf(run: TextRun, surroundings: Surroundings): Glyph[] {
  const { state, frame, order } = run;
  const isVertical = state.font?.vertical === true;
  const size = state.fontSize * Math.hypot(frame[2], frame[3]);
  const unit = Math.hypot(frame[0], frame[1]);
  const glyphs: Glyph[] = [];
  const isDoubtfulRun = isDoubted(run);
  followRun(run, (text, along, advance, drawing) => {
    const middle = along + advance / 2;
    const { x, y } = isVertical ? place(frame, 0, -middle) : place(frame, middle, 0.3 * state.fontSize);
    const hiddenBy = isEmpty(run, drawing)
      ? "mode"
      : whyHidden(run, surroundings, size, Math.abs(advance) * unit || NEVER, x, y);
    const isDoubtful = hiddenBy === null && (isDoubtfulRun || surroundings.painted.beneath(x, y, order) === null);
    glyphs.push({ text, x, y, size, order, hiddenBy, isDoubtful });
  });
  showCutWords(glyphs);
  return glyphs;
}

function whyHidden(
  run: TextRun,
  { page, painted }: Surroundings,
  size: number,
  advance: number,
  x: number,
  y: number,
): HiddenBy | null {
  if (!run.isShown) return "layer";
  const { state } = run;
  const { fills, strokes } = modes(state);
  if (!fills && !strokes) return "mode";
  if (!isWithin(page, x, y, size)) return "place";
  if (!isWithin(state.clip, x, y, size)) return "clip";
  if (state.font?.isType3Font !== true && (size < SMALLEST || advance < 0.1 * SMALLEST)) return "size";
  if (state.masked || state.blended) return null;
  const alpha = Math.max(fills ? state.fillAlpha : 0, strokes ? state.strokeAlpha : 0);
  if (alpha * state.groupAlpha < LEAST_ALPHA) return "transparency";
  const background = painted.beneath(x, y, run.order);
  return background === null || showsOn(run, background) ? null : "colour";
}
