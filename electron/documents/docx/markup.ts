import { isColoured, isOn } from "./hidden-styles.ts";
import type { SeenStyles } from "./hidden-styles.ts";
import { decodeXml, tagsOf } from "../xml.ts";
import type { Tag } from "../xml.ts";

/** What a part of a Word document says besides the text that is seen. */
export interface Markup {
  /** The part without hidden text and without what was moved away. */
  readonly xml: string;
  /** One text for each stretch in the document's order. */
  readonly hidden: readonly string[];
  readonly inserted: readonly string[];
  readonly deleted: readonly string[];
  /** The words that each comment is about, by the comment's id. */
  readonly commented: ReadonlyMap<string, string>;
}

interface RunLook {
  isHidden: boolean;
  isWhite: boolean;
  isTiny: boolean;
  isShaded: boolean;
}

type Kind = "hidden" | "inserted" | "deleted";

/** Half-points; letters under four points cannot be read on paper. */
const TINY = 8;
const PLAIN: RunLook = { isHidden: false, isWhite: false, isTiny: false, isShaded: false };

/**
 * Finds tracked changes, the words under comments, and text that nobody sees: `w:vanish`, white on white, and under
 * four points (ECMA-376 part 1, sections 17.3.2 and 17.13). White letters count as seen on any shading or highlight, in
 * table styles that shade, and in drawn shapes, whose colours are not looked at.
 */
export function readMarkup(xml: string, styles: SeenStyles): Markup {
  const reader = new MarkupReader(xml, styles);
  for (const tag of tagsOf(xml)) reader.tag(tag);
  return reader.finish();
}

class MarkupReader {
  readonly #xml: string;
  readonly #styles: SeenStyles;
  readonly #found: Record<Kind, string[]> = { hidden: [], inserted: [], deleted: [] };
  readonly #cuts: { readonly start: number; readonly end: number }[] = [];
  readonly #commented = new Map<string, string>();
  readonly #commenting = new Set<string>();
  /** Shading of the tables, rows, cells and shapes around, innermost last. */
  readonly #around: { readonly name: string; isShaded: boolean }[] = [];
  #paragraph: { isHidden: boolean; isShaded: boolean } = { isHidden: false, isShaded: false };
  #run: RunLook | null = null;
  #inProperties = 0;
  #former = 0;
  #inserting = 0;
  #deleting = 0;
  #moving = 0;
  #text: Tag | null = null;
  #last: Kind | null = null;

  constructor(xml: string, styles: SeenStyles) {
    this.#xml = xml;
    this.#styles = styles;
  }

  finish(): Markup {
    const kept: string[] = [];
    let from = 0;
    for (const { start, end } of this.#cuts) {
      kept.push(this.#xml.slice(from, start));
      from = end;
    }
    kept.push(this.#xml.slice(from));
    const { hidden, inserted, deleted } = this.#found;
    const said = (texts: readonly string[]): string[] => texts.filter((text) => text.trim() !== "");
    return {
      xml: kept.join(""),
      hidden: said(hidden),
      inserted: said(inserted),
      deleted: said(deleted),
      commented: this.#commented,
    };
  }

  tag(tag: Tag): void {
    const step = tag.kind === "open" ? 1 : tag.kind === "close" ? -1 : 0;
    switch (tag.name) {
      case "w:p":
        if (step === 1) this.#paragraph = { isHidden: false, isShaded: false };
        this.#last = null;
        return;
      case "w:pPr":
      case "w:rPr":
      case "w:tcPr":
      case "w:tblPr":
        this.#inProperties += step;
        return;
      case "w:pPrChange":
      case "w:rPrChange":
        this.#former += step;
        return;
      case "w:r":
        this.#run = step === 1 ? { ...PLAIN } : null;
        return;
      case "w:tbl":
      case "w:tc":
      case "w:txbxContent":
        if (step === 1) this.#around.push({ name: tag.name, isShaded: tag.name === "w:txbxContent" });
        if (step === -1) this.#around.pop();
        return;
      case "w:ins":
      case "w:moveTo":
        this.#inserting += step;
        return;
      case "w:del":
        this.#deleting += step;
        return;
      case "w:moveFrom":
        this.#deleting += step;
        this.#moving += step;
        return;
      case "w:commentRangeStart":
        this.#commenting.add(tag.attributes["w:id"] ?? "");
        return;
      case "w:commentRangeEnd":
        this.#commenting.delete(tag.attributes["w:id"] ?? "");
        return;
      case "w:t":
      case "w:delText":
        if (step === 1) this.#text = tag;
        if (step === -1 && this.#text !== null) this.#written(this.#text, tag);
        return;
      default:
        if (this.#inProperties > 0 && this.#former === 0) this.#property(tag);
    }
  }

  #property({ name, attributes }: Tag): void {
    const value = attributes["w:val"];
    const run = this.#run;
    const table = this.#around.findLast((around) => around.name === "w:tbl");
    if (name === "w:tblStyle" && table !== undefined) table.isShaded ||= this.#styles.shaded.has(value ?? "");
    if (name === "w:pStyle" && this.#styles.hidden.has(value ?? "")) this.#paragraph.isHidden = true;
    if (name === "w:shd" && isColoured(attributes)) {
      const innermost = this.#around.at(-1);
      if (run !== null) run.isShaded = true;
      else if (this.#inProperties > 0 && innermost !== undefined) innermost.isShaded = true;
      else this.#paragraph.isShaded = true;
    }
    if (run === null) return;
    if (name === "w:vanish") run.isHidden = isOn(value);
    if (name === "w:rStyle" && this.#styles.hidden.has(value ?? "")) run.isHidden = true;
    if (name === "w:color") run.isWhite = isWhite(attributes);
    if (name === "w:sz") run.isTiny = Number(value) < TINY;
    if (name === "w:highlight") run.isShaded ||= value !== "none" && value !== "white";
  }

  #written(open: Tag, close: Tag): void {
    this.#text = null;
    const text = decodeXml(this.#xml.slice(open.end, close.start));
    const run = this.#run ?? PLAIN;
    const isOnColour = run.isShaded || this.#paragraph.isShaded || this.#around.some((around) => around.isShaded);
    const isHidden = run.isHidden || this.#paragraph.isHidden || run.isTiny || (run.isWhite && !isOnColour);
    if (isHidden && this.#deleting === 0) {
      this.#add("hidden", text);
      this.#cuts.push({ start: open.start, end: close.end });
    } else if (this.#deleting > 0) {
      this.#add("deleted", text);
      if (this.#moving > 0) this.#cuts.push({ start: open.start, end: close.end });
    } else if (this.#inserting > 0) {
      this.#add("inserted", text);
    } else {
      this.#last = null;
    }
    if (this.#deleting === 0 && !isHidden)
      for (const id of this.#commenting) this.#commented.set(id, (this.#commented.get(id) ?? "") + text);
  }

  /** Letters are often in several runs: what follows directly goes on with the same stretch. */
  #add(kind: Kind, text: string): void {
    const found = this.#found[kind];
    if (this.#last === kind && found.length > 0) found[found.length - 1] += text;
    else found.push(text);
    this.#last = kind;
  }
}

/** White, or so near that no eye tells it from the paper. A theme's white with a shade is a grey. */
function isWhite(attributes: Readonly<Record<string, string>>): boolean {
  const value = attributes["w:val"] ?? "auto";
  if (/^(?:f[89a-f]){3}$/i.test(value)) return attributes["w:themeShade"] === undefined;
  return value === "auto" && attributes["w:themeColor"] === "background1" && attributes["w:themeShade"] === undefined;
}
