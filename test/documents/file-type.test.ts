import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { detectType } from "../../electron/documents/file-type.ts";
import { odtOf } from "./odts.ts";
import { pdfOf, png } from "./pdfs.ts";

const ole = (stream: string): Uint8Array => {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Buffer.from(stream, "utf16le"), 1024);
  return bytes;
};
const zip = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, strToU8("x")])));

describe("telling what a file is", () => {
  it.each([
    ["a PDF", "x.bin", pdfOf([[]]), "pdf"],
    [
      "a PDF after some other bytes",
      "x.pdf",
      pdfOf([[]]).then((bytes) => Buffer.concat([Buffer.alloc(500, 10), bytes])),
      "pdf",
    ],
    ["a Word document", "x", zip("[Content_Types].xml", "word/document.xml"), "docx"],
    ["an OpenDocument text", "x", odtOf("hi"), "odt"],
    ["some archive", "x", zip("contract.txt"), "archive"],
    [
      "an archive whose first file is a PDF",
      "x.pdf",
      pdfOf([[]]).then((bytes) => zipSync({ "a.pdf": [bytes, { level: 0 }] })),
      "archive",
    ],
    ["RTF", "x.doc", strToU8("{\\rtf1 hi}"), "rtf"],
    ["a web page", "x.txt", strToU8("<!DOCTYPE html><p>hi"), "html"],
    ["a web page of XML", "x", strToU8('<?xml version="1.0"?>\n<!-- hi -->\n<html xmlns="x"><p>hi</p></html>'), "html"],
    ["a piece of a web page by its ending", "x.htm", strToU8("<p>hi"), "html"],
    ["an e-mail", "x", strToU8("Received: from x\r\nSubject: y\r\n\r\nhi"), "email"],
    ["Markdown by its ending", "x.MD", strToU8("# Terms"), "markdown"],
    ["plain text", "x", strToU8("Terms"), "text"],
    ["text that begins like a bitmap", "x.txt", strToU8("BM Holdings and MZ Limited agree"), "text"],
  ])("knows %s", async (_, name, bytes, type) => {
    expect(detectType(name, await bytes).type).toBe(type);
  });

  it.each([
    ["UTF-8 with a mark", Buffer.from("\uFEFFFee: \u20AC5", "utf8")],
    ["UTF-16 with a mark", Buffer.from("\uFEFFFee: \u20AC5", "utf16le")],
    ["UTF-16 big-endian with a mark", Buffer.from("\uFEFFFee: \u20AC5", "utf16le").swap16()],
    ["UTF-16 without a mark", Buffer.from("Fee: \u20AC5", "utf16le")],
    ["Windows-1252", Buffer.from([...Buffer.from("Fee: "), 0x80, 0x35])],
  ])("decodes %s", (_, bytes) => {
    expect(detectType("x.txt", bytes)).toEqual({ type: "text", content: "Fee: \u20AC5" });
  });

  it.each([
    ["a picture named .pdf", "scan.pdf", png(), "unsupported-type", /picture \(PNG\)/],
    ["a spreadsheet", "x.docx", zip("[Content_Types].xml", "xl/workbook.xml"), "unsupported-type", /spreadsheet/],
    [
      "a presentation",
      "x.pptx",
      zip("[Content_Types].xml", "ppt/presentation.xml"),
      "unsupported-type",
      /presentation/,
    ],
    ["an old Word document", "x.doc", ole("WordDocument"), "unsupported-type", /old \.doc format.*DOCX/],
    ["an old spreadsheet", "x.xls", ole("Workbook"), "unsupported-type", /spreadsheet/],
    ["a Word document with a password", "x.docx", ole("EncryptedPackage"), "password-needed", /password/],
    ["an Outlook message", "x.msg", ole("__nameid_version1.0"), "unsupported-type", /Outlook.*attachment/],
    [
      "a spreadsheet of OpenDocument",
      "x.ods",
      zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"), "content.xml": strToU8("x") }),
      "unsupported-type",
      /OpenDocument/,
    ],
    ["a program", "x.pdf", new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), "unsupported-type", /program/],
    [
      "bytes of no kind",
      "x.dat",
      new Uint8Array(400).map((_, index) => index % 32),
      "unsupported-type",
      /unknown kind/,
    ],
    ["no bytes", "x.pdf", new Uint8Array(), "empty-file", /empty/],
    ["blank space", "x.txt", strToU8(" \n\n\t"), "empty-file", /blank/],
    ["text named .pdf", "x.pdf", strToU8("not a PDF at all"), "damaged", /named \.pdf/],
    ["half an archive", "x.docx", zip("word/document.xml").subarray(0, 40), "damaged", /damaged/],
  ])("says what is wrong with %s", (_, name, bytes, code, message) => {
    expect(() => detectType(name, bytes)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error,
    );
  });
});
