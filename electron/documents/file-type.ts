import { HeadnoteError } from "../../shared/domain/errors.ts";
import { decodeText } from "./text/decode-text.ts";
import { listEntries } from "./docx/zip.ts";

export type FileType =
  | { readonly type: "pdf" }
  | { readonly type: "docx" }
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
  { what: "an RTF document", at: 0, bytes: ascii("{\\rtf") },
  { what: "a PostScript file", at: 0, bytes: ascii("%!PS") },
];

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];

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
  if (indexOf(bytes, ascii("%PDF-"), 1024) >= 0) return { type: "pdf" };
  if (has(bytes, 0, OLE)) throw oleError(bytes);
  if (has(bytes, 0, ZIP)) return zipType(bytes);
  const content = decodeText(bytes);
  if (content === null)
    throw unsupported("data of an unknown kind", "Headnote reads PDF, DOCX, plain text and Markdown.");
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
  return "Headnote reads PDF, DOCX, plain text and Markdown.";
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
  const names = new Set(listEntries(bytes).map((entry) => entry.name));
  const under = (folder: string): boolean => [...names].some((name) => name.startsWith(folder));
  if (names.has("word/document.xml") || (names.has("[Content_Types].xml") && under("word/"))) return { type: "docx" };
  if (under("xl/")) throw unsupported("a spreadsheet (Excel)", SAVE_AS);
  if (under("ppt/")) throw unsupported("a presentation (PowerPoint)", SAVE_AS);
  if (names.has("content.xml") && names.has("mimetype")) throw unsupported("an OpenDocument file", SAVE_AS);
  if (names.has("META-INF/container.xml")) throw unsupported("an e-book (EPUB)", SAVE_AS);
  if (under("Index/") || names.has("Index.zip"))
    throw unsupported("a document of Apple Pages, Numbers or Keynote", SAVE_AS);
  throw unsupported("a ZIP archive", "Unpack it and drop the contract inside.");
}

function writtenType(name: string, content: string): FileType {
  if (content.trim() === "")
    throw new HeadnoteError(
      "empty-file",
      "This file has nothing but blank space in it. Check that it was saved completely.",
    );
  const start = content.trimStart().slice(0, 300).toLowerCase();
  if (start.startsWith("<!doctype html") || start.startsWith("<html")) throw unsupported("a web page (HTML)", SAVE_AS);
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
