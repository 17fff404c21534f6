import { HeadnoteError } from "../../shared/domain/errors.ts";
import { decodeText } from "./text/decode-text.ts";
import { looksLikeMail } from "./email/mail-look.ts";
import { listEntries, unpack } from "./archive/zip.ts";

export type FileType =
  | { readonly type: "pdf" | "docx" | "odt" | "rtf" | "html" | "email" | "archive" }
  | { readonly type: "text" | "markdown"; readonly content: string };

interface Look {
  readonly what: string;
  readonly at: number;
  readonly bytes: readonly number[];
}

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** First bytes of what is dropped by mistake, so that the answer can say what it is. */
const LOOKS: readonly Look[] = [
  { what: "a picture (PNG)", at: 0, bytes: [0x89, ...ascii("PNG")] },
  { what: "a picture (JPEG)", at: 0, bytes: [0xff, 0xd8, 0xff] },
  { what: "a picture (GIF)", at: 0, bytes: ascii("GIF8") },
  { what: "a picture (TIFF)", at: 0, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { what: "a picture (TIFF)", at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { what: "a picture (WebP)", at: 8, bytes: ascii("WEBP") },
  { what: "a picture (HEIC)", at: 4, bytes: ascii("ftyphei") },
  { what: "a picture (BMP)", at: 0, bytes: ascii("BM") },
  { what: "a video or sound recording", at: 4, bytes: ascii("ftyp") },
  { what: "a sound recording", at: 0, bytes: ascii("ID3") },
  { what: "a RAR archive", at: 0, bytes: ascii("Rar!") },
  { what: "a 7-Zip archive", at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { what: "a compressed archive (gzip)", at: 0, bytes: [0x1f, 0x8b] },
  { what: "a program", at: 0, bytes: [0x4d, 0x5a] },
  { what: "a program", at: 0, bytes: [0x7f, ...ascii("ELF")] },
  { what: "a PostScript file", at: 0, bytes: ascii("%!PS") },
];

/** What is read, for the sentences that say so. */
const READ =
  "Headnote reads PDF, Word (DOCX), OpenDocument (ODT), RTF, HTML, plain text, Markdown, e-mail (EML) and ZIP archives of these.";
const RTF = ascii("{\\rtf");
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIPS = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
];

function has(bytes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte);
}

function indexOf(bytes: Uint8Array, wanted: readonly number[], limit: number): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, limit)).indexOf(Buffer.from(wanted));
}

function unsupported(what: string, advice: string): HeadnoteError {
  return new HeadnoteError(
    "unsupported-type",
    `This file looks like ${what}, which Headnote does not read. ${advice}`,
    { data: { looksLike: what } },
  );
}

const SAVE_AS = "Save it as PDF or DOCX and drop that.";

/**
 * What a file is, by its bytes; the name decides only between plain text and Markdown.
 * Throws `unsupported-type` (saying what the file looks like), `password-needed`, `damaged`, `too-large`, `empty-file`.
 */
export function detectType(name: string, bytes: Uint8Array): FileType {
  if (bytes.byteLength === 0)
    throw new HeadnoteError("empty-file", "This file is empty. Check that it was saved or downloaded completely.");
  // A picture can hold "%PDF-" within its first kilobyte, so what begins as something else is that.
  const look = LOOKS.find((candidate) => has(bytes, candidate.at, candidate.bytes));
  if (look !== undefined && !(look.bytes.length === 2 && looksWritten(bytes)))
    throw unsupported(look.what, adviceFor(look.what));
  if (has(bytes, 0, OLE)) throw oleError(bytes);
  if (has(bytes, 0, RTF)) return { type: "rtf" };
  if (ZIPS.some((signature) => has(bytes, 0, signature))) return zipType(bytes);
  if (looksLikeMail(name, bytes)) return { type: "email" };
  if (indexOf(bytes, ascii("%PDF-"), 1024) >= 0) return { type: "pdf" };
  const content = decodeText(bytes);
  if (content === null) throw unsupported("data of an unknown kind", READ);
  return writtenType(name, content);
}

/** Two-letter signatures ("BM", "MZ") can begin a text; a real picture or program soon has zero bytes. */
function looksWritten(bytes: Uint8Array): boolean {
  return bytes[0] !== 0x1f && !bytes.subarray(0, 512).includes(0);
}

function adviceFor(what: string): string {
  if (what.startsWith("a picture"))
    return "If it shows a contract, put it into a PDF with text recognition (OCR) and drop that.";
  if (what.includes("archive")) return "Unpack it and drop the contract inside.";
  if (what.includes("document") || what.includes("PostScript")) return SAVE_AS;
  return READ;
}

/** The old Office container: .doc, .xls, .ppt, .msg, and every newer Office file that a password protects. */
function oleError(bytes: Uint8Array): HeadnoteError {
  const wide = (text: string): number[] => ascii(text).flatMap((byte) => [byte, 0]);
  const holds = (text: string): boolean => indexOf(bytes, wide(text), bytes.byteLength) >= 0;
  if (holds("EncryptedPackage")) {
    return new HeadnoteError(
      "password-needed",
      "This Word document is protected by a password. Open it in Word, save it without the password, and drop that copy.",
    );
  }
  if (holds("WordDocument"))
    return unsupported("a Word document in the old .doc format", "Save it as DOCX or PDF and drop that.");
  if (holds("Workbook") || holds("Book")) return unsupported("a spreadsheet in the old .xls format", SAVE_AS);
  if (holds("PowerPoint Document")) return unsupported("a presentation in the old .ppt format", SAVE_AS);
  if (holds("__nameid_version1.0")) return unsupported("an Outlook message", "Drop its attachment instead.");
  return unsupported("a file in an old Office format", SAVE_AS);
}

function zipType(bytes: Uint8Array): FileType {
  const entries = listEntries(bytes, "ZIP archive");
  const names = new Set(entries.map((entry) => entry.name));
  const under = (folder: string): boolean => [...names].some((name) => name.startsWith(folder));
  if (names.has("word/document.xml") || (names.has("[Content_Types].xml") && under("word/"))) return { type: "docx" };
  if (under("xl/")) throw unsupported("a spreadsheet (Excel)", SAVE_AS);
  if (under("ppt/")) throw unsupported("a presentation (PowerPoint)", SAVE_AS);
  const kind = entries.find((entry) => entry.name === "mimetype" && entry.size < 200);
  if (names.has("content.xml") && kind !== undefined) {
    const written = new TextDecoder().decode(unpack(bytes, kind, "OpenDocument text"));
    if (/^application\/vnd\.oasis\.opendocument\.text(?!-master)/.test(written)) return { type: "odt" };
    throw unsupported("an OpenDocument file that is no text", SAVE_AS);
  }
  if (names.has("META-INF/container.xml")) throw unsupported("an e-book (EPUB)", SAVE_AS);
  if (under("Index/") || names.has("Index.zip"))
    throw unsupported("a document of Apple Pages, Numbers or Keynote", SAVE_AS);
  return { type: "archive" };
}

/** A document type or the root element, after what may stand before them. */
function looksLikeHtml(start: string): boolean {
  return /^(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html[\s>])/.test(start);
}

function writtenType(name: string, content: string): FileType {
  if (content.trim() === "")
    throw new HeadnoteError(
      "empty-file",
      "This file has nothing but blank space in it. Check that it was saved completely.",
    );
  const start = content.trimStart().slice(0, 1000).toLowerCase();
  if (looksLikeHtml(start) || (/\.x?html?$/i.test(name) && /<[a-z]/.test(start))) return { type: "html" };
  if (start.startsWith("<?xml")) throw unsupported("an XML file", SAVE_AS);
  if (/\.(?:md|markdown)$/i.test(name)) return { type: "markdown", content };
  if (/\.pdf$/i.test(name)) {
    throw new HeadnoteError(
      "damaged",
      "This file is named .pdf but does not begin as a PDF does; it seems to be damaged. Get it again from where it came from.",
    );
  }
  return { type: "text", content };
}
