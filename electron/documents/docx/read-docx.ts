import mammoth from "mammoth";
import type { Finding } from "../../../shared/domain/contract.ts";
import { HeadnoteError } from "../../../shared/domain/errors.ts";
import { cleanText, describeInvisible } from "../clean-text.ts";
import type { Draft, DraftBlock } from "../draft.ts";
import { toParts } from "./document-parts.ts";
import type { DocumentPart } from "./document-parts.ts";
import { readSeenStyles } from "./hidden-styles.ts";
import { writeListLabels } from "./list-labels.ts";
import { readMarkup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { storeZip } from "./store-zip.ts";
import { decodeXml } from "./xml.ts";
import { checkEntries, listEntries, unpack } from "./zip.ts";

/** The parts that hold words or say how words are numbered; pictures and the rest are never unpacked. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?(?:document\d*|styles\d*|numbering\d*|footnotes\d*|endnotes\d*|comments\d*)\.xml(?:\.rels)?|word\/(?:header|footer)\d*\.xml)$/;
const WITH_MARKUP = /^word\/(?:document|footnotes|endnotes)\d*\.xml$/;
const MAIN = /^word\/document\d*\.xml$/;

/**
 * Reads a Word document: one page without a size, as Word's pages depend on the printer.
 *
 * The archive is checked and unpacked here, and Word's list numbers are written into the text; mammoth then gets an
 * archive without compression that holds only what it needs.
 * Throws `damaged`, `too-large`, `password-needed` and `no-text`.
 */
export async function readDocx(bytes: Uint8Array): Promise<Draft> {
  const entries = listEntries(bytes);
  checkEntries(entries);
  const files = new Map(
    entries.filter((entry) => WANTED.test(entry.name)).map((entry) => [entry.name, unpack(bytes, entry)]),
  );
  const main = [...files.keys()].find((name) => MAIN.test(name));
  if (main === undefined) throw damaged();
  const stylesXml = xmlOf(files, "word/styles.xml");
  const styles = readSeenStyles(stylesXml);
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
  const parts = await partsOf(storeZip(files));
  return toDraft(
    parts,
    [...new Set(margins.filter((margin) => margin !== ""))],
    findingsOf(markups, xmlOf(files, "word/comments.xml")),
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

/** So many changes, comments and hidden stretches are told one by one; the rest are counted. */
const MOST_TOLD = 50;
const LONGEST_TOLD = 300;

function findingsOf(markups: readonly Markup[], commentsXml: string): Finding[] {
  const inserted = markups.flatMap((markup) => markup.inserted);
  const deleted = markups.flatMap((markup) => markup.deleted);
  const findings: Finding[] = [];
  if (inserted.length + deleted.length > 0) {
    findings.push(
      {
        kind: "tracked-changes",
        page: 1,
        text: `${inserted.length} tracked insertions and ${deleted.length} tracked deletions. It was read as if all of them were accepted.`,
      },
      ...told("tracked-changes", [
        ...inserted.map((text) => `Inserted: ${quoted(text)}`),
        ...deleted.map((text) => `Deleted: ${quoted(text)}`),
      ]),
    );
  }
  const commented = markups.map((markup) => markup.commented);
  const comments = commentsOf(commentsXml).map(({ id, text }) => {
    const about = commented.map((map) => map.get(id)).find((words) => words !== undefined);
    return about === undefined ? `Comment: ${quoted(text)}` : `Comment on ${quoted(about)}: ${quoted(text)}`;
  });
  findings.push(...told("comments", comments));
  findings.push(
    ...told(
      "hidden-text",
      markups.flatMap((markup) => markup.hidden.map((text) => quoted(text))),
    ),
  );
  return findings;
}

function told(kind: Finding["kind"], texts: readonly string[]): Finding[] {
  const found = texts.slice(0, MOST_TOLD).map((text): Finding => ({ kind, page: 1, text }));
  if (texts.length > MOST_TOLD) found.push({ kind, page: 1, text: `And ${texts.length - MOST_TOLD} more.` });
  return found;
}

function quoted(text: string): string {
  const flat = cleanText(text).text.trim();
  return `\u201C${flat.length > LONGEST_TOLD ? `${flat.slice(0, LONGEST_TOLD)}\u2026` : flat}\u201D`;
}

function commentsOf(xml: string): { id: string; text: string }[] {
  return xml
    .split(/<w:comment(?=\s)/)
    .slice(1)
    .map((comment) => ({ id: /\sw:id="([^"]*)"/.exec(comment)?.[1] ?? "", text: plainText(comment) }))
    .filter((comment) => comment.text !== "");
}

function toDraft(parts: readonly DocumentPart[], margins: string[], found: Finding[]): Draft {
  let text = "";
  let invisible = "";
  const usualSize = usualOf(parts);
  const blocks: DraftBlock[] = [];
  for (const part of parts) {
    const cleaned = part.text.split("\n").map((line) => line.split("\t").map((cell) => cleanText(cell)));
    invisible += cleaned
      .flat()
      .map((cell) => cell.invisible)
      .join("");
    const written = cleaned
      .map((line) =>
        line
          .map((cell) => cell.text.trim().replaceAll("\u00AD", "-"))
          .join(part.kind === "table" ? "\t" : " ")
          .trimEnd(),
      )
      .filter((line) => line.trim() !== "")
      .join("\n")
      .trim();
    if (written === "") continue;
    if (text !== "") text += "\n\n";
    blocks.push({
      start: text.length,
      end: text.length + written.length,
      page: 1,
      kind: part.kind,
      headingLevel: part.headingLevel,
      scale: part.size === null || usualSize === null ? 1 : part.size / usualSize,
      emphasised: part.emphasised,
      centred: part.centred,
      leadLength: part.leadLength,
      isContents: part.isContents,
    });
    text += written;
  }
  if (text === "")
    throw new HeadnoteError(
      "no-text",
      "This Word document has no words in it. If it shows pictures of pages, make a PDF with text recognition (OCR) and drop that.",
    );
  const findings =
    invisible === ""
      ? found
      : [...found, { kind: "invisible-characters" as const, page: 1, text: describeInvisible(invisible) }];
  return {
    format: "docx",
    text,
    pages: [{ number: 1, start: 0, end: text.length, width: 0, height: 0, source: "text", runs: [], margins }],
    blocks,
    findings,
  };
}

/** The size most of the text is set in; null where none is given. */
function usualOf(parts: readonly DocumentPart[]): number | null {
  const weights = new Map<number, number>();
  for (const { size, text } of parts) if (size !== null) weights.set(size, (weights.get(size) ?? 0) + text.length);
  return [...weights].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}
