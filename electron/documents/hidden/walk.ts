import { z } from "zod";
import { IDENTITY, areaOf, contains, isNumbers, isUpright, multiply, place, shared, toMatrix } from "./geometry.ts";
import type { Area, Matrix } from "./geometry.ts";
import { PaintedAreas, shows, toColour } from "./painted.ts";
import type { Colour } from "./painted.ts";
import { filledRectangles } from "./rectangles.ts";

/** Why letters do not show. `picture` is not sure: they lie under a picture, or are a layer behind the picture of a page. */
export type HiddenBy = "colour" | "size" | "transparency" | "place" | "clip" | "mode" | "cover" | "layer" | "picture";

/** One drawn sign. */
export interface Glyph {
  readonly text: string;
  /** The middle of the letter, on the page as shown. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly order: number;
  hiddenBy: HiddenBy | null;
}

export interface Walked {
  readonly glyphs: readonly Glyph[];
  /** The part of the page, 0..1, that its largest picture fills. */
  readonly picture: number;
}

export interface WalkInput {
  readonly operators: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };
  readonly codes: Readonly<Record<string, number>>;
  /** User space to the page as shown. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly font: (name: string) => unknown;
  /** Whether content marked as optional is shown. */
  readonly isShown: (properties: unknown) => boolean;
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
/** A mask that takes this part of the page is a scan. */
const LEAST_SCAN = 0.5;
/** Strokes as wide as this are a background, not a rule. */
const BROAD = 4;

const fontSchema = z.object({
  isType3Font: z.boolean().nullish(),
  vertical: z.boolean().nullish(),
  fontMatrix: z.array(z.number()).nullish(),
});
type Font = z.infer<typeof fontSchema>;

interface State {
  ctm: Matrix;
  clip: Area;
  fill: Colour | null;
  stroke: Colour | null;
  fillAlpha: number;
  strokeAlpha: number;
  /** Alpha of the groups around. */
  groupAlpha: number;
  /** Another blend mode or a soft mask makes what is painted uncertain. */
  blended: boolean;
  masked: boolean;
  lineWidth: number;
  font: Font | null;
  fontSize: number;
  fontDirection: 1 | -1;
  charSpacing: number;
  wordSpacing: number;
  hScale: number;
  leading: number;
  rise: number;
  mode: number;
}

const NEVER = Number.POSITIVE_INFINITY;

/**
 * Follows a page's drawing operators as pdf.js gives them and tells of each letter whether it can be seen: its colour
 * on what lies beneath, its size, transparency, render mode, place, and what is painted over it later.
 */
export function walk({ operators, codes, transform, width, height, font, isShown }: WalkInput): Walked {
  const page: Area = { left: 0, top: 0, right: width, bottom: height };
  const painted = new PaintedAreas();
  const glyphs: Glyph[] = [];
  const masks: Area[] = [];
  let clipping: Glyph[] = [];
  let state: State = {
    ctm: toMatrix(transform),
    clip: page,
    fill: [0, 0, 0],
    stroke: [0, 0, 0],
    fillAlpha: 1,
    strokeAlpha: 1,
    groupAlpha: 1,
    blended: false,
    masked: false,
    lineWidth: 1,
    font: null,
    fontSize: 0,
    fontDirection: 1,
    charSpacing: 0,
    wordSpacing: 0,
    hScale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
  const stack: State[] = [];
  // Pages save and restore far more often than they change anything, so a saved state is copied when it is changed.
  let isSaved = false;
  const change = (): State => {
    if (isSaved) state = { ...state };
    isSaved = false;
    return state;
  };
  let text: Matrix = IDENTITY;
  let at = { x: 0, y: 0, lineX: 0, lineY: 0 };
  let pendingClip = false;
  const layers: boolean[] = [];

  const save = (): void => {
    stack.push(state);
    isSaved = true;
  };
  const restore = (): void => {
    state = stack.pop() ?? state;
    isSaved = true;
    clipping = [];
  };
  const moveText = (x: number, y: number): void => {
    const [lineX, lineY] = [at.lineX + x, at.lineY + y];
    at = { x: lineX, y: lineY, lineX, lineY };
  };
  const isLayerShown = (): boolean => !layers.includes(false);

  /** What fills a clip of letters makes them visible. */
  const paintClipped = (): void => {
    for (const glyph of clipping) glyph.hiddenBy = null;
    clipping = [];
  };
  const paint = (area: Area, order: number, kind: "solid" | "picture" | "open", colour: Colour | null): void => {
    paintClipped();
    if (!isLayerShown()) return;
    const isSure = state.fillAlpha * state.groupAlpha > 0.98 && !state.blended && !state.masked;
    painted.add({
      area: shared(area, state.clip),
      order,
      kind: isSure ? kind : "open",
      colour: isSure ? colour : null,
    });
  };

  const whyHidden = (size: number, advance: number, x: number, y: number, order: number): HiddenBy | null => {
    if (!isLayerShown()) return "layer";
    const { mode, clip } = state;
    const fills = mode === 0 || mode === 2 || mode === 4 || mode === 6;
    const strokes = mode === 1 || mode === 2 || mode === 5 || mode === 6;
    if (!fills && !strokes) return "mode";
    if (!isWithin(page, x, y, size)) return "place";
    if (!isWithin(clip, x, y, size)) return "clip";
    if (state.font?.isType3Font !== true && (size < SMALLEST || advance < 0.1 * SMALLEST)) return "size";
    if (state.masked || state.blended) return null;
    const alpha = Math.max(fills ? state.fillAlpha : 0, strokes ? state.strokeAlpha : 0);
    if (alpha * state.groupAlpha < LEAST_ALPHA) return "transparency";
    const background = painted.beneath(x, y, order);
    if (background === null) return null;
    const seen = (colour: Colour | null, alpha: number): boolean =>
      colour === null || shows(colour, background, alpha * state.groupAlpha);
    return (fills && seen(state.fill, state.fillAlpha)) || (strokes && seen(state.stroke, state.strokeAlpha))
      ? null
      : "colour";
  };

  const showText = (signs: unknown, order: number): void => {
    if (!Array.isArray(signs) || state.fontSize === 0) return;
    const { fontSize, fontDirection, charSpacing, wordSpacing } = state;
    const scale = fontSize * (state.font?.fontMatrix?.[0] ?? 0.001);
    const isVertical = state.font?.vertical === true;
    const across = state.hScale * fontDirection;
    const frame = multiply(multiply(state.ctm, text), [across, 0, 0, fontDirection, at.x, at.y + state.rise]);
    const size = fontSize * Math.hypot(frame[2], frame[3]);
    const unit = Math.hypot(frame[0], frame[1]);
    const first = glyphs.length;
    let along = 0;
    for (const sign of signs as readonly unknown[]) {
      if (typeof sign === "number") {
        along += ((isVertical ? 1 : -1) * sign * fontSize) / 1000;
        continue;
      }
      const glyph = sign as { unicode?: unknown; width?: unknown; isSpace?: unknown; vmetric?: unknown } | null;
      if (glyph === null || typeof glyph !== "object") continue;
      const metric = isVertical && Array.isArray(glyph.vmetric) ? -Number(glyph.vmetric[0]) : Number(glyph.width ?? 0);
      const advance = (Number.isFinite(metric) ? metric : 0) * scale;
      const spacing = (glyph.isSpace === true ? wordSpacing : 0) + charSpacing;
      const middle = isVertical
        ? place(frame, 0, -(along + advance / 2))
        : place(frame, along + advance / 2, 0.3 * fontSize);
      const written = typeof glyph.unicode === "string" ? glyph.unicode : "";
      const seen: Glyph = {
        text: written,
        ...middle,
        size,
        order,
        hiddenBy: whyHidden(size, Math.abs(advance) * unit || NEVER, middle.x, middle.y, order),
      };
      glyphs.push(seen);
      if (seen.hiddenBy === "mode" && state.mode === 7) clipping.push(seen);
      along += isVertical ? advance - spacing * fontDirection : advance + spacing * fontDirection;
    }
    if (isVertical) at.y -= along;
    else at.x += along * across;
    showCutWords(glyphs.slice(first));
  };

  const fonts = new Map<string, Font | null>();
  const fontOf = (name: string): Font | null => {
    const known = fonts.get(name);
    if (known !== undefined) return known;
    const parsed = fontSchema.safeParse(font(name));
    const found = parsed.success ? parsed.data : null;
    fonts.set(name, found);
    return found;
  };
  const setStates = (states: unknown): void => {
    if (!Array.isArray(states)) return;
    for (const pair of states as readonly unknown[]) {
      if (!Array.isArray(pair)) continue;
      const [key, value] = pair as readonly unknown[];
      if (key === "ca" && typeof value === "number") change().fillAlpha = value;
      else if (key === "CA" && typeof value === "number") change().strokeAlpha = value;
      else if (key === "BM") change().blended = value !== "source-over";
      else if (key === "SMask") change().masked = value !== false && value !== null;
      else if (key === "LW" && typeof value === "number") change().lineWidth = value;
      else if (key === "Font" && Array.isArray(value)) setFont(value[0], value[1]);
    }
  };
  const setFont = (name: unknown, size: unknown): void => {
    change().font = typeof name === "string" ? fontOf(name) : null;
    change().fontSize = typeof size === "number" ? Math.abs(size) : 0;
    change().fontDirection = typeof size === "number" && size < 0 ? -1 : 1;
  };

  const usePath = (args: readonly unknown[], order: number): void => {
    const [operator, data, bounds] = args;
    const isNumbered = isNumbers(bounds);
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = isNumbered ? bounds : [];
    const area = areaOf(state.ctm, x0, y0, x1, y1);
    const fills = [
      codes["fill"],
      codes["eoFill"],
      codes["fillStroke"],
      codes["eoFillStroke"],
      codes["closeFillStroke"],
      codes["closeEOFillStroke"],
    ].includes(operator as number);
    const strokes = [codes["stroke"], codes["closeStroke"]].includes(operator as number);
    if (isNumbered && fills) {
      const rectangles = isUpright(state.ctm) ? filledRectangles(Array.isArray(data) ? data[0] : null) : null;
      if (rectangles === null) paint(area, order, "open", null);
      for (const [left, bottom, right, top] of rectangles ?? [])
        paint(areaOf(state.ctm, left, bottom, right, top), order, state.fill === null ? "open" : "solid", state.fill);
    }
    const broad = state.lineWidth * Math.hypot(state.ctm[0], state.ctm[1]);
    if (isNumbered && strokes && broad >= BROAD) {
      const around = broad / 2;
      paint(
        { left: area.left - around, top: area.top - around, right: area.right + around, bottom: area.bottom + around },
        order,
        "open",
        null,
      );
    }
    // A clip may be smaller than the rectangle around it, never larger.
    if (pendingClip && isNumbered) change().clip = shared(state.clip, area);
    pendingClip = false;
  };

  const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);
  const picture = (order: number): void => paint(areaOf(state.ctm, 0, 0, 1, 1), order, "picture", null);

  const handlers: Record<string, (args: readonly unknown[], order: number) => void> = {
    save,
    restore,
    transform: (args) => {
      change().ctm = multiply(state.ctm, toMatrix(args));
    },
    setGState: ([states]) => setStates(states),
    setFillRGBColor: ([colour]) => {
      change().fill = toColour(colour);
    },
    setFillColorN: () => {
      change().fill = null;
    },
    setFillTransparent: () => {
      change().fill = null;
    },
    setStrokeRGBColor: ([colour]) => {
      change().stroke = toColour(colour);
    },
    setStrokeColorN: () => {
      change().stroke = null;
    },
    setStrokeTransparent: () => {
      change().stroke = null;
    },
    setLineWidth: ([value]) => {
      change().lineWidth = number(value);
    },
    beginText: () => {
      text = IDENTITY;
      at = { x: 0, y: 0, lineX: 0, lineY: 0 };
    },
    setTextMatrix: ([matrix, ...rest]) => {
      text = toMatrix(typeof matrix === "number" ? [matrix, ...rest] : matrix);
      at = { x: 0, y: 0, lineX: 0, lineY: 0 };
    },
    moveText: ([x, y]) => moveText(number(x), number(y)),
    setLeadingMoveText: ([x, y]) => {
      change().leading = number(y);
      moveText(number(x), number(y));
    },
    setLeading: ([value]) => {
      change().leading = -number(value);
    },
    nextLine: () => moveText(0, state.leading),
    setCharSpacing: ([value]) => {
      change().charSpacing = number(value);
    },
    setWordSpacing: ([value]) => {
      change().wordSpacing = number(value);
    },
    setHScale: ([value]) => {
      change().hScale = number(value) / 100;
    },
    setTextRise: ([value]) => {
      change().rise = number(value);
    },
    setTextRenderingMode: ([value]) => {
      change().mode = number(value);
    },
    setFont: ([name, size]) => setFont(name, size),
    showText: ([signs], order) => showText(signs, order),
    clip: () => {
      pendingClip = true;
    },
    eoClip: () => {
      pendingClip = true;
    },
    constructPath: usePath,
    shadingFill: (_, order) => paint(state.clip, order, "open", null),
    paintFormXObjectBegin: ([matrix, box]) => {
      save();
      if (isNumbers(matrix)) change().ctm = multiply(state.ctm, toMatrix(matrix));
      if (isNumbers(box)) {
        const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
        change().clip = shared(state.clip, areaOf(state.ctm, x0, y0, x1, y1));
      }
    },
    paintFormXObjectEnd: restore,
    beginGroup: () => {
      save();
      change().groupAlpha *= state.fillAlpha;
      change().fillAlpha = 1;
      change().strokeAlpha = 1;
    },
    endGroup: restore,
    paintImageXObject: (_, order) => picture(order),
    paintInlineImageXObject: (_, order) => picture(order),
    paintImageXObjectRepeat: (_, order) => paint(page, order, "open", null),
    paintInlineImageXObjectGroup: (_, order) => paint(page, order, "open", null),
    paintImageMaskXObject: (_, order) => {
      const area = areaOf(state.ctm, 0, 0, 1, 1);
      paint(area, order, "open", null);
      if (isLayerShown()) masks.push(shared(area, state.clip));
    },
    paintImageMaskXObjectGroup: (_, order) => paint(page, order, "open", null),
    paintImageMaskXObjectRepeat: (_, order) => paint(page, order, "open", null),
    paintSolidColorImageMask: (_, order) => paint(areaOf(state.ctm, 0, 0, 1, 1), order, "open", null),
    beginMarkedContent: () => {
      layers.push(true);
    },
    beginMarkedContentProps: ([tag, properties]) => {
      layers.push(tag === "OC" ? isShown(properties) : true);
    },
    endMarkedContent: () => {
      layers.pop();
    },
  };
  const byCode = new Map(
    Object.entries(handlers).flatMap(([name, handler]) => {
      const code = codes[name];
      return code === undefined ? [] : [[code, handler] as const];
    }),
  );

  operators.fnArray.forEach((code, order) => {
    const args = operators.argsArray[order];
    byCode.get(code)?.(Array.isArray(args) ? (args as readonly unknown[]) : [], order);
  });

  // A page that was scanned in black and white is often one large mask.
  const scans = masks.filter((area) => partOf(page, area) >= LEAST_SCAN);
  const pictures = [...painted.pictures.map(({ area }) => area), ...scans];
  for (const glyph of glyphs) {
    if (glyph.hiddenBy === null) {
      const above = painted.above(glyph.x, glyph.y, glyph.order);
      if (above !== null) glyph.hiddenBy = above === "solid" ? "cover" : "picture";
    } else if (
      (glyph.hiddenBy === "mode" || glyph.hiddenBy === "transparency") &&
      pictures.some((area) => contains(area, glyph.x, glyph.y))
    ) {
      glyph.hiddenBy = "picture";
    }
  }
  return {
    glyphs,
    picture: Math.min(
      1,
      pictures.reduce((sum, area) => sum + partOf(page, area), 0),
    ),
  };
}

/** The part of the page, 0..1, that an area within it takes. */
function partOf(page: Area, area: Area): number {
  const [across, down] = [area.right - area.left, area.bottom - area.top];
  return across > 0 && down > 0 ? (across * down) / Math.max(1, page.right * page.bottom) : 0;
}
