import { SOFT_HYPHEN } from "../clean-text.ts";
import type { TextRun } from "../hidden/drawing.ts";
import type { Matrix } from "../hidden/geometry.ts";
import { followRun } from "../hidden/letters.ts";
import type { Written } from "./pieces.ts";

/** How a sign takes part in a text. */
type Kind = "letter" | "space" | "mark" | "format" | "backwards";

const BACKWARDS = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
/** What stands for several letters or for another sign, in fonts that have it as one. */
const COMPATIBLE = /[\u00B5\u037E\u0EB3\u2126\uFB00-\uFB04\uFB06]/;

// Shares of the letters' size, as pdf.js has them for its own text: what the layout makes of gaps was measured with them.
const BACK = -0.2;
const NO_SPACE = 0.03;
const LEAST_SPACE = 0.102;
const MOST_SPACE = 0.6;
/** Share of the letters' height by which a line may be left. */
const SHIFT = 0.25;

/** Whether the last signs leave a space to be written: none; a letter came last; a letter and one space. */
type Pending = "nothing" | "letter" | "space";

interface Open {
  text: string;
  readonly matrix: Matrix;
  readonly start: Point;
  end: Point;
  readonly unit: Point;
  readonly run: TextRun;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Joins the drawn signs of a page to texts, in the order drawn: signs that follow each other on a line in one font are
 * one text, with spaces where they stand apart by as much as a space. So the page is gone through once, for its words and
 * for what of them shows. The rules are those of pdf.js's `getTextContent`, but for soft hyphens, which stay, and for
 * scripts written from right to left or from top to bottom, which are left to it.
 */
export class WrittenText {
  readonly #written: Written[] = [];
  readonly #kinds = new Map<string, Kind>();
  readonly #width: number;
  readonly #height: number;
  #open: Open | null = null;
  #pending: Pending = "nothing";
  /** Where the last sign that has a width ends. */
  #last: Point | null = null;
  #lastRise = 0;
  #lastRun: TextRun | null = null;
  /** Of the text that is open or was last, in its run's own units and points. */
  #size = 0;
  #letterHeight = 0;
  #isOther = false;

  /** @param width of the page as shown, points, as is `height` */
  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /** The texts; null where some of them are in a script that is not read from left to right. */
  get written(): readonly Written[] | null {
    this.separate();
    return this.#isOther ? null : this.#written;
  }

  /** What follows does not belong to the text before. */
  separate(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    const { matrix, start, end, unit, run } = open;
    this.#written.push({
      text: open.text,
      matrix,
      length: Math.abs((end.x - start.x) * unit.x + (end.y - start.y) * unit.y),
      isVertical: false,
      font: run.state.font?.loadedName ?? "",
      ascent: run.state.font?.ascent ?? undefined,
      descent: run.state.font?.descent ?? undefined,
    });
  }

  /** What follows is drawn by itself, as in a form that is placed on the page. */
  restart(): void {
    this.separate();
    this.#pending = "nothing";
    this.#last = null;
  }

  add(run: TextRun): void {
    const { state, frame } = run;
    if (state.font?.vertical === true) this.#isOther = true;
    if (this.#isOther) return;
    if (this.#lastRun !== null && isOtherFont(this.#lastRun, run)) this.separate();
    this.#lastRun = run;
    const across = Math.hypot(frame[0], frame[1]);
    const place: Place = {
      run,
      matrix: lettersSpace(run),
      unit: across === 0 ? { x: 1, y: 0 } : { x: frame[0] / across, y: frame[1] / across },
      scale: across / (Math.abs(state.hScale) || 1),
      height: state.fontSize * Math.hypot(frame[2], frame[3]) * tallness(run),
    };
    followRun(run, (text, along, advance) => this.#sign(place, text, along, advance));
  }

  #sign(place: Place, text: string, along: number, advance: number): void {
    const kind = this.#kindOf(text);
    if (kind === "letter") this.#letter(place, text, along, advance);
    else if (kind === "space") this.#pending = this.#pending === "letter" ? "space" : "nothing";
    else if (kind === "backwards") this.#isOther = true;
    else if (this.#open !== null) this.#write(text);
    else if (kind === "mark") this.#letter(place, text, along, 0);
  }

  #letter(place: Place, text: string, along: number, advance: number): void {
    const { frame } = place.run;
    const at = { x: frame[0] * along + frame[4], y: frame[1] * along + frame[5] };
    // Off the page.
    if (at.x + advance < 0 || at.x > this.#width || at.y < 0 || at.y > this.#height) return;
    if (this.#last !== null) this.#step(place, this.#last, at);
    if (this.#open === null) {
      this.#open = { text: "", matrix: at0(place.matrix, at), start: at, end: at, unit: place.unit, run: place.run };
      this.#size = place.run.state.fontSize;
      this.#letterHeight = place.height;
    }
    if (advance !== 0) {
      const end = along + advance;
      this.#last = { x: frame[0] * end + frame[4], y: frame[1] * end + frame[5] };
      this.#open.end = this.#last;
      this.#lastRise = place.run.state.rise;
    }
    if (this.#pending === "space") this.#write(" ");
    this.#pending = "letter";
    this.#write(COMPATIBLE.test(text) ? text.normalize("NFKC") : text);
  }

  #write(text: string): void {
    if (this.#open !== null) this.#open.text += text;
  }

  /** What the way from the last sign to the next means: nothing, a space, another text, another line. */
  #step({ run, unit, scale, height }: Place, last: Point, at: Point): void {
    const [x, y] = [at.x - last.x, at.y - last.y];
    if (x === 0 && y === 0) return;
    const advance = scale === 0 ? 0 : (x * unit.x + y * unit.y) / scale;
    const size = this.#size;
    const aside = y * unit.x - x * unit.y;
    if (advance < BACK * size) {
      this.#pending = "nothing";
      this.separate();
      return;
    }
    const raised = run.state.rise - this.#lastRise;
    // Signs above or below the line by their own rise are still on it.
    const leaves = Math.abs(raised === 0 ? aside : aside + (raised * height) / (run.state.fontSize || 1));
    if (leaves > this.#letterHeight) {
      this.#pending = "nothing";
      this.separate();
      return;
    }
    this.#gap(advance, size);
    if (Math.abs(aside) > SHIFT * this.#letterHeight) this.separate();
  }

  #gap(advance: number, size: number): void {
    if (advance <= NO_SPACE * size) this.#pending = "nothing";
    if (advance <= LEAST_SPACE * size) {
      if (this.#pending !== "space") return;
      this.separate();
      this.#space();
    } else if (advance > MOST_SPACE * size) {
      this.separate();
      this.#space();
    } else if (this.#open === null) this.#space();
    else this.#write(" ");
    this.#pending = "nothing";
  }

  #space(): void {
    this.#written.push(SPACE);
  }

  #kindOf(text: string): Kind {
    const known = this.#kinds.get(text);
    if (known !== undefined) return known;
    const kind = kindOf(text);
    this.#kinds.set(text, kind);
    return kind;
  }
}

const SPACE: Written = { text: " ", matrix: [1, 0, 0, 1, 0, 0], length: 0, isVertical: false, font: "" };

interface Place {
  readonly run: TextRun;
  /** Letters one high to the page as shown, but for where they begin. */
  readonly matrix: Matrix;
  /** The direction in which the run goes, of length 1. */
  readonly unit: Point;
  /** Points to one unit of the run's letters, before they are stretched. */
  readonly scale: number;
  /** Of the letters, points. */
  readonly height: number;
}

function kindOf(text: string): Kind {
  if (BACKWARDS.test(text)) return "backwards";
  if (text === SOFT_HYPHEN) return "letter";
  if (/^\s/u.test(text)) return "space";
  if (/^\p{Mn}$/u.test(text)) return "mark";
  return text === "" || /^\p{Cf}+$/u.test(text) ? "format" : "letter";
}

function isOtherFont({ state: one }: TextRun, { state: other }: TextRun): boolean {
  if (one === other) return false;
  if (one.fontSize * one.fontDirection !== other.fontSize * other.fontDirection) return true;
  if (one.font === other.font || one.font?.loadedName === other.font?.loadedName) return false;
  // The same font may be embedded for each part of a document.
  return one.font?.name === undefined || one.font.name !== other.font?.name;
}

function lettersSpace(run: TextRun): Matrix {
  const { frame, state } = run;
  const size = state.fontSize;
  const tall = size * tallness(run);
  return [frame[0] * size, frame[1] * size, frame[2] * tall, frame[3] * tall, 0, 0];
}

function at0(matrix: Matrix, { x, y }: Point): Matrix {
  return [matrix[0], matrix[1], matrix[2], matrix[3], x, y];
}

/** Fonts that draw their letters themselves may do so in units of their own: the height of theirs, in those of the size. */
function tallness({ state: { font, fontSize } }: TextRun): number {
  if (font?.isType3Font !== true || fontSize > 1) return 1;
  const tall = ((font.bbox?.[3] ?? 0) - (font.bbox?.[1] ?? 0)) * (font.fontMatrix?.[3] ?? 0);
  return tall > 0 ? tall : 1;
}
