/** Red, green and blue, 0..255. */
export type Colour = readonly [number, number, number];

export const PAPER: Colour = [255, 255, 255];
export const INK: Colour = [0, 0, 0];

const NAMES: Readonly<Record<string, Colour>> = {
  white: PAPER,
  black: INK,
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  ghostwhite: [248, 248, 255],
  whitesmoke: [245, 245, 245],
  floralwhite: [255, 250, 240],
  mintcream: [245, 255, 250],
  azure: [240, 255, 255],
  red: [255, 0, 0],
  green: [0, 128, 0],
  blue: [0, 0, 255],
  navy: [0, 0, 128],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
  silver: [192, 192, 192],
  maroon: [128, 0, 0],
  yellow: [255, 255, 0],
  teal: [0, 128, 128],
  purple: [128, 0, 128],
  orange: [255, 165, 0],
};

/**
 * A colour as CSS and OpenDocument write it; "transparent" where it has no ink at all, null where it is not known.
 */
export function readColour(written: string): Colour | "transparent" | null {
  const text = written.trim().toLowerCase();
  const hex = /^#?([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})$/.exec(text)?.[1];
  if (hex !== undefined) {
    const wide = hex.length < 6 ? Array.from(hex, (digit) => digit + digit).join("") : hex;
    if (wide.length === 8 && wide.endsWith("00")) return "transparent";
    return [0, 2, 4].map((at) => Number.parseInt(wide.slice(at, at + 2), 16)) as unknown as Colour;
  }
  const call = /^rgba?\(([^)]*)\)$/.exec(text)?.[1];
  if (call !== undefined) {
    const values = call
      .split(/[\s,/]+/)
      .filter((value) => value !== "")
      .map((value) => (value.endsWith("%") ? Number.parseFloat(value) * 2.55 : Number(value)));
    const [red, green, blue, alpha] = values;
    if (alpha === 0) return "transparent";
    if (red === undefined || green === undefined || blue === undefined || values.some((value) => Number.isNaN(value)))
      return null;
    return [red, green, blue];
  }
  if (text === "transparent") return "transparent";
  return NAMES[text] ?? null;
}

/** Whether no eye tells letters of one colour from a ground of the other. */
export function isLost(letters: Colour, ground: Colour): boolean {
  return letters.every((value, index) => Math.abs(value - (ground[index] ?? 0)) <= 8);
}
