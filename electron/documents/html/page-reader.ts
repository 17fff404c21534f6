import type { DefaultTreeAdapterTypes } from "parse5";
import { besideOf } from "../beside.ts";
import type { Beside } from "../beside.ts";
import { paragraphPart, tableParts } from "../parts.ts";
import type { DocumentPart, Stretch } from "../parts.ts";
import { AsideCollector } from "../told.ts";
import type { Asides } from "../told.ts";
import { markerOf, openList } from "./list-markers.ts";
import type { OpenList } from "./list-markers.ts";
import { isSeen, lookOf, PLAIN } from "./look.ts";
import type { Attributes, Look } from "./look.ts";
import type { StyleSheet } from "./style-sheet.ts";

type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** What holds no text of the page: its programs, its looks, and what is drawn by something else. */
const NO_TEXT = new Set(
  "head script style template noscript iframe noframes object embed applet canvas audio video map datalist title desc metadata".split(
    " ",
  ),
);
const BLOCKS = new Set(
  "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup legend li main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul caption".split(
    " ",
  ),
);
/** Names that no element has, and that models are spoken to by. */
const ADDRESSED = /^(?:system|assistant|user|instructions?|prompt|(?:system|user)[-_]?(?:prompt|message)|im_start)$/;
const NOTE = /\bdoc-(?:footnote|endnote)\b/;

export interface ReadPage {
  readonly parts: DocumentPart[];
  readonly asides: Asides;
  readonly beside: readonly Beside[];
  /** Texts within tags that models are spoken to by, as the page shows them. */
  readonly addressed: readonly string[];
}

/** Reads the paragraphs, lists and tables of a parsed page in their order; notes come last. */
export class PageReader {
  readonly #sheet: StyleSheet;
  readonly #asides = new AsideCollector();
  readonly #comments: string[] = [];
  readonly #notes: DocumentPart[] = [];
  #parts: DocumentPart[] = [];
  #stretches: Stretch[] = [];
  #list: OpenList | null = null;
  #marker = "";
  #isItem = false;
  #heading: number | null = null;
  #contents = 0;
  #inserting = 0;
  #deleting = 0;
  #addressing = 0;
  readonly #addressed: string[] = [];
  readonly #beside = { attribute: [] as string[], picture: [] as string[], unshown: [] as string[] };

  constructor(sheet: StyleSheet) {
    this.#sheet = sheet;
  }

  read(document: ParentNode): ReadPage {
    this.#children(document, PLAIN);
    this.#close(PLAIN);
    const found = this.#asides.finish();
    return {
      parts: [...this.#parts, ...this.#notes],
      asides: { ...found, hidden: [...found.hidden, ...this.#comments], comments: [] },
      beside: [
        ...besideOf("the description of a picture", this.#beside.picture),
        ...besideOf("an attribute of the page", this.#beside.attribute),
        ...besideOf("a part of the page that is not shown", this.#beside.unshown),
      ],
      addressed: this.#addressed,
    };
  }

  #children(parent: ParentNode, look: Look): void {
    for (const node of parent.childNodes) {
      if (node.nodeName === "#text" && "value" in node) this.#text(node.value, look);
      else if (node.nodeName === "#comment" && "data" in node) this.#comment(node.data);
      else if ("tagName" in node) this.#element(node, look);
    }
  }

  #comment(data: string): void {
    // Word and browsers leave instructions for themselves; what has no words says nothing.
    if (/^\s*(?:\[if\b|\[endif\]|<!\[|(?:Start|End)Fragment)/i.test(data) || !/\p{L}{3}/u.test(data)) return;
    this.#comments.push(data);
  }

  #element(element: Element, parent: Look): void {
    const { tagName: tag } = element;
    for (const { name, value } of element.attrs)
      if (/\s/.test(value) && !/^(?:style|class|href|src|srcset|d|points)$/.test(name))
        this.#beside[name === "alt" ? "picture" : "attribute"].push(value);
    if (NO_TEXT.has(tag)) {
      this.#unshown(element);
      return;
    }
    if (ADDRESSED.test(tag)) {
      this.#addressing += 1;
      this.#children(element, parent);
      // Its paragraph may go on behind it.
      this.#noteAddressed();
      this.#addressing -= 1;
      return;
    }
    const attributes: Attributes = new Map(element.attrs.map(({ name, value }) => [name, value]));
    const look = lookOf(parent, element, attributes, this.#sheet);
    if (tag === "br") this.#write("\n", look);
    else if (tag === "hr") this.#close(look);
    else if (tag === "input") this.#input(attributes, look);
    else if (tag === "sup" && isNoteMark(element)) return;
    else if (tag === "table") this.#table(element, look);
    else if (tag === "del" || tag === "ins") this.#change(element, tag, look);
    else if (NOTE.test(attributes.get("role") ?? "")) this.#note(element, look);
    else if (tag === "ol" || tag === "ul" || tag === "menu") this.#listOf(element, tag, attributes, look);
    else if (tag === "li") this.#item(element, attributes, look);
    else if (BLOCKS.has(tag) || look.isBlock) this.#block(element, tag, attributes, look);
    else this.#children(element, look);
  }

  /** Words of what is not drawn: a title, a template, a script's strings. */
  #unshown(parent: ParentNode): void {
    for (const node of parent.childNodes) {
      if ("value" in node) this.#beside.unshown.push(node.value);
      else if ("tagName" in node) {
        for (const { name, value } of node.attrs) if (name === "content") this.#beside.unshown.push(value);
        this.#unshown(node);
      }
    }
    if (
      "content" in parent &&
      typeof parent.content === "object" &&
      parent.content !== null &&
      "childNodes" in parent.content
    )
      this.#unshown(parent.content);
  }

  #noteAddressed(): void {
    const text = this.#stretches.map((stretch) => stretch.text).join("");
    if (this.#addressing > 0 && /\p{L}{3}/u.test(text)) this.#addressed.push(text);
  }

  #block(element: Element, tag: string, attributes: Attributes, look: Look): void {
    const style = attributes.get("class") ?? "";
    const level =
      /^h([1-6])$/.exec(tag)?.[1] ??
      (attributes.get("role") === "heading" ? (attributes.get("aria-level") ?? "2") : undefined) ??
      (/\bMsoTitle\b/i.test(style) ? "1" : undefined);
    const isContents = /\bMsoToc\d/i.test(style) || /\bdoc-toc\b/.test(attributes.get("role") ?? "");
    const outer = this.#heading;
    this.#close(look);
    if (level !== undefined) this.#heading = Math.min(6, Math.max(1, Math.trunc(Number(level)) || 2));
    if (isContents) this.#contents += 1;
    this.#children(element, look);
    this.#close(look);
    if (isContents) this.#contents -= 1;
    this.#heading = outer;
  }

  #listOf(element: Element, tag: string, attributes: Attributes, look: Look): void {
    this.#close(look);
    const outer = { list: this.#list, marker: this.#marker, isItem: this.#isItem };
    this.#list = openList(tag, attributes, () => element.childNodes.filter((node) => node.nodeName === "li").length);
    this.#children(element, look);
    this.#close(look);
    this.#list = outer.list;
    this.#isItem = outer.isItem;
    this.#marker = "";
  }

  #item(element: Element, attributes: Attributes, look: Look): void {
    this.#close(look);
    const outer = this.#isItem;
    if (!look.isGone) this.#marker = markerOf(this.#list, look, attributes);
    this.#isItem = true;
    this.#children(element, look);
    this.#close(look);
    this.#isItem = outer;
    this.#marker = "";
  }

  #change(element: Element, tag: "del" | "ins", look: Look): void {
    if (tag === "del") this.#deleting += 1;
    else this.#inserting += 1;
    this.#children(element, look);
    if (tag === "del") this.#deleting -= 1;
    else this.#inserting -= 1;
  }

  #note(element: Element, look: Look): void {
    this.#close(look);
    const outer = this.#parts;
    this.#parts = this.#notes;
    this.#children(element, look);
    this.#close(look);
    this.#parts = outer;
  }

  #table(table: Element, look: Look): void {
    this.#close(look);
    const outer = { parts: this.#parts, heading: this.#heading, list: this.#list, isItem: this.#isItem };
    this.#heading = null;
    this.#list = null;
    this.#isItem = false;
    const before: DocumentPart[] = [];
    const rows: DocumentPart[][][] = [];
    const cellOf = (element: Element, parent: Look): DocumentPart[] => {
      const attributes = new Map(element.attrs.map(({ name, value }) => [name, value]));
      const own = lookOf(parent, element, attributes, this.#sheet);
      this.#parts = [];
      this.#children(element, own);
      this.#close(own);
      return this.#parts;
    };
    const walk = (parent: Element, under: Look, row: DocumentPart[][] | null): void => {
      for (const child of parent.childNodes) {
        if (!("tagName" in child)) {
          if (child.nodeName === "#comment" && "data" in child) this.#comment(child.data);
          continue;
        }
        const attributes = new Map(child.attrs.map(({ name, value }) => [name, value]));
        if (child.tagName === "caption") before.push(...cellOf(child, under));
        else if ((child.tagName === "td" || child.tagName === "th") && row !== null) row.push(cellOf(child, under));
        else if (/^(?:thead|tbody|tfoot)$/.test(child.tagName))
          walk(child, lookOf(under, child, attributes, this.#sheet), null);
        else if (child.tagName === "tr") {
          const cells: DocumentPart[][] = [];
          walk(child, lookOf(under, child, attributes, this.#sheet), cells);
          if (cells.some((cell) => cell.length > 0)) rows.push(cells);
        }
      }
    };
    walk(table, look, null);
    this.#parts = outer.parts;
    this.#heading = outer.heading;
    this.#list = outer.list;
    this.#isItem = outer.isItem;
    const made = rows.length === 0 ? before : [...before, ...tableParts(rows)];
    for (const part of made) this.#parts.push(this.#contents > 0 ? { ...part, isContents: true } : part);
  }

  #input(attributes: Attributes, look: Look): void {
    const type = (attributes.get("type") ?? "text").toLowerCase();
    if (type === "checkbox" || type === "radio")
      this.#write(attributes.get("checked") === undefined ? "\u2610 " : "\u2612 ", look);
    else if (/^(?:text|number|date|email|tel|url)$/.test(type)) this.#text(attributes.get("value") ?? "", look);
  }

  #text(value: string, look: Look): void {
    const text = look.keepsLines ? value.replace(/\r\n?/g, "\n") : value.replace(/[ \t\r\n\f]+/g, " ");
    const isBlank = text.trim() === "";
    if (!isSeen(look)) {
      if (!isBlank) this.#asides.add("hidden", text);
    } else if (this.#deleting > 0) {
      if (!isBlank) this.#asides.add("deleted", text);
    } else {
      if (this.#inserting > 0 && !isBlank) this.#asides.add("inserted", text);
      else this.#asides.part();
      this.#write(text, look);
    }
  }

  #write(text: string, look: Look): void {
    if (!isSeen(look) || this.#deleting > 0) return;
    this.#stretches.push({
      text: look.isUpper ? text.toUpperCase() : text,
      marked: look.isBold || look.isUnderlined,
      size: look.size,
    });
  }

  /** Ends the paragraph that is open, if it has words. */
  #close(look: Look): void {
    this.#noteAddressed();
    const stretches = this.#stretches;
    this.#stretches = [];
    this.#asides.part();
    if (!stretches.some((stretch) => stretch.text.trim() !== "")) return;
    const [first] = stretches;
    if (first !== undefined) stretches[0] = { ...first, text: first.text.trimStart() };
    const marker = this.#marker === "" ? [] : [{ text: `${this.#marker} `, marked: false, size: null }];
    this.#marker = "";
    this.#parts.push(
      paragraphPart([...marker, ...stretches], {
        headingLevel: this.#heading,
        isListItem: this.#isItem,
        centred: look.isCentred,
        isContents: this.#contents > 0,
      }),
    );
  }
}

/** A raised mark that leads to a note: not a digit of the figure before it. */
function isNoteMark(element: Element): boolean {
  const links: Element[] = [];
  let text = "";
  const look = (parent: Element): void => {
    for (const node of parent.childNodes) {
      if ("value" in node) text += node.value;
      else if ("tagName" in node) {
        if (node.tagName === "a") links.push(node);
        if (text.length < 20) look(node);
      }
    }
  };
  look(element);
  const { parentNode } = element;
  if (parentNode !== null && "tagName" in parentNode && parentNode.tagName === "a") links.push(parentNode);
  return (
    /^\s*[[(]?(?:\d{1,3}|[*\u2020\u2021a-z])[\])]?\s*$/.test(text) &&
    links.some((link) => link.attrs.some(({ name, value }) => name === "href" && value.startsWith("#")))
  );
}
