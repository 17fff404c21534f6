import { INK, isLost, PAPER, readColour } from "../colour.ts";
import type { Colour } from "../colour.ts";
import { tagsOf } from "../xml.ts";
import type { Tag } from "../xml.ts";

/** What is laid under letters: a colour, or something of which it is not known how it looks. */
export type Ground = Colour | "unknown";

/** What a run, or a style, says of its letters; null where it says nothing. */
export interface LetterLook {
  isHidden: boolean | null;
  /** "auto" is whatever shows on the ground; "none" has no ink. */
  colour: Colour | "auto" | "none" | null;
  /** Points. */
  size: number | null;
  /** How wide letters are drawn, per cent. */
  width: number | null;
  ground: Ground | null;
}

export const NOTHING_SAID: Readonly<LetterLook> = {
  isHidden: null,
  colour: null,
  size: null,
  width: null,
  ground: null,
};

/** Letters under four points cannot be read on paper. */
const TINY = 4;
/** Nor can those of a tenth of their width. */
const NARROW = 10;
/** A Word document's own: thousandths of a per cent of what shows through. */
const CLEAR = 98_000;

/** What `over` says, and below it what `under` does. */
export function laidOver(over: Readonly<LetterLook>, under: Readonly<LetterLook>): LetterLook {
  return {
    isHidden: over.isHidden ?? under.isHidden,
    colour: over.colour ?? under.colour,
    size: over.size ?? under.size,
    width: over.width ?? under.width,
    ground: over.ground ?? under.ground,
  };
}

/** Whether letters show on what lies beneath them, where that is known. */
export function isSeen(look: Readonly<LetterLook>, beneath: Ground | null): boolean {
  if (look.isHidden === true || look.colour === "none") return false;
  if ((look.size ?? TINY) < TINY || (look.width ?? 100) < NARROW) return false;
  const ground = look.ground ?? beneath ?? PAPER;
  if (look.colour === "auto" || look.colour === null || ground === "unknown") return true;
  return !isLost(look.colour, ground);
}

/** Takes note of what a tag within `w:rPr` says of letters (ECMA-376 part 1, section 17.3.2; [MS-ODRAWXML] for `w14`). */
export function readLetterTag(look: LetterLook, { name, kind, attributes }: Tag): void {
  if (kind === "close") return;
  const value = attributes["w:val"];
  switch (name) {
    case "w:vanish":
    case "w:specVanish":
      look.isHidden = isOn(value);
      return;
    case "w:color":
      look.colour = colourOf(attributes);
      return;
    case "w:sz":
      look.size = Number(value) / 2;
      return;
    case "w:w":
      look.width = Number.parseFloat(value ?? "100");
      return;
    case "w:shd":
      look.ground = groundOf(attributes) ?? look.ground;
      return;
    case "w:highlight":
      if (value !== undefined && value !== "none") look.ground = HIGHLIGHTS[value] ?? "unknown";
      return;
    case "w14:alpha":
      if (Number(attributes["w14:val"]) >= CLEAR) look.colour = "none";
  }
}

const HIGHLIGHTS: Readonly<Record<string, Colour>> = {
  white: PAPER,
  black: INK,
  yellow: [255, 255, 0],
  red: [255, 0, 0],
  blue: [0, 0, 255],
  cyan: [0, 255, 255],
  green: [0, 255, 0],
  magenta: [255, 0, 255],
};

/** A theme's white with a shade is a grey, which is seen. */
function colourOf(attributes: Readonly<Record<string, string>>): Colour | "auto" {
  const value = attributes["w:val"] ?? "auto";
  const [theme, shade] = [attributes["w:themeColor"], attributes["w:themeShade"]];
  const colour = /^[0-9a-f]{6}$/i.test(value) ? readColour(value) : theme === "background1" ? PAPER : null;
  if (colour === null || colour === "transparent") return "auto";
  return shade !== undefined && isLost(colour, PAPER) ? "auto" : colour;
}

/** What shading lays under letters; null where it lays nothing. A pattern is not looked at. */
export function groundOf(attributes: Readonly<Record<string, string>>): Ground | null {
  const fill = attributes["w:fill"] ?? "auto";
  if (!/^(?:clear|nil)$/i.test(attributes["w:val"] ?? "clear")) return "unknown";
  const colour = /^[0-9a-f]{6}$/i.test(fill) ? readColour(fill) : null;
  if (colour !== null && colour !== "transparent") return colour;
  return attributes["w:themeFill"] === undefined ? null : "unknown";
}

/** Word's switches are on where they stand, unless they say otherwise. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/i.test(value);
}

/** What the styles of a document say of letters in them. */
export interface LetterStyles {
  /** By the style's id, what it is based on included. */
  readonly of: (style: string) => Readonly<LetterLook>;
  /** Of a paragraph that names no style. */
  readonly usual: Readonly<LetterLook>;
  /** Of all text of the document, below every style. */
  readonly defaults: Readonly<LetterLook>;
}

/** Reads `word/styles.xml`. */
export function readLetterStyles(xml: string): LetterStyles {
  const own = new Map<string, { basedOn: string | null; readonly look: LetterLook }>();
  const defaults: LetterLook = { ...NOTHING_SAID };
  let usual: string | null = null;
  let open: { basedOn: string | null; readonly look: LetterLook } | null = null;
  let isTable = false;
  let isDefault = false;
  for (const tag of tagsOf(xml)) {
    const { name, kind, attributes } = tag;
    if (name === "w:rPrDefault") isDefault = kind === "open";
    else if (name === "w:style") {
      open = kind === "open" ? { basedOn: null, look: { ...NOTHING_SAID } } : null;
      isTable = attributes["w:type"] === "table";
      const id = attributes["w:styleId"] ?? "";
      if (open !== null) own.set(id, open);
      if (attributes["w:type"] === "paragraph" && isOn(attributes["w:default"] ?? "0")) usual = id;
    } else if (isDefault) readLetterTag(defaults, tag);
    else if (open !== null) {
      if (name === "w:basedOn") open.basedOn = attributes["w:val"] ?? null;
      // Tables have looks for their first row, their odd ones and so on, which are not told apart.
      else if (!isTable) readLetterTag(open.look, tag);
      else if (name === "w:shd" && groundOf(attributes) !== null) open.look.ground = "unknown";
    }
  }
  const resolved = new Map<string, LetterLook>();
  for (const id of own.keys()) {
    let look: LetterLook = { ...NOTHING_SAID };
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null && !seen.has(at); at = own.get(at)?.basedOn ?? null) {
      seen.add(at);
      look = laidOver(look, own.get(at)?.look ?? NOTHING_SAID);
    }
    resolved.set(id, look);
  }
  const of = (style: string): Readonly<LetterLook> => resolved.get(style) ?? NOTHING_SAID;
  return { of, usual: usual === null ? NOTHING_SAID : of(usual), defaults };
}
