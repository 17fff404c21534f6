import { PDFDocument, StandardFonts, degrees } from "pdf-lib";
import PDFKit from "pdfkit";
import { drawing } from "./ocr-drawing.ts";

/** A line of text at a place: points from the left and from the top of a US Letter page. */
export interface Words {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
}

export const PAGE = { width: 612, height: 792 };

/** A PDF whose every line stands where it is told. `rotate` is the page's /Rotate. */
export async function pdfOf(pages: readonly (readonly Words[])[], rotate: 0 | 90 | 180 | 270 = 0): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const plain = await document.embedFont(StandardFonts.TimesRoman);
  const bold = await document.embedFont(StandardFonts.TimesRomanBold);
  for (const words of pages) {
    const page = document.addPage([PAGE.width, PAGE.height]);
    if (rotate !== 0) page.setRotation(degrees(rotate));
    for (const { text, x, y, size = 11, bold: isBold = false } of words) {
      page.drawText(text, { x, y: PAGE.height - y, size, font: isBold ? bold : plain });
    }
  }
  return document.save();
}

/** Lines of running text one below the other. */
export function column(lines: readonly string[], at: { x: number; y: number; pitch?: number }): Words[] {
  return lines.map((text, index) => ({ text, x: at.x, y: at.y + index * (at.pitch ?? 13) }));
}

/** A PDF that opens with a password only. */
export function lockedPdf(password: string, text: string): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const document = new PDFKit({ userPassword: password, ownerPassword: `${password}-owner` });
    const chunks: Buffer[] = [];
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.text(text);
    document.end();
  });
}

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=",
  "base64",
);

export function png(): Uint8Array {
  return new Uint8Array(PIXEL);
}

/** Pages with a picture that says nothing and, where a text is given, words. */
export async function scannedPdf(texts: readonly (string | null)[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const image = await document.embedPng(drawing());
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const text of texts) {
    const page = document.addPage([PAGE.width, PAGE.height]);
    page.drawImage(image, { x: 0, y: 0, width: PAGE.width, height: PAGE.height });
    if (text !== null) page.drawText(text, { x: 72, y: 700, size: 11, font });
  }
  return document.save();
}
