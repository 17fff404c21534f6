import { INK, isLost, PAPER, readColour } from "../colour.ts";
import type { Colour } from "../colour.ts";
import { descendants, elementsOf } from "./xml-tree.ts";
import type { XmlElement } from "./xml-tree.ts";

/** What a style, or several on top of each other, say of letters and of the paragraph. */
export interface OdtLook {
  readonly isGone: boolean;
  readonly colour: Colour | "transparent" | null;
  /** Null where something is laid under the text and it is not known what. */
  readonly ground: Colour | null;
  /** Points; null where none is given. */
  readonly size: number | null;
  readonly isBold: boolean;
  readonly isUnderlined: boolean;
  readonly isUpper: boolean;
  readonly isCentred: boolean;
}

export const PLAIN: OdtLook = {
  isGone: false,
  colour: INK,
  ground: PAPER,
  size: null,
  isBold: false,
  isUnderlined: false,
  isUpper: false,
  isCentred: false,
};

const TINY = 4;
const POINTS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, pc: 12, in: 72, cm: 28.35, mm: 2.835 };

/** Whether letters of this look can be seen on the page. */
export function isSeen(look: OdtLook): boolean {
  if (look.isGone || look.colour === "transparent" || (look.size !== null && look.size < TINY)) return false;
  return look.colour === null || look.ground === null || !isLost(look.colour, look.ground);
}

interface Style {
  readonly parent: string | null;
  readonly displayName: string;
  readonly listStyle: string | null;
  readonly outline: number | null;
  readonly changes: readonly XmlElement[];
}

/** The styles of an OpenDocument text (ODF 1.3 part 3, chapter 16), by family and name. */
export class TextStyles {
  readonly #styles = new Map<string, Style>();
  readonly #looks = new Map<string, readonly Readonly<Record<string, string>>[]>();

  constructor(roots: readonly XmlElement[]) {
    for (const root of roots) {
      for (const style of descendants(root, "style:style")) this.#add(style);
      for (const style of descendants(root, "style:default-style")) this.#add(style);
    }
  }

  /** The look of text in a style, on top of the look around it. */
  over(
    under: OdtLook,
    family: "text" | "paragraph" | "table-cell" | "table" | "table-row",
    name: string | undefined,
  ): OdtLook {
    return this.#propertiesOf(family, name).reduce((look, properties) => applied(look, under, properties), under);
  }

  /** The first value that a paragraph style or one it is based on has. */
  inherited<T>(
    name: string | undefined,
    pick: (style: Pick<Style, "displayName" | "listStyle" | "outline">) => T | null,
  ): T | null {
    const seen = new Set<string>();
    for (let at = name; at !== undefined && !seen.has(at);) {
      seen.add(at);
      const style = this.#styles.get(`paragraph ${at}`);
      if (style === undefined) return null;
      const found = pick(style);
      if (found !== null) return found;
      at = style.parent ?? undefined;
    }
    return null;
  }

  #add(style: XmlElement): void {
    const { attributes } = style;
    const family = attributes["style:family"] ?? "";
    const isDefault = style.name === "style:default-style";
    const name = attributes["style:name"] ?? "";
    this.#styles.set(isDefault ? `${family} ` : `${family} ${name}`, {
      parent: attributes["style:parent-style-name"] ?? null,
      displayName: attributes["style:display-name"] ?? name.replaceAll("_20_", " "),
      // An empty name takes the list of a style below away again.
      listStyle: attributes["style:list-style-name"] ?? null,
      outline:
        attributes["style:default-outline-level"] === undefined
          ? null
          : Number(attributes["style:default-outline-level"]),
      changes: elementsOf(style),
    });
  }

  #propertiesOf(family: string, name: string | undefined): readonly Readonly<Record<string, string>>[] {
    const key = `${family} ${name ?? ""}`;
    const known = this.#looks.get(key);
    if (known !== undefined) return known;
    const chain: Style[] = [];
    const seen = new Set<string>();
    for (let at: string | null = name ?? null; at !== null && !seen.has(at);) {
      seen.add(at);
      const style = this.#styles.get(`${family} ${at}`);
      if (style === undefined) break;
      chain.push(style);
      at = style.parent;
    }
    // Defaults are for paragraphs; a stretch of text has what its paragraph has.
    const defaults = family === "text" ? undefined : this.#styles.get(`${family} `);
    if (defaults !== undefined) chain.push(defaults);
    const properties = chain
      .toReversed()
      .flatMap((style) => style.changes)
      .filter((element) => /^style:(?:text|paragraph|table-cell|table|table-row)-properties$/.test(element.name))
      .map((element) => element.attributes);
    this.#looks.set(key, properties);
    return properties;
  }
}

function applied(look: OdtLook, under: OdtLook, properties: Readonly<Record<string, string>>): OdtLook {
  const changes: { -readonly [Key in keyof OdtLook]?: OdtLook[Key] } = {};
  for (const [name, value] of Object.entries(properties)) {
    switch (name) {
      case "text:display":
        changes.isGone = value === "none" || under.isGone;
        break;
      case "fo:color":
        changes.colour = readColour(value);
        break;
      case "style:use-window-font-color":
        // The colour that shows on whatever is under it.
        if (value === "true") changes.colour = null;
        break;
      case "loext:opacity":
        // LibreOffice writes "0%" beside a colour that it chooses by itself, and shows it.
        if (value === "0%" && properties["style:use-window-font-color"] !== "true") changes.colour = "transparent";
        break;
      case "fo:background-color": {
        const ground = readColour(value);
        changes.ground = ground === "transparent" ? under.ground : ground;
        break;
      }
      case "fo:font-size": {
        const [, amount = "", unit = ""] = /^([\d.]+)([a-z%]+)$/.exec(value) ?? [];
        const points =
          unit === "%" ? ((under.size ?? 12) * Number(amount)) / 100 : Number(amount) * (POINTS[unit] ?? Number.NaN);
        if (!Number.isNaN(points)) changes.size = points;
        break;
      }
      case "fo:font-weight":
        changes.isBold = value === "bold" || Number(value) >= 600;
        break;
      case "style:text-underline-style":
        changes.isUnderlined = value !== "none";
        break;
      case "fo:text-transform":
        changes.isUpper = value === "uppercase";
        break;
      case "fo:text-align":
        changes.isCentred = value === "center";
        break;
    }
  }
  return { ...look, ...changes };
}
