import mammoth from "mammoth";
import type { Finding } from "../../../shared/domain/contract.ts";
import { HeadnoteError } from "../../../shared/domain/errors.ts";
import { cleanText, describeInvisible } from "../clean-text.ts";
import type { Draft, DraftBlock } from "../draft.ts";
import { toParts } from "./document-parts.ts";
import type { DocumentPart } from "./document-parts.ts";
import { writeListLabels } from "./list-labels.ts";
import { storeZip } from "./store-zip.ts";
import { decodeXml } from "./xml.ts";
import { checkEntries, listEntries, unpack } from "./zip.ts";

/** The parts that hold words or say how words are numbered; pictures and the rest are never unpacked. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?(?:document\d*|styles\d*|numbering\d*|footnotes\d*|endnotes\d*|comments\d*)\.xml(?:\.rels)?|word\/(?:header|footer)\d*\.xml)$/;
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
  const mainXml = xmlOf(files, main);
  const labelled = writeListLabels(mainXml, xmlOf(files, "word/numbering.xml"), xmlOf(files, "word/styles.xml"));
  files.set(main, Buffer.from(labelled));
  const margins = [...files.keys()]
    .filter((name) => /^word\/(?:header|footer)/.test(name))
    .map((name) => plainText(xmlOf(files, name)));
  const parts = await partsOf(storeZip(files));
  return toDraft(parts, [...new Set(margins.filter((margin) => margin !== ""))], revisions(mainXml, files));
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

function revisions(mainXml: string, files: ReadonlyMap<string, Uint8Array>): Finding[] {
  const findings: Finding[] = [];
  const inserted = mainXml.match(/<w:(?:ins|moveTo)\s/g)?.length ?? 0;
  const deleted = mainXml.match(/<w:(?:del|moveFrom)\s/g)?.length ?? 0;
  if (inserted + deleted > 0) {
    findings.push({
      kind: "tracked-changes",
      page: 1,
      text: `${inserted} tracked insertions and ${deleted} tracked deletions. It was read as if all of them were accepted.`,
    });
  }
  const comments = [...files.keys()]
    .filter((name) => name.startsWith("word/comments"))
    .reduce((sum, name) => sum + (xmlOf(files, name).match(/<w:comment\s/g)?.length ?? 0), 0);
  if (comments > 0)
    findings.push({
      kind: "comments",
      page: 1,
      text: comments === 1 ? "1 comment, which was not read." : `${comments} comments, which were not read.`,
    });
  return findings;
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
