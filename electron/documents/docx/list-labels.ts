import { listNumber } from "../list-number.ts";
import { encodeXml, tagsOf } from "../xml.ts";
import type { Tag } from "../xml.ts";

/** One level of a list: how its numbers count and show. */
interface Level {
  start: number;
  format: string;
  /** "%1.%2": the numbers of the levels, as they show. */
  text: string;
  paragraphStyle: string | null;
  allDecimal: boolean;
}

interface AbstractList {
  readonly levels: Map<number, Level>;
  styleLink: string | null;
}

interface List {
  abstractId: string;
  readonly starts: Map<number, number>;
}

interface ListStyle {
  basedOn: string | null;
  listId: string | null;
  level: number | null;
}

interface Lists {
  readonly abstracts: ReadonlyMap<string, AbstractList>;
  readonly lists: ReadonlyMap<string, List>;
  readonly styles: ReadonlyMap<string, ListStyle>;
}

/** A paragraph of the document on its way past. */
interface OpenParagraph {
  labelAt: number;
  propertyDepth: number;
  style: string | null;
  listId: string | null;
  level: number | null;
  hasText: boolean;
}

const DEEPEST_LEVEL = 8;

/**
 * Word keeps "4.2" out of a document's text: it is counted from the list a paragraph belongs to. This writes every
 * such number into the text of its paragraph, in document order (ECMA-376 part 1, section 17.9), so that a reader of
 * the text sees what Word shows. Bullets become "•".
 *
 * @param document XML of the main part; `numbering` and `styles` are empty where the archive has none
 */
export function writeListLabels(document: string, numbering: string, styles: string): string {
  if (numbering === "") return document;
  const lists: Lists = { ...readNumbering(numbering), styles: readStyles(styles) };
  const counter = new Counter(lists);
  const insertions: { at: number; label: string }[] = [];
  const open: OpenParagraph[] = [];
  for (const tag of tagsOf(document)) {
    const paragraph = open.at(-1);
    if (tag.name === "w:p") {
      if (tag.kind === "open")
        open.push({ labelAt: tag.end, propertyDepth: 0, style: null, listId: null, level: null, hasText: false });
      else if (tag.kind === "close" && paragraph !== undefined) {
        open.pop();
        const label = counter.next(paragraph.style, paragraph.listId, paragraph.level);
        if (label !== null && label !== "" && paragraph.hasText) insertions.push({ at: paragraph.labelAt, label });
      }
    } else if (paragraph !== undefined) readInParagraph(paragraph, tag);
  }
  const pieces: string[] = [];
  let written = 0;
  for (const { at, label } of insertions.toSorted((one, other) => one.at - other.at)) {
    pieces.push(document.slice(written, at), `<w:r><w:t xml:space="preserve">${encodeXml(label)} </w:t></w:r>`);
    written = at;
  }
  return pieces.join("") + document.slice(written);
}

function readInParagraph(paragraph: OpenParagraph, tag: Tag): void {
  const value = tag.attributes["w:val"] ?? null;
  if (tag.name === "w:pPr") {
    if (tag.kind === "open") paragraph.propertyDepth += 1;
    if (tag.kind === "close") paragraph.propertyDepth -= 1;
    if (tag.kind !== "open" && paragraph.propertyDepth === 0) paragraph.labelAt = tag.end;
  } else if (tag.name === "w:t" && tag.kind === "open") {
    paragraph.hasText = true;
  } else if (paragraph.propertyDepth === 1) {
    // Deeper lie the properties from before a tracked change.
    if (tag.name === "w:pStyle") paragraph.style = value;
    if (tag.name === "w:numId") paragraph.listId = value;
    if (tag.name === "w:ilvl") paragraph.level = Number(value);
  }
}

function readNumbering(xml: string): Pick<Lists, "abstracts" | "lists"> {
  const abstracts = new Map<string, AbstractList>();
  const lists = new Map<string, List>();
  let abstract: AbstractList | null = null;
  let level: Level | null = null;
  let list: List | null = null;
  let overridden: number | null = null;
  for (const tag of tagsOf(xml)) {
    const value = tag.attributes["w:val"] ?? "";
    if (tag.kind === "close") {
      if (tag.name === "w:abstractNum") abstract = null;
      if (tag.name === "w:lvl") level = null;
      if (tag.name === "w:num") list = null;
      continue;
    }
    switch (tag.name) {
      case "w:abstractNum":
        abstract = { levels: new Map(), styleLink: null };
        abstracts.set(tag.attributes["w:abstractNumId"] ?? "", abstract);
        break;
      case "w:numStyleLink":
        if (abstract !== null) abstract.styleLink = value;
        break;
      case "w:lvl":
        level = { start: 1, format: "decimal", text: "", paragraphStyle: null, allDecimal: false };
        abstract?.levels.set(Number(tag.attributes["w:ilvl"]), level);
        break;
      case "w:start":
        if (level !== null) level.start = Number(value);
        break;
      case "w:numFmt":
        if (level !== null) level.format = value;
        break;
      case "w:lvlText":
        if (level !== null) level.text = value;
        break;
      case "w:isLgl":
        if (level !== null) level.allDecimal = value !== "0" && value !== "false";
        break;
      case "w:pStyle":
        if (level !== null) level.paragraphStyle = value;
        break;
      case "w:num":
        list = { abstractId: "", starts: new Map() };
        lists.set(tag.attributes["w:numId"] ?? "", list);
        break;
      case "w:abstractNumId":
        if (list !== null) list.abstractId = value;
        break;
      case "w:lvlOverride":
        overridden = Number(tag.attributes["w:ilvl"]);
        break;
      case "w:startOverride":
        if (list !== null && overridden !== null) list.starts.set(overridden, Number(value));
        break;
    }
  }
  return { abstracts, lists };
}

function readStyles(xml: string): Map<string, ListStyle> {
  const styles = new Map<string, ListStyle>();
  let style: ListStyle | null = null;
  for (const tag of tagsOf(xml)) {
    const value = tag.attributes["w:val"] ?? null;
    if (tag.name === "w:style") {
      style = tag.kind === "open" ? { basedOn: null, listId: null, level: null } : null;
      if (style !== null) styles.set(tag.attributes["w:styleId"] ?? "", style);
    } else if (style !== null) {
      if (tag.name === "w:basedOn") style.basedOn = value;
      if (tag.name === "w:numId") style.listId = value;
      if (tag.name === "w:ilvl") style.level = Number(value);
    }
  }
  return styles;
}

/** Counts the paragraphs of every list. */
class Counter {
  readonly #lists: Lists;
  /** By abstract list, as lists that share one go on counting from each other. */
  readonly #counts = new Map<string, Map<number, number>>();
  readonly #begun = new Set<string>();

  constructor(lists: Lists) {
    this.#lists = lists;
  }

  /** The label of the next paragraph with this style and list, or null where it has none. */
  next(style: string | null, ownListId: string | null, ownLevel: number | null): string | null {
    const inherited = ownListId === null ? this.#ofStyle(style) : null;
    const listId = ownListId ?? inherited?.listId ?? null;
    if (listId === null || listId === "0") return null;
    const abstractId = this.#abstractOf(listId, new Set());
    const abstract = abstractId === null ? undefined : this.#lists.abstracts.get(abstractId);
    if (abstractId === null || abstract === undefined) return null;
    const byStyle =
      inherited === null
        ? undefined
        : [...abstract.levels].find(([, candidate]) => candidate.paragraphStyle === inherited.style)?.[0];
    const depth = Math.min(ownLevel ?? byStyle ?? inherited?.level ?? 0, DEEPEST_LEVEL);
    const level = abstract.levels.get(depth);
    if (level === undefined) return null;
    this.#count(abstractId, abstract, listId, depth);
    return this.#show(abstractId, abstract, level);
  }

  #ofStyle(style: string | null): { style: string; listId: string; level: number | null } | null {
    const seen = new Set<string>();
    for (let id = style; id !== null && !seen.has(id); id = this.#lists.styles.get(id)?.basedOn ?? null) {
      seen.add(id);
      const found = this.#lists.styles.get(id);
      if (found?.listId !== undefined && found.listId !== null)
        return { style: id, listId: found.listId, level: found.level };
    }
    return null;
  }

  #abstractOf(listId: string, seen: Set<string>): string | null {
    const list = this.#lists.lists.get(listId);
    if (list === undefined || seen.has(listId)) return null;
    seen.add(listId);
    const link = this.#lists.abstracts.get(list.abstractId)?.styleLink ?? null;
    const linked = link === null ? null : (this.#lists.styles.get(link)?.listId ?? null);
    return linked === null ? list.abstractId : this.#abstractOf(linked, seen);
  }

  #count(abstractId: string, abstract: AbstractList, listId: string, depth: number): void {
    const counts = this.#counts.get(abstractId) ?? new Map<number, number>();
    this.#counts.set(abstractId, counts);
    const list = this.#lists.lists.get(listId);
    const restart = this.#begun.has(listId) ? undefined : list?.starts.get(depth);
    const isFirst = !this.#begun.has(`${listId}:${depth}`);
    this.#begun.add(listId).add(`${listId}:${depth}`);
    const current = counts.get(depth);
    const start = (isFirst ? list?.starts.get(depth) : undefined) ?? abstract.levels.get(depth)?.start ?? 1;
    counts.set(depth, restart ?? (current === undefined ? start : current + 1));
    for (let above = 0; above < depth; above += 1)
      if (!counts.has(above)) counts.set(above, abstract.levels.get(above)?.start ?? 1);
    for (const below of counts.keys()) if (below > depth) counts.delete(below);
  }

  #show(abstractId: string, abstract: AbstractList, level: Level): string {
    if (level.format === "bullet") return "\u2022";
    if (level.format === "none" && level.text === "") return "";
    return level.text
      .replace(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const value = this.#counts.get(abstractId)?.get(at) ?? 1;
        return formatNumber(value, level.allDecimal ? "decimal" : (abstract.levels.get(at)?.format ?? "decimal"));
      })
      .trim();
  }
}

function formatNumber(value: number, format: string): string {
  switch (format) {
    case "lowerLetter":
      return listNumber(value, "lower-letter");
    case "upperLetter":
      return listNumber(value, "upper-letter");
    case "lowerRoman":
      return listNumber(value, "lower-roman");
    case "upperRoman":
      return listNumber(value, "upper-roman");
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "none":
      return "";
    default:
      return String(value);
  }
}
