import { decodeXml, tagsOf } from "../xml.ts";
import type { Tag } from "../xml.ts";
import { groundOf, isOn, isSeen, laidOver, NOTHING_SAID, readLetterTag } from "./letter-looks.ts";
import type { Ground, LetterLook, LetterStyles } from "./letter-looks.ts";
import { isOffPage, isSqueezed } from "./off-page.ts";

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

type Kind = "hidden" | "inserted" | "deleted";

/** What is around letters: tables, rows, cells, shapes and what they are anchored by. */
interface Around {
  readonly name: string;
  ground: Ground | null;
  isHidden: boolean;
}

interface Paragraph {
  look: Readonly<LetterLook>;
  ground: Ground | null;
  isHidden: boolean;
}

/**
 * Finds tracked changes, the words under comments, and text that nobody sees: `w:vanish`, in the colour of what lies
 * under it, without ink, under four points, squeezed to nothing, in hidden rows, off the page (ECMA-376 part 1, sections 17.3
 * and 17.13); as the letters say themselves or by their styles. Letters count as seen on patterns, in table styles that
 * shade, and in drawn shapes, whose colours are not looked at.
 */
export function readMarkup(xml: string, styles: LetterStyles): Markup {
  const reader = new MarkupReader(xml, styles);
  for (const tag of tagsOf(xml)) reader.tag(tag);
  return reader.finish();
}

const AROUND: ReadonlySet<string> = new Set([
  "w:tbl",
  "w:tr",
  "w:tc",
  "w:txbxContent",
  "wp:anchor",
  "v:shape",
  "v:rect",
]);

class MarkupReader {
  readonly #xml: string;
  readonly #styles: LetterStyles;
  readonly #found: Record<Kind, string[]> = { hidden: [], inserted: [], deleted: [] };
  readonly #cuts: { readonly start: number; readonly end: number }[] = [];
  readonly #commented = new Map<string, string>();
  readonly #commenting = new Set<string>();
  /** Innermost last. */
  readonly #around: Around[] = [];
  #paragraph: Paragraph;
  #run: LetterLook | null = null;
  #runStyle: Readonly<LetterLook> = NOTHING_SAID;
  #offset: Tag | null = null;
  #isInParagraph = false;
  #isInMark = false;
  #inProperties = 0;
  #former = 0;
  #inserting = 0;
  #deleting = 0;
  #moving = 0;
  #text: Tag | null = null;
  #last: Kind | null = null;

  constructor(xml: string, styles: LetterStyles) {
    this.#xml = xml;
    this.#styles = styles;
    this.#paragraph = this.#usual();
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
        if (step === 1) this.#paragraph = this.#usual();
        this.#last = null;
        return;
      case "w:pPr":
      case "w:rPr":
      case "w:tcPr":
      case "w:tblPr":
      case "w:trPr":
        this.#inProperties += step;
        if (tag.name === "w:pPr") this.#isInParagraph = step === 1;
        // The paragraph's mark has a look of its own, which none of its letters has.
        if (tag.name === "w:rPr") this.#isInMark = step === 1 && this.#run === null;
        return;
      case "w:pPrChange":
      case "w:rPrChange":
        this.#former += step;
        return;
      case "w:r":
        this.#run = step === 1 ? { ...NOTHING_SAID } : null;
        this.#runStyle = NOTHING_SAID;
        return;
      case "wp:posOffset":
        if (step === 1) this.#offset = tag;
        else if (this.#offset !== null) this.#placed(this.#xml.slice(this.#offset.end, tag.start));
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
        if (AROUND.has(tag.name)) this.#enter(tag, step);
        else if (this.#inProperties > 0 && this.#former === 0) this.#property(tag);
    }
  }

  #usual(): Paragraph {
    return { look: this.#styles.usual, ground: null, isHidden: false };
  }

  #enter({ name, attributes }: Tag, step: number): void {
    if (step === -1) this.#around.pop();
    if (step !== 1) return;
    this.#around.push({
      name,
      ground: name === "w:txbxContent" ? "unknown" : null,
      isHidden: isOffPage(name, attributes),
    });
  }

  /** An anchored shape is so far, in English Metric Units, from where its place is measured. */
  #placed(offset: string): void {
    this.#offset = null;
    const anchor = this.#around.findLast(({ name }) => name === "wp:anchor");
    if (anchor !== undefined) anchor.isHidden ||= isOffPage("wp:posOffset", { value: offset });
  }

  #property(tag: Tag): void {
    const { name, attributes } = tag;
    const style = this.#styles.of(attributes["w:val"] ?? "");
    const run = this.#run;
    if (run !== null) {
      if (name === "w:rStyle") this.#runStyle = style;
      else readLetterTag(run, tag);
      return;
    }
    if (this.#isInMark) return;
    const innermost = this.#around.at(-1);
    const table = this.#around.findLast((around) => around.name === "w:tbl");
    if (name === "w:pStyle") this.#paragraph.look = style;
    else if (name === "w:tblStyle" && table !== undefined) table.ground ??= style.ground;
    else if (name === "w:hidden" && innermost?.name === "w:tr") innermost.isHidden = isOn(attributes["w:val"]);
    else if (name === "w:framePr" || name === "w:spacing")
      this.#paragraph.isHidden ||= isOffPage(name, attributes) || isSqueezed(name, attributes);
    else if (name === "w:shd") {
      const ground = groundOf(attributes);
      // Within the properties of a paragraph it is the paragraph's, whatever table it stands in.
      if (this.#isInParagraph) this.#paragraph.ground = ground ?? this.#paragraph.ground;
      else if (innermost !== undefined) innermost.ground = ground ?? innermost.ground;
    }
  }

  #written(open: Tag, close: Tag): void {
    this.#text = null;
    const text = decodeXml(this.#xml.slice(open.end, close.start));
    const { look, ground } = this.#paragraph;
    const own = laidOver(this.#run ?? NOTHING_SAID, laidOver(this.#runStyle, laidOver(look, this.#styles.defaults)));
    const beneath = ground ?? this.#around.findLast((around) => around.ground !== null)?.ground ?? null;
    const isAway = this.#paragraph.isHidden || this.#around.some((around) => around.isHidden);
    const isHidden = isAway || !isSeen(own, beneath);
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
