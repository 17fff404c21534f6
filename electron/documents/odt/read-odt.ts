import { HeadnoteError } from "../../../shared/domain/errors.ts";
import { checkEntries, listEntries, unpack } from "../archive/zip.ts";
import { besideOf } from "../beside.ts";
import { cleanText } from "../clean-text.ts";
import type { Draft } from "../draft.ts";
import { draftOf } from "../parts.ts";
import { findingsOf } from "../told.ts";
import { decodeXml } from "../xml.ts";
import { ContentReader } from "./content-reader.ts";
import { ListStyles } from "./list-styles.ts";
import { TextStyles } from "./text-styles.ts";
import { descendants, readXmlTree } from "./xml-tree.ts";
import type { XmlElement } from "./xml-tree.ts";

const NOUN = "OpenDocument text";

/**
 * Reads an OpenDocument text (.odt): one page without a size, as its pages depend on the printer. The archive is checked
 * before anything is unpacked, and only the parts that hold words or say how they are set are.
 * Throws `damaged`, `too-large`, `password-needed` and `no-text`.
 */
export function readOdt(bytes: Uint8Array): Draft {
  const entries = listEntries(bytes, NOUN);
  checkEntries(entries, NOUN);
  const partOf = (name: string): string => {
    const entry = entries.find((candidate) => candidate.name === name);
    return entry === undefined ? "" : new TextDecoder().decode(unpack(bytes, entry, NOUN));
  };
  if (/<(?:manifest:)?encryption-data\b/.test(partOf("META-INF/manifest.xml"))) {
    throw new HeadnoteError(
      "password-needed",
      "This OpenDocument text is protected by a password. Open it in LibreOffice, save it without the password, and drop that copy.",
    );
  }
  const content = readXmlTree(partOf("content.xml"));
  const looks = readXmlTree(partOf("styles.xml"));
  const [body] = descendants(content, "office:text");
  if (body === undefined) {
    throw new HeadnoteError(
      "damaged",
      "This OpenDocument text is damaged and cannot be opened. Open it in LibreOffice, save it anew, and drop that copy.",
    );
  }
  const roots = [looks, content];
  const { parts, asides } = new ContentReader(new TextStyles(roots), new ListStyles(roots)).read(body);
  return draftOf(parts, {
    format: "odt",
    margins: marginsOf(looks),
    beside: [
      ...besideOf(
        "the document's properties",
        [...partOf("meta.xml").matchAll(/>([^<]+)</g)].map(([, text = ""]) => decodeXml(text)),
      ),
      ...besideOf(
        "the description of a picture",
        ["svg:title", "svg:desc"].flatMap((name) => descendants(content, name)).map((element) => wordsOf(element)),
      ),
    ],
    findings: findingsOf(asides),
    noText:
      "This OpenDocument text has no words in it. If it shows pictures of pages, make a PDF with text recognition (OCR) and drop that.",
  });
}

function wordsOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : `${wordsOf(child)} `)).join("");
}

function marginsOf(looks: XmlElement): string[] {
  return descendants(looks, "style:master-page")
    .flatMap((page) => page.children)
    .filter((child) => typeof child !== "string" && /^style:(?:header|footer)/.test(child.name))
    .map((child) => (typeof child === "string" ? "" : cleanText(wordsOf(child)).text.trim()));
}
