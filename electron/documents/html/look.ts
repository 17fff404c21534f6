import type { DefaultTreeAdapterTypes } from "parse5";
import { INK, isLost, PAPER, readColour } from "../colour.ts";
import type { Colour } from "../colour.ts";
import { readDeclarations } from "./style-sheet.ts";
import type { Declarations, StyleSheet } from "./style-sheet.ts";

/** How text in an element is set; handed down from element to element. */
export interface Look {
  /** Nothing in here is drawn, whatever it says of itself. */
  readonly isGone: boolean;
  readonly isVisible: boolean;
  readonly colour: Colour | "transparent" | null;
  /** Null where something is laid under the text and it is not known what. */
  readonly ground: Colour | null;
  /** Points. */
  readonly size: number;
  readonly isBold: boolean;
  readonly isUnderlined: boolean;
  readonly isUpper: boolean;
  readonly isCentred: boolean;
  readonly keepsLines: boolean;
  /** Set by `display: block` on an element that is none by itself. */
  readonly isBlock: boolean;
  /** `list-style-type`, where one is set. */
  readonly listStyle: string | null;
}

export const PLAIN: Look = {
  isGone: false,
  isVisible: true,
  colour: INK,
  ground: PAPER,
  size: 12,
  isBold: false,
  isUnderlined: false,
  isUpper: false,
  isCentred: false,
  keepsLines: false,
  isBlock: false,
  listStyle: null,
};

/** Letters under four points cannot be read on paper. */
const TINY = 4;
/** Points; what a browser takes for CSS's words. */
const SIZES: Readonly<Record<string, number>> = {
  "xx-small": 6.75,
  "x-small": 7.5,
  small: 9.75,
  medium: 12,
  large: 13.5,
  "x-large": 18,
  "xx-large": 24,
};
/** `<font size=1>` to 7. */
const FONT_SIZES = [7.5, 7.5, 9.75, 12, 13.5, 18, 24, 36] as const;
const POINTS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, pc: 12, in: 72, cm: 28.35, mm: 2.835, rem: 12 };

/** Whether text that is set so can be seen: drawn, in letters of four points or more, in a colour apart from its ground. */
export function isSeen(look: Look): boolean {
  if (look.isGone || !look.isVisible || look.size < TINY || look.colour === "transparent") return false;
  return look.colour === null || look.ground === null || !isLost(look.colour, look.ground);
}

export interface Attributes {
  get(name: string): string | undefined;
}

/** The look of an element's text: its parent's, changed by what it is, its attributes, the sheets and its own style. */
export function lookOf(
  parent: Look,
  element: DefaultTreeAdapterTypes.Element,
  attributes: Attributes,
  sheet: StyleSheet,
): Look {
  const tag = element.tagName;
  const style = attributes.get("style");
  const sheets = sheet.of(element);
  const own = style === undefined ? null : readDeclarations(style);
  let look = byElement({ ...parent, isBlock: false }, tag, attributes);
  for (const declared of sheets) look = apply(look, parent, declared.normal);
  if (own !== null) look = apply(look, parent, own.normal);
  for (const declared of sheets) look = apply(look, parent, declared.important);
  if (own !== null) look = apply(look, parent, own.important);
  return look;
}

function byElement(look: Look, tag: string, attributes: Attributes): Look {
  const changes: { -readonly [Key in keyof Look]?: Look[Key] } = {};
  if (/^(?:b|strong|th|h[1-6])$/.test(tag)) changes.isBold = true;
  if (tag === "u") changes.isUnderlined = true;
  if (tag === "center" || attributes.get("align")?.toLowerCase() === "center") changes.isCentred = true;
  else if (attributes.get("align") !== undefined || tag === "table") changes.isCentred = false;
  if (tag === "pre" || tag === "textarea") changes.keepsLines = true;
  if (attributes.get("hidden") !== undefined || (tag === "dialog" && attributes.get("open") === undefined))
    changes.isGone = true;
  const ground = attributes.get("bgcolor");
  if (ground !== undefined) changes.ground = groundOf(readColour(ground), look.ground);
  if (attributes.get("background") !== undefined) changes.ground = null;
  if (tag === "font") {
    const colour = attributes.get("color");
    if (colour !== undefined) changes.colour = readColour(colour);
    const size = /^([+-]?)(\d)$/.exec(attributes.get("size")?.trim() ?? "");
    if (size !== null) {
      const step = size[1] === "" ? Number(size[2]) : 3 + Number(`${size[1]}${size[2]}`);
      changes.size = FONT_SIZES[Math.min(7, Math.max(1, step))] ?? look.size;
    }
  }
  return { ...look, ...changes };
}

function groundOf(colour: Colour | "transparent" | null, under: Colour | null): Colour | null {
  return colour === "transparent" ? under : colour;
}

function apply(look: Look, parent: Look, declarations: Declarations): Look {
  if (declarations.size === 0) return look;
  const changes: { -readonly [Key in keyof Look]?: Look[Key] } = {};
  const display = declarations.get("display");
  if (display !== undefined) {
    changes.isGone = display === "none" || parent.isGone;
    changes.isBlock = /^(?:block|list-item|table|flex|grid)$/.test(display);
  }
  for (const [property, value] of declarations) {
    switch (property) {
      case "mso-hide":
        if (value === "all") changes.isGone = true;
        break;
      case "visibility":
        if (value !== "inherit") changes.isVisible = value === "visible" || value === "initial";
        break;
      case "content-visibility":
        if (value === "hidden") changes.isGone = true;
        break;
      case "opacity":
        if (Number.parseFloat(value) < 0.04) changes.isGone = true;
        break;
      case "color":
        if (value !== "inherit") changes.colour = readColour(value);
        break;
      case "background-color":
        changes.ground = groundOf(readColour(value), parent.ground);
        break;
      case "background":
      case "background-image":
        if (value !== "none" && value !== "initial") changes.ground = shorthandGround(value, parent.ground);
        break;
      case "font-size":
        changes.size = sizeOf(value, parent.size) ?? look.size;
        break;
      case "font": {
        const size = /(?:^|\s)([\d.]+(?:pt|px|em|rem|%|cm|mm|in|pc))(?=[\s/]|$)/.exec(value)?.[1];
        if (size !== undefined) changes.size = sizeOf(size, parent.size) ?? look.size;
        if (/(?:^|\s)bold(?:\s|$)/.test(value)) changes.isBold = true;
        break;
      }
      case "font-weight":
        changes.isBold = value.startsWith("bold") || Number(value) >= 600;
        break;
      case "text-decoration":
      case "text-decoration-line":
        changes.isUnderlined = value.includes("underline");
        break;
      case "text-transform":
        changes.isUpper = value === "uppercase";
        break;
      case "text-align":
        changes.isCentred = value.includes("center");
        break;
      case "white-space":
        changes.keepsLines = value.startsWith("pre");
        break;
      case "list-style":
      case "list-style-type":
        changes.listStyle = value;
        break;
      // The two ways of putting words where no window shows them.
      case "text-indent":
        if ((sizeOf(value, parent.size) ?? 0) < -700) changes.isGone = true;
        break;
      case "left":
      case "top":
        if (/^-\d{4,}/.test(value) && /absolute|fixed/.test(declarations.get("position") ?? "")) changes.isGone = true;
        break;
      case "height":
      case "max-height":
      case "width":
        if (/^0(?:px|pt|em|%)?$/.test(value) && declarations.get("overflow") === "hidden") changes.isGone = true;
        break;
    }
  }
  return { ...look, ...changes };
}

function shorthandGround(value: string, under: Colour | null): Colour | null {
  if (/url\(|gradient\(|^unknown$/.test(value)) return null;
  const [colour = null] = (value.match(/#[\da-f]+|rgba?\([^)]*\)|[a-z]+/g) ?? [])
    .map((word) => readColour(word))
    .filter((found) => found !== null);
  return groundOf(colour, under);
}

function sizeOf(value: string, parent: number): number | null {
  const [, number = "", unit = ""] = /^([+-]?(?:\d+\.?\d*|\.\d+))([a-z%]*)$/.exec(value) ?? [];
  if (number !== "") {
    const amount = Number(number);
    if (amount === 0) return 0;
    if (unit === "em") return amount * parent;
    if (unit === "ex") return (amount * parent) / 2;
    if (unit === "%") return (amount * parent) / 100;
    const points = POINTS[unit];
    return points === undefined ? null : amount * points;
  }
  if (value === "smaller") return parent / 1.2;
  if (value === "larger") return parent * 1.2;
  return SIZES[value] ?? null;
}
