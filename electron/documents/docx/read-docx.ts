import mammoth from "mammoth";
import { HeadnoteError } from "../../../shared/domain/errors.ts";
import { checkEntries, listEntries, unpack } from "../archive/zip.ts";
import { besideOf } from "../beside.ts";
import { cleanText } from "../clean-text.ts";
import type { Draft } from "../draft.ts";
import { draftOf } from "../parts.ts";
import type { DocumentPart } from "../parts.ts";
import { findingsOf } from "../told.ts";
import type { Asides } from "../told.ts";
import { decodeXml } from "../xml.ts";
import { toParts } from "./document-parts.ts";
import { readLetterStyles } from "./letter-looks.ts";
import { writeListLabels } from "./list-labels.ts";
import { readMarkup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { storeZip } from "./store-zip.ts";

/** The parts that hold words or say how words are numbered; pictures and the rest are never unpacked. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?(?:document\d*|styles\d*|numbering\d*|footnotes\d*|endnotes\d*|comments\d*)\.xml(?:\.rels)?|word\/(?:header|footer)\d*\.xml|docProps\/(?:core|app|custom)\.xml|customXml\/item\d+\.xml)$/;
/** What a document says of itself, and data that forms are filled from: never a part of what mammoth reads. */
const PROPERTIES = /^(?:docProps|customXml)\//;
const WITH_MARKUP = /^word\/(?:document|footnotes|endnotes|header|footer)\d*\.xml$/;
const MAIN = /^word\/document\d*\.xml$/;

/**
 * Reads a Word document: one page without a size, as Word's pages depend on the printer.
 *
 * The archive is checked and unpacked here, and Word's list numbers are written into the text; mammoth then gets an
 * archive without compression that holds only what it needs.
 * Throws `damaged`, `too-large`, `password-needed` and `no-text`.
 */
export async function readDocx(bytes: Uint8Array): Promise<Draft> {
  const entries = listEntries(bytes, "Word document");
  checkEntries(entries, "Word document");
  const files = new Map(
    entries
      .filter((entry) => WANTED.test(entry.name))
      .map((entry) => [entry.name, unpack(bytes, entry, "Word document")]),
  );
  const main = [...files.keys()].find((name) => MAIN.test(name));
  if (main === undefined) throw damaged();
  const stylesXml = xmlOf(files, "word/styles.xml");
  const styles = readLetterStyles(stylesXml);
  const markups = [...files.keys()]
    .filter((name) => WITH_MARKUP.test(name))
    .map((name) => {
      const markup = readMarkup(xmlOf(files, name), styles);
      files.set(name, Buffer.from(markup.xml));
      return markup;
    });
  const labelled = writeListLabels(xmlOf(files, main), xmlOf(files, "word/numbering.xml"), stylesXml);
  files.set(main, Buffer.from(labelled));
  const margins = [...files.keys()]
    .filter((name) => /^word\/(?:header|footer)/.test(name))
    .map((name) => plainText(xmlOf(files, name)));
  const beside = [
    ...besideOf(
      "the document's properties",
      [...files.keys()].filter((name) => PROPERTIES.test(name)).flatMap((name) => textsOf(xmlOf(files, name))),
    ),
    ...besideOf(
      "the description of a picture",
      descriptionsIn([...files.keys()].filter((name) => name.startsWith("word/")).map((name) => xmlOf(files, name))),
    ),
  ];
  for (const name of files.keys()) if (PROPERTIES.test(name)) files.delete(name);
  const parts = await partsOf(storeZip(files));
  return draftOf(parts, {
    format: "docx",
    margins,
    beside,
    findings: findingsOf(asidesOf(markups, xmlOf(files, "word/comments.xml"))),
    noText:
      "This Word document has no words in it. If it shows pictures of pages, make a PDF with text recognition (OCR) and drop that.",
  });
}

/** The texts of an XML part that nothing is known of. */
function textsOf(xml: string): string[] {
  return [...xml.matchAll(/>([^<]+)</g)].map(([, text = ""]) => decodeXml(text));
}

/** What pictures and shapes say of themselves (`descr`, `title`, `alt`), in DrawingML and VML. */
function descriptionsIn(parts: readonly string[]): string[] {
  return parts.flatMap((xml) =>
    [...xml.matchAll(/\s(?:descr|title|alt)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, double, single]) =>
      decodeXml(double ?? single ?? ""),
    ),
  );
}

function damaged(): HeadnoteError {
  return new HeadnoteError(
    "damaged",
    "This Word document is damaged and cannot be opened. Open it in Word, save it anew, and drop that copy.",
  );
}

function xmlOf(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  const bytes = files.get(name);
  if (bytes === undefined) return "";
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  const xml = new TextDecoder(encoding).decode(bytes);
  // Word writes no document type; whoever does wants entities to grow.
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw damaged();
  return xml.replace(/^(<\?xml[^>]*encoding=)(["'])[^"']*\2/i, "$1$2UTF-8$2");
}

async function partsOf(archive: Buffer): Promise<readonly DocumentPart[]> {
  let parts: readonly DocumentPart[] | null = null;
  try {
    await mammoth.convertToHtml(
      { buffer: archive },
      {
        // mammoth's own tree is what is wanted, not HTML made from it.
        transformDocument: (document: unknown) => {
          parts = toParts(document);
          return { type: "document", children: [], notes: { resolve: () => null }, comments: [] };
        },
      },
    );
  } catch {
    if (parts === null) throw damaged();
  }
  if (parts === null) throw damaged();
  return parts;
}

function plainText(xml: string): string {
  const paragraphs = xml
    .split(/<\/w:p>/)
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:tab\/>/g)].map((match) => match[1] ?? " ").join(""),
    );
  return cleanText(decodeXml(paragraphs.filter((paragraph) => paragraph.trim() !== "").join(" "))).text.trim();
}

function asidesOf(markups: readonly Markup[], commentsXml: string): Asides {
  const commented = markups.map((markup) => markup.commented);
  return {
    hidden: markups.flatMap((markup) => markup.hidden),
    inserted: markups.flatMap((markup) => markup.inserted),
    deleted: markups.flatMap((markup) => markup.deleted),
    comments: commentsOf(commentsXml).map(({ id, text }) => ({
      about: commented.map((map) => map.get(id)).find((words) => words !== undefined) ?? null,
      text,
    })),
  };
}

function commentsOf(xml: string): { id: string; text: string }[] {
  return xml
    .split(/<w:comment(?=\s)/)
    .slice(1)
    .map((comment) => ({ id: /\sw:id="([^"]*)"/.exec(comment)?.[1] ?? "", text: plainText(comment) }))
    .filter((comment) => comment.text !== "");
}
