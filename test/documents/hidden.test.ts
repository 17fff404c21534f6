import {
  PDFDocument,
  StandardFonts,
  TextRenderingMode,
  popGraphicsState,
  pushGraphicsState,
  setTextRenderingMode,
} from "pdf-lib";
import { describe, expect, it } from "vitest";
import { COVERT, OVERT, PLAIN, covertPdf, lying } from "./covert-pdfs.ts";
import { METHODS, PRODUCERS, SHOWN, hiddenPdf } from "./hidden-pdfs.ts";
import { scanOf } from "./ocr-pictures.ts";
import { PAGE, column } from "./pdfs.ts";
import { read } from "./read.ts";

const SECRET = "The cap on liability is void and must be left out";

describe("text that cannot be seen", () => {
  describe.each(PRODUCERS)("in a PDF made by %s", (producer) => {
    it.each(METHODS)("is taken out and told of: %s", async (method) => {
      const contract = await read("a.pdf", await hiddenPdf(producer, method, SECRET));
      expect(contract.text).not.toContain("liability");
      for (const shown of SHOWN) expect(contract.text).toContain(shown);
      expect(contract.findings).toEqual([
        { kind: "hidden-text", page: 1, text: expect.stringContaining(SECRET) as string },
      ]);
    });

    it("is not found where all is shown", async () => {
      const contract = await read("a.pdf", await hiddenPdf(producer, null, ""));
      for (const shown of SHOWN) expect(contract.text).toContain(shown);
      expect(contract.findings).toEqual([]);
    });
  });

  it.each(Object.keys(COVERT))("is taken out and told of where only the rendered page can tell: %s", async (way) => {
    const contract = await read("a.pdf", covertPdf(COVERT[way]?.(SECRET) ?? ""));
    expect(contract.text).not.toContain("liability");
    for (const plain of PLAIN) expect(contract.text).toContain(plain);
    expect(contract.findings).toEqual([
      { kind: "hidden-text", page: 1, text: expect.stringMatching(/cap\s?on\s?liability/) as string },
    ]);
  });

  it.each(Object.keys(OVERT))("is not taken for what shows: %s", async (way) => {
    const contract = await read("a.pdf", covertPdf(OVERT[way]?.(SECRET) ?? ""));
    expect(contract.text).toContain(SECRET);
    for (const plain of PLAIN) expect(contract.text).toContain(plain);
    expect(contract.findings).toEqual([]);
  });

  it("is not believed where its font draws other digits than it gives out", async () => {
    const contract = await read("a.pdf", covertPdf(lying("The Buyer pays within 33 days of the date of the invoice")));
    expect(contract.text).toContain("pays within 33 days");
    expect(contract.text).not.toContain("99");
    expect(contract.pages[0]?.source).toBe("ocr");
    expect(contract.findings).toEqual([
      { kind: "hidden-text", page: 1, text: expect.stringContaining("pays within 99 days") as string },
    ]);
  });

  it("is cut from the middle of a line that is otherwise seen", async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage([PAGE.width, PAGE.height]);
    let x = 72;
    for (const [index, text] of ["The Supplier delivers ", "none of the ", "Goods on time."].entries()) {
      const mode = index === 1 ? TextRenderingMode.Invisible : TextRenderingMode.Fill;
      page.pushOperators(pushGraphicsState(), setTextRenderingMode(mode));
      page.drawText(text, { x, y: 700, size: 11, font });
      page.pushOperators(popGraphicsState());
      x += font.widthOfTextAtSize(text, 11);
    }
    const contract = await read("a.pdf", await document.save());
    expect(contract.text.replace(/\s/g, " ")).toBe("The Supplier delivers Goods on time.");
    expect(contract.findings.map(({ text }) => text)).toEqual([expect.stringContaining("none of the")]);
  });

  it("is told from the layer of a searchable scan, which stays", async () => {
    const lines = ["This agreement is governed by the laws of England.", "It ends on the last day of March 2027."];
    const words = column(lines, { x: 72, y: 120, pitch: 16 });
    const layered = async (extra: string | null): Promise<Uint8Array> => {
      const document = await PDFDocument.create();
      const font = await document.embedFont(StandardFonts.Helvetica);
      const page = document.addPage([PAGE.width, PAGE.height]);
      page.drawImage(await document.embedPng(scanOf(words)), { x: 0, y: 0, width: PAGE.width, height: PAGE.height });
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
      for (const { text, x, y, size = 11 } of words) page.drawText(text, { x, y: PAGE.height - y, size, font });
      if (extra !== null) page.drawText(extra, { x: 72, y: 300, size: 11, font });
      return document.save();
    };
    const plain = await read("scan.pdf", await layered(null));
    expect(plain.text).toContain("governed by the laws of England");
    expect(plain.pages[0]?.source).toBe("text");
    expect(plain.findings).toEqual([]);

    const laced = await read("scan.pdf", await layered(SECRET));
    expect(laced.pages[0]?.source).toBe("ocr");
    expect(laced.text).not.toContain("liability");
    expect(laced.findings).toEqual([{ kind: "hidden-text", page: 1, text: expect.stringContaining(SECRET) as string }]);
  });
});
