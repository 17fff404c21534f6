import { paragraphPart, tableParts } from "../parts.ts";
import type { DocumentPart, Stretch } from "../parts.ts";
import { AsideCollector } from "../told.ts";
import type { Asides } from "../told.ts";
import { OUTLINE } from "./list-styles.ts";
import type { Counts, ListStyles } from "./list-styles.ts";
import { isSeen, PLAIN } from "./text-styles.ts";
import type { OdtLook, TextStyles } from "./text-styles.ts";
import { elementsOf } from "./xml-tree.ts";
import type { XmlElement } from "./xml-tree.ts";

/** What holds no text of the document. */
const NO_TEXT =
  /^(?:office:(?:forms|event-listeners)|svg:(?:title|desc)|text:(?:sequence-decls|variable-decls|user-field-decls|dde-connection-decls|alphabetical-index-auto-mark-file|script|note-citation|ruby-text|number|[a-z-]+-source)|draw:(?:image|object|object-ole|plugin|applet|floating-frame))$/;
/** Rows and cells may say that they come again; a document that means it says it a few times. */
const MOST_REPEATED = 100;

interface OpenList {
  readonly style: string | null;
  readonly counts: Counts;
  readonly level: number;
}

/** Reads the body of an OpenDocument text in its order; notes come last. */
export class ContentReader {
  readonly #styles: TextStyles;
  readonly #lists: ListStyles;
  readonly #asides = new AsideCollector();
  readonly #comments: { about: string | null; text: string }[] = [];
  readonly #commenting = new Map<string, { words: string[]; text: string }>();
  readonly #notes: DocumentPart[] = [];
  readonly #outline: Counts = [];
  /** The numbers of lists that a later one may go on from, by id and by style. */
  readonly #begun = new Map<string, Counts>();
  readonly #insertions = new Set<string>();
  readonly #inserting = new Set<string>();
  readonly #deleted: string[] = [];
  #parts: DocumentPart[] = [];
  #after: DocumentPart[] = [];
  #stretches: Stretch[] = [];
  #list: OpenList | null = null;
  #startsItem = false;
  #start: number | null = null;
  #contents = 0;

  constructor(styles: TextStyles, lists: ListStyles) {
    this.#styles = styles;
    this.#lists = lists;
  }

  read(body: XmlElement): { parts: DocumentPart[]; asides: Asides } {
    this.#blocks(body, PLAIN);
    for (const { words, text } of this.#commenting.values()) this.#comment(words, text);
    const found = this.#asides.finish();
    return {
      parts: [...this.#parts, ...this.#notes],
      asides: { ...found, deleted: [...found.deleted, ...this.#deleted], comments: this.#comments },
    };
  }

  #blocks(parent: XmlElement, look: OdtLook): void {
    for (const element of elementsOf(parent)) this.#block(element, look);
  }

  #block(element: XmlElement, look: OdtLook): void {
    const { name, attributes } = element;
    if (NO_TEXT.test(name)) return;
    switch (name) {
      case "text:p":
      case "text:h":
        return this.#paragraph(element, look);
      case "text:list":
        return this.#listOf(element, look);
      case "text:tracked-changes":
        return this.#changes(element);
      case "text:change-start":
      case "text:change-end":
        return this.#change(element);
      case "table:table":
        return this.#table(element, look);
      case "office:annotation":
        return this.#annotation(element);
      case "office:annotation-end":
        return this.#endAnnotation(element);
      case "text:section":
        return this.#blocks(element, { ...look, isGone: look.isGone || isHiddenSection(attributes) });
      case "text:table-of-content":
      case "text:illustration-index":
      case "text:table-index":
        this.#contents += 1;
        this.#blocks(element, look);
        this.#contents -= 1;
        return undefined;
      default:
        return this.#blocks(element, look);
    }
  }

  #paragraph(element: XmlElement, around: OdtLook): void {
    const { name, attributes } = element;
    const style = attributes["text:style-name"];
    const base = this.#styles.over(around, "paragraph", style);
    const isGone =
      base.isGone ||
      elementsOf(element, "text:hidden-paragraph").some((field) => field.attributes["text:is-hidden"] === "true");
    const look = isGone ? { ...base, isGone } : base;
    const outer = { stretches: this.#stretches, after: this.#after };
    this.#stretches = [];
    this.#after = [];
    this.#asides.part();
    const isItem = this.#list !== null;
    const label = isGone ? "" : this.#label(element, style);
    this.#inline(element, look);
    const { stretches, after } = { stretches: this.#stretches, after: this.#after };
    this.#stretches = outer.stretches;
    this.#after = outer.after;
    this.#asides.part();
    if (stretches.some((stretch) => stretch.text.trim() !== "")) {
      const own = name === "text:h" ? Number(attributes["text:outline-level"] ?? 1) || 1 : null;
      const isTitle = this.#styles.inherited(style, ({ displayName }) => (/^title$/i.test(displayName) ? true : null));
      const level = own ?? this.#styles.inherited(style, ({ outline }) => outline) ?? (isTitle === true ? 1 : null);
      this.#parts.push(
        paragraphPart(label === "" ? stretches : [{ text: `${label} `, marked: false, size: null }, ...stretches], {
          headingLevel: level === null || level < 1 ? null : Math.min(6, level),
          isListItem: isItem,
          centred: look.isCentred,
          isContents: this.#contents > 0,
        }),
      );
    }
    this.#parts.push(...after);
  }

  /** The number that is shown before a paragraph, by the list it begins an item of or the outline it is a heading of. */
  #label(element: XmlElement, style: string | undefined): string {
    const { attributes } = element;
    const own = this.#styles.inherited(style, ({ listStyle }) => listStyle);
    if (this.#list !== null) {
      if (!this.#startsItem) return "";
      this.#startsItem = false;
      const { counts, level } = this.#list;
      const start = this.#start;
      this.#start = null;
      return this.#lists.next(this.#list.style ?? own ?? "", counts, level, start);
    }
    if (element.name !== "text:h" || own === "" || attributes["text:is-list-header"] === "true") return "";
    const restarts = attributes["text:restart-numbering"] === "true";
    const start = attributes["text:start-value"] ?? (restarts ? "1" : undefined);
    return this.#lists.next(
      OUTLINE,
      this.#outline,
      Math.max(1, Number(attributes["text:outline-level"] ?? 1) || 1),
      start === undefined ? null : Math.trunc(Number(start)) || 0,
    );
  }

  #listOf(element: XmlElement, look: OdtLook): void {
    const { attributes } = element;
    const outer = { list: this.#list, startsItem: this.#startsItem, start: this.#start };
    const style = attributes["text:style-name"] ?? outer.list?.style ?? null;
    const level = (outer.list?.level ?? 0) + 1;
    const continued =
      attributes["text:continue-list"] ?? (attributes["text:continue-numbering"] === "true" ? `style ${style}` : null);
    let counts: Counts;
    if (outer.list === null) counts = (continued === null ? undefined : this.#begun.get(continued)) ?? [];
    else {
      counts = outer.list.counts;
      // An item that has nothing but a list in it begins no number, so that the list in it goes on.
      if (continued === null && !outer.startsItem) counts.length = Math.min(counts.length, level);
    }
    const id = attributes["xml:id"];
    if (id !== undefined) this.#begun.set(id, counts);
    if (outer.list === null) this.#begun.set(`style ${style}`, counts);
    this.#list = { style, counts, level };
    for (const item of elementsOf(element)) {
      this.#startsItem = item.name === "text:list-item";
      const start = item.attributes["text:start-value"];
      this.#start = start === undefined ? null : Math.trunc(Number(start)) || 0;
      this.#blocks(item, look);
    }
    this.#list = outer.list;
    this.#startsItem = outer.startsItem;
    this.#start = outer.start;
  }

  #table(table: XmlElement, around: OdtLook): void {
    const outer = { parts: this.#parts, list: this.#list, contents: this.#contents };
    this.#list = null;
    const rows: DocumentPart[][][] = [];
    const walk = (parent: XmlElement, look: OdtLook): void => {
      for (const child of elementsOf(parent)) {
        const style = child.attributes["table:style-name"];
        if (/^table:table-(?:header-rows|rows|row-group)$/.test(child.name)) walk(child, look);
        if (child.name !== "table:table-row") continue;
        const cells = elementsOf(child, "table:table-cell").flatMap((cell) => {
          this.#parts = [];
          const rowLook = this.#styles.over(look, "table-row", style);
          this.#blocks(cell, this.#styles.over(rowLook, "table-cell", cell.attributes["table:style-name"]));
          return repeated([...this.#parts], cell.attributes["table:number-columns-repeated"]);
        });
        if (cells.some((cell) => cell.length > 0))
          rows.push(...repeated(cells, child.attributes["table:number-rows-repeated"]));
      }
    };
    walk(table, this.#styles.over(around, "table", table.attributes["table:style-name"]));
    this.#parts = outer.parts;
    this.#list = outer.list;
    if (rows.length === 0) return;
    for (const part of tableParts(rows)) this.#parts.push(outer.contents > 0 ? { ...part, isContents: true } : part);
  }

  #inline(parent: XmlElement, look: OdtLook): void {
    for (const child of parent.children) {
      if (typeof child === "string") this.#write(child.replace(/[ \t\r\n]+/g, " "), look);
      else this.#inlineElement(child, look);
    }
  }

  #inlineElement(element: XmlElement, look: OdtLook): void {
    const { name, attributes } = element;
    if (NO_TEXT.test(name) || name === "text:hidden-paragraph") return;
    switch (name) {
      case "text:span":
        return this.#inline(element, this.#styles.over(look, "text", attributes["text:style-name"]));
      case "text:s":
      case "text:tab":
        return this.#write(" ", look);
      case "text:line-break":
        return this.#write("\n", look);
      case "text:note":
        return this.#note(element);
      case "office:annotation":
        return this.#annotation(element);
      case "office:annotation-end":
        return this.#endAnnotation(element);
      case "text:change-start":
      case "text:change-end":
        return this.#change(element);
      case "text:hidden-text": {
        const isShown = attributes["text:is-hidden"] === "false";
        return this.#write(attributes["text:string-value"] ?? "", { ...look, isGone: look.isGone || !isShown });
      }
      case "text:p":
      case "text:h":
      case "text:list":
      case "table:table":
        return this.#beside(element, look);
      default:
        return name.startsWith("draw:") ? this.#beside(element, look) : this.#inline(element, look);
    }
  }

  /** A frame or a shape with text of its own: read after the paragraph that it is anchored in. */
  #beside(element: XmlElement, look: OdtLook): void {
    const outer = { parts: this.#parts, list: this.#list };
    this.#parts = this.#after;
    this.#list = null;
    // What is laid under a shape's text is not looked at.
    const inShape = { ...PLAIN, isGone: look.isGone, ground: null };
    if (/^(?:text:|table:)/.test(element.name)) this.#block(element, inShape);
    else this.#blocks(element, inShape);
    this.#parts = outer.parts;
    this.#list = outer.list;
  }

  #note(element: XmlElement): void {
    const outer = { parts: this.#parts, list: this.#list };
    this.#parts = this.#notes;
    this.#list = null;
    for (const body of elementsOf(element, "text:note-body")) this.#blocks(body, PLAIN);
    this.#parts = outer.parts;
    this.#list = outer.list;
  }

  #annotation(element: XmlElement): void {
    const text = elementsOf(element)
      .filter((child) => child.name === "text:p" || child.name === "text:list")
      .map((child) => wordsOf(child))
      .join(" ");
    const name = element.attributes["office:name"];
    if (name === undefined) this.#comment([], text);
    else this.#commenting.set(name, { words: [], text });
  }

  #endAnnotation({ attributes }: XmlElement): void {
    const name = attributes["office:name"] ?? "";
    const open = this.#commenting.get(name);
    if (open === undefined) return;
    this.#commenting.delete(name);
    this.#comment(open.words, open.text);
  }

  #comment(words: readonly string[], text: string): void {
    const about = words.join("").trim();
    if (text.trim() !== "") this.#comments.push({ about: about === "" ? null : about, text });
  }

  #changes(element: XmlElement): void {
    for (const region of elementsOf(element, "text:changed-region")) {
      const id = region.attributes["xml:id"] ?? region.attributes["text:id"] ?? "";
      for (const change of elementsOf(region)) {
        if (change.name === "text:insertion") this.#insertions.add(id);
        if (change.name !== "text:deletion") continue;
        const text = elementsOf(change)
          .filter((child) => child.name !== "office:change-info")
          .map((child) => wordsOf(child))
          .join(" ");
        if (text.trim() !== "") this.#deleted.push(text);
      }
    }
  }

  #change({ name, attributes }: XmlElement): void {
    const id = attributes["text:change-id"] ?? "";
    if (name === "text:change-end") this.#inserting.delete(id);
    else if (this.#insertions.has(id)) this.#inserting.add(id);
  }

  #write(text: string, look: OdtLook): void {
    const isBlank = text.trim() === "";
    if (!isSeen(look)) {
      if (!isBlank) this.#asides.add("hidden", text);
      return;
    }
    if (this.#inserting.size > 0) this.#asides.add("inserted", text);
    else this.#asides.part();
    for (const { words } of this.#commenting.values()) if (words.length < 200) words.push(text);
    this.#stretches.push({
      text: look.isUpper ? text.toUpperCase() : text,
      marked: look.isBold || look.isUnderlined,
      size: look.size,
    });
  }
}

function isHiddenSection(attributes: Readonly<Record<string, string>>): boolean {
  return attributes["text:display"] === "none" || attributes["text:is-hidden"] === "true";
}

function wordsOf(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === "string" ? child : child.name === "office:annotation" ? "" : wordsOf(child)))
    .join("");
}

function repeated<T extends readonly unknown[]>(once: T, times: string | undefined): T[] {
  const count = once.length === 0 ? 1 : Math.min(MOST_REPEATED, Math.max(1, Math.trunc(Number(times ?? 1)) || 1));
  return Array.from({ length: count }, () => once);
}
