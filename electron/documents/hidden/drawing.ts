import { z } from "zod";
import { IDENTITY, areaOf, isNumbers, isUpright, multiply, shared, toMatrix } from "./geometry.ts";
import type { Area, Matrix } from "./geometry.ts";
import { toColour } from "./painted.ts";
import type { Colour, Painted } from "./painted.ts";
import { filledRectangles } from "./rectangles.ts";
import { edgesOf, isRule, strokedRules } from "./rules.ts";

export interface DrawingInput {
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

/** Strokes as wide as this, points, are a background, not a rule. */
const BROAD = 4;
/** A straight stroke as wide as this can take part in covering a line of letters. */
const BROAD_LINE = 1.5;

const fontSchema = z.object({
  isType3Font: z.boolean().nullish(),
  vertical: z.boolean().nullish(),
  fontMatrix: z.array(z.number()).nullish(),
  bbox: z.array(z.number()).nullish(),
  loadedName: z.string().nullish(),
  name: z.string().nullish(),
  ascent: z.number().nullish().catch(null),
  descent: z.number().nullish().catch(null),
  /** How the letters of a Type 3 font are drawn. */
  charProcOperatorList: z.instanceof(Map).nullish().catch(null),
  /** Of several bytes to a sign. */
  composite: z.boolean().nullish(),
  type: z.string().nullish().catch(null),
  isSymbolicFont: z.boolean().nullish().catch(null),
  // By byte: pdf.js's own code of the sign, and the name of what is drawn, as the file and as its base say.
  toFontChar: z.unknown().optional(),
  differences: z.unknown().optional(),
  defaultEncoding: z.unknown().optional(),
});
export type Font = z.infer<typeof fontSchema>;

/** The part of the graphics state that bears on what shows. */
export interface State {
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
  /** The clip is an upright rectangle, and not only within one. */
  isClipSure: boolean;
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

/** Signs that are drawn in one go. */
export interface TextRun {
  /** As pdf.js gives them: signs, and numbers that move what follows. */
  readonly signs: readonly unknown[];
  readonly state: Readonly<State>;
  /** The run's own space, in which it begins at 0, 0, to the page as shown. */
  readonly frame: Matrix;
  readonly order: number;
  /** Whether the layer it is on is shown. */
  readonly isShown: boolean;
}

export interface DrawingSink {
  /** Gives back how far the run goes, in its own space. */
  text(run: TextRun): number;
  painted(painted: Painted & { readonly isShown: boolean }): void;
  /** A rule of a table or under words, or the edge of a shaded cell; thin, upright or level. */
  ruled(area: Area): void;
  /** A picture in one colour, such as a scan in black and white, was painted here. */
  masked(area: Area): void;
  /** An earlier state is back in force. */
  restored(): void;
  /** What follows is marked as something else, or comes after a picture. */
  separated(): void;
  /** What follows is drawn by a form of its own, or by the page again after one. */
  framed(): void;
}

/** Follows a page's drawing operators as pdf.js gives them, and tells what is drawn, in order and in which state. */
export function followDrawing(
  { operators, codes, transform, width, height, font, isShown }: DrawingInput,
  sink: DrawingSink,
): void {
  const page: Area = { left: 0, top: 0, right: width, bottom: height };
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
    isClipSure: true,
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
  /** What is drawn for a soft mask is not on the page. */
  const masks: boolean[] = [];
  const isMask = (): boolean => masks.includes(true);

  const save = (): void => {
    stack.push(state);
    isSaved = true;
  };
  const restore = (): void => {
    state = stack.pop() ?? state;
    isSaved = true;
    sink.restored();
  };
  const moveText = (x: number, y: number): void => {
    const [lineX, lineY] = [at.lineX + x, at.lineY + y];
    at = { x: lineX, y: lineY, lineX, lineY };
  };
  const isLayerShown = (): boolean => !layers.includes(false);

  const paint = (area: Area, order: number, kind: "solid" | "picture" | "open", colour: Colour | null): void => {
    if (isMask()) return;
    const isSure = state.fillAlpha * state.groupAlpha > 0.98 && !state.blended && !state.masked;
    sink.painted({
      area: shared(area, state.clip),
      order,
      kind: isSure ? kind : "open",
      colour: isSure ? colour : null,
      isShown: isLayerShown(),
    });
  };

  const rule = (area: Area, colour: Colour | null): void => {
    // A rule in the colour of paper parts nothing that anyone sees.
    const isSeen = colour === null || colour.some((part) => part < 250);
    if (isSeen && !isMask() && isLayerShown()) sink.ruled(area);
  };

  const showText = (signs: unknown, order: number): void => {
    if (!Array.isArray(signs) || state.fontSize === 0) return;
    const { fontDirection, hScale } = state;
    const across = hScale * fontDirection;
    const frame = multiply(multiply(state.ctm, text), [across, 0, 0, fontDirection, at.x, at.y + state.rise]);
    const run: TextRun = { signs: signs as readonly unknown[], state, frame, order, isShown: isLayerShown() };
    // Whoever is told of the run keeps the state it was drawn in.
    isSaved = true;
    const along = isMask() ? 0 : sink.text(run);
    if (state.font?.vertical === true) at.y -= along;
    else at.x += along * across;
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
    if (strokes && isUpright(state.ctm)) {
      for (const area of strokedRules(Array.isArray(data) ? data[0] : null, state.ctm)) rule(area, state.stroke);
    }
    if (isNumbered && fills) {
      const rectangles = isUpright(state.ctm) ? filledRectangles(Array.isArray(data) ? data[0] : null) : null;
      if (rectangles === null) paint(area, order, "open", null);
      for (const [left, bottom, right, top] of rectangles ?? []) {
        const filled = areaOf(state.ctm, left, bottom, right, top);
        paint(filled, order, state.fill === null ? "open" : "solid", state.fill);
        for (const area of isRule(filled) ? [filled] : edgesOf(filled)) rule(area, state.fill);
      }
    }
    const broad = state.lineWidth * Math.hypot(state.ctm[0], state.ctm[1]);
    const isLine = Math.min(area.right - area.left, area.bottom - area.top) < broad;
    if (isNumbered && strokes && broad >= (isLine ? BROAD_LINE : BROAD)) {
      const around = broad / 2;
      paint(
        { left: area.left - around, top: area.top - around, right: area.right + around, bottom: area.bottom + around },
        order,
        "open",
        null,
      );
    }
    if (pendingClip && isNumbered) {
      // A clip may be smaller than the rectangle around it, never larger.
      change().clip = shared(state.clip, area);
      const isRectangle = isUpright(state.ctm) && filledRectangles(Array.isArray(data) ? data[0] : null)?.length === 1;
      if (!isRectangle) change().isClipSure = false;
    }
    pendingClip = false;
  };

  const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);
  const picture = (order: number): void => {
    sink.separated();
    paint(areaOf(state.ctm, 0, 0, 1, 1), order, "picture", null);
  };

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
      sink.framed();
      save();
      if (isNumbers(matrix)) change().ctm = multiply(state.ctm, toMatrix(matrix));
      if (isNumbers(box)) {
        const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
        change().clip = shared(state.clip, areaOf(state.ctm, x0, y0, x1, y1));
      }
    },
    paintFormXObjectEnd: () => {
      sink.framed();
      restore();
    },
    beginGroup: ([group]) => {
      masks.push(typeof group === "object" && group !== null && Boolean(Reflect.get(group, "smask")));
      save();
      change().groupAlpha *= state.fillAlpha;
      change().fillAlpha = 1;
      change().strokeAlpha = 1;
    },
    endGroup: () => {
      masks.pop();
      restore();
    },
    paintImageXObject: (_, order) => picture(order),
    paintInlineImageXObject: (_, order) => picture(order),
    paintImageXObjectRepeat: (_, order) => paint(page, order, "open", null),
    paintInlineImageXObjectGroup: (_, order) => paint(page, order, "open", null),
    paintImageMaskXObject: (_, order) => {
      const area = areaOf(state.ctm, 0, 0, 1, 1);
      paint(area, order, "open", null);
      if (isLayerShown() && !isMask()) sink.masked(shared(area, state.clip));
    },
    paintImageMaskXObjectGroup: (_, order) => paint(page, order, "open", null),
    paintImageMaskXObjectRepeat: (_, order) => paint(page, order, "open", null),
    paintSolidColorImageMask: (_, order) => paint(areaOf(state.ctm, 0, 0, 1, 1), order, "open", null),
    beginMarkedContent: () => {
      sink.separated();
      layers.push(true);
    },
    beginMarkedContentProps: ([tag, properties]) => {
      sink.separated();
      layers.push(tag === "OC" ? isShown(properties) : true);
    },
    endMarkedContent: () => {
      sink.separated();
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
}
