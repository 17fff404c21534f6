import { contains } from "./geometry.ts";
import type { Area } from "./geometry.ts";

/** What was painted over an area, other than letters. */
export interface Painted {
  readonly area: Area;
  /** Its place among all that is drawn. */
  readonly order: number;
  /** Red, green and blue, 0..255, where the whole area has that one colour; null where that is not known. */
  readonly colour: Colour | null;
  /** `solid` hides what is beneath, `picture` may. */
  readonly kind: "solid" | "picture" | "open";
}

export type Colour = readonly [number, number, number];

export const PAPER: Colour = [255, 255, 255];
/** Enough for any page that was made to be read; what is painted beyond is not looked at. */
const MOST = 4_000;
/** Rules and the lines of tables lie behind no letter. */
const THINNEST = 2;

/** Points of height that share a list, so that a letter is held against what lies near it. */
const BAND = 16;
const MOST_BANDS = 1_000;

function bandOf(y: number): number {
  return Math.min(MOST_BANDS, Math.max(0, Math.floor(y / BAND)));
}

/** What was painted on a page, in order. */
export class PaintedAreas {
  readonly #bands: Painted[][] = [];
  readonly pictures: Painted[] = [];
  #count = 0;

  add(painted: Painted): void {
    const { left, right, top, bottom } = painted.area;
    if (this.#count >= MOST || !(right - left >= THINNEST) || !(bottom - top >= THINNEST)) return;
    this.#count += 1;
    for (let band = bandOf(top); band <= bandOf(bottom); band += 1) (this.#bands[band] ??= []).push(painted);
    if (painted.kind === "picture") this.pictures.push(painted);
  }

  /** The colour on which something at this point is drawn; null where it is not known. */
  beneath(x: number, y: number, order: number): Colour | null {
    const under = this.#bands[bandOf(y)]?.findLast((painted) => painted.order < order && contains(painted.area, x, y));
    return under === undefined ? PAPER : under.colour;
  }

  /** Whether anything painted after `order` may touch an area. */
  touches({ left, top, right, bottom }: Area, order: number): boolean {
    for (let band = bandOf(top); band <= bandOf(bottom); band += 1) {
      for (const { area, order: own } of this.#bands[band] ?? [])
        if (own > order && area.left <= right && area.right >= left && area.top <= bottom && area.bottom >= top)
          return true;
    }
    return false;
  }

  /** What is drawn over this point later; the surest where there are several. */
  above(x: number, y: number, order: number): Painted["kind"] | null {
    let found: "picture" | "open" | null = null;
    const band = this.#bands[bandOf(y)] ?? [];
    for (let index = band.length - 1; index >= 0; index -= 1) {
      const painted = band[index];
      if (painted === undefined || painted.order < order) break;
      if (painted.order === order || !contains(painted.area, x, y)) continue;
      if (painted.kind === "solid") return "solid";
      if (found !== "picture") found = painted.kind;
    }
    return found;
  }
}

/** pdf.js writes colours as "#rrggbb". */
export function toColour(value: unknown): Colour | null {
  const digits = typeof value === "string" ? /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(value) : null;
  if (digits === null) return null;
  const [, red = "", green = "", blue = ""] = digits;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

/** Relative luminance of sRGB, 0..1 (WCAG 2.2). */
function luminance([red, green, blue]: Colour): number {
  const linear = (part: number): number => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast below which letters are not seen; the lightest grey that people set on white has 1.3. */
const LEAST_CONTRAST = 1.12;

/**
 * Whether letters of one colour show on another: the contrast ratio of WCAG 2.2, and hues apart enough where that is low.
 *
 * @param alpha 0..1, how opaque the letters are
 */
export function shows(colour: Colour, background: Colour, alpha: number): boolean {
  const mix = (part: 0 | 1 | 2): number => alpha * colour[part] + (1 - alpha) * background[part];
  const mixed: Colour = [mix(0), mix(1), mix(2)];
  if (Math.max(...mixed.map((part, index) => Math.abs(part - (background[index] ?? 0)))) > 48) return true;
  const [one, other] = [luminance(mixed), luminance(background)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) >= LEAST_CONTRAST;
}
