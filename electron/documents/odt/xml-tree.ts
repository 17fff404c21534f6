import { HeadnoteError } from "../../../shared/domain/errors.ts";
import { decodeXml, tagsOf } from "../xml.ts";

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

const DEEPEST = 500;

/**
 * A part of an OpenDocument file as a tree. Tags that close nothing are left out; what is not closed ends with its
 * parent. Throws `damaged` for a document type (whoever writes one wants entities to grow), `too-large` for nesting
 * that no document has.
 */
export function readXmlTree(written: string): XmlElement {
  if (/<!DOCTYPE|<!ENTITY/i.test(written)) {
    throw new HeadnoteError(
      "damaged",
      "This OpenDocument text is damaged and cannot be opened. Open it in LibreOffice, save it anew, and drop that copy.",
    );
  }
  const xml = written
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;"));
  const root: XmlElement = { name: "", attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  let from = 0;
  for (const tag of tagsOf(xml)) {
    const parent = open.at(-1) ?? root;
    if (tag.start > from) parent.children.push(decodeXml(xml.slice(from, tag.start)));
    from = tag.end;
    if (tag.kind === "close") {
      const at = open.findLastIndex((element) => element.name === tag.name);
      if (at > 0) open.length = at;
      continue;
    }
    const element: XmlElement = { name: tag.name, attributes: tag.attributes, children: [] };
    parent.children.push(element);
    if (tag.kind === "empty") continue;
    open.push(element);
    if (open.length > DEEPEST) {
      throw new HeadnoteError(
        "too-large",
        "This OpenDocument text is nested more deeply than any document is, and was not read. Save it anew in LibreOffice and drop that.",
      );
    }
  }
  return root;
}

/** The elements in an element, of one name or of all. */
export function elementsOf(parent: XmlElement, name?: string): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => typeof child !== "string" && (name === undefined || child.name === name),
  );
}

/** Every element of a name below an element, in document order. */
export function descendants(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap((child) =>
    child.name === name ? [child, ...descendants(child, name)] : descendants(child, name),
  );
}
