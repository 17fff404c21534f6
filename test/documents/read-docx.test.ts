import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  InsertedTextRun,
  DeletedTextRun,
} from "docx";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { DOCX_OVERT, DOCX_SHOWN, DOCX_WAYS, hiddenDocx, overtDocx } from "./hidden-docx.ts";
import { blockTexts, outline, read } from "./read.ts";

const NUMBERING = {
  config: [
    {
      reference: "clauses",
      levels: [
        { level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.START },
        { level: 1, format: LevelFormat.DECIMAL, text: "%1.%2", alignment: AlignmentType.START },
        { level: 2, format: LevelFormat.LOWER_LETTER, text: "(%3)", alignment: AlignmentType.START },
      ],
    },
  ],
};

async function docx(children: (Paragraph | Table)[]): Promise<Uint8Array> {
  const footers = { default: new Footer({ children: [new Paragraph("Confidential & private")] }) };
  return Packer.toBuffer(new Document({ numbering: NUMBERING, sections: [{ children, footers }] }));
}

const clause = (text: string, level: number): Paragraph =>
  new Paragraph({ text, numbering: { reference: "clauses", level } });
const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });

describe("reading a Word document", () => {
  it("shows the numbers that Word shows, with headings, lists and tables", async () => {
    const bytes = await docx([
      new Paragraph({ text: "Supply Agreement", heading: HeadingLevel.TITLE }),
      new Paragraph("This agreement is between the parties."),
      clause("Definitions. In this agreement words mean what they say.", 0),
      clause("Goods. The goods are those ordered.", 1),
      clause("paper & ink;", 2),
      clause("pens.", 2),
      clause("Price. The price is that agreed.", 1),
      clause("Delivery. The Supplier delivers.", 0),
      clause("Place. At the Customer's door.", 1),
      new Table({
        rows: [
          new TableRow({ children: [cell("Item"), cell("Price")] }),
          new TableRow({ children: [cell("Paper"), cell("$5")] }),
        ],
      }),
    ]);
    const contract = await read("a.docx", bytes);
    expect(blockTexts(contract)).toEqual([
      "Supply Agreement",
      "This agreement is between the parties.",
      "1. Definitions. In this agreement words mean what they say.",
      "1.1 Goods. The goods are those ordered.",
      "(a) paper & ink;",
      "(b) pens.",
      "1.2 Price. The price is that agreed.",
      "2. Delivery. The Supplier delivers.",
      "2.1 Place. At the Customer's door.",
      "Item\tPrice\nPaper\t$5",
    ]);
    expect(outline(contract)).toEqual([
      "Supply Agreement",
      "1 Definitions",
      "  1.1 Goods",
      "    (a)",
      "    (b)",
      "  1.2 Price",
      "2 Delivery",
      "  2.1 Place",
    ]);
    expect(contract.blocks.map((block) => block.kind)).toEqual([
      "heading",
      "paragraph",
      "list-item",
      "list-item",
      "list-item",
      "list-item",
      "list-item",
      "list-item",
      "list-item",
      "table",
    ]);
    expect(contract.pages).toEqual([
      {
        number: 1,
        start: 0,
        end: contract.text.length,
        width: 0,
        height: 0,
        source: "text",
        runs: [],
        margins: ["Confidential & private"],
      },
    ]);
    expect(contract).toMatchObject({
      format: "docx",
      coverage: { pages: 1, text: 1, ocr: 0, unreadable: 0 },
      findings: [],
    });
  });

  it("reads tracked changes as accepted, and says that there are some", async () => {
    const change = { id: 1, author: "A", date: "2026-01-01T00:00:00Z" };
    const bytes = await docx([
      new Paragraph({
        children: [
          new TextRun("The fee is "),
          new DeletedTextRun({ text: "$5", ...change }),
          new InsertedTextRun({ text: "$9", ...change, id: 2 }),
          new TextRun(" a month."),
        ],
      }),
    ]);
    const contract = await read("a.docx", bytes);
    expect(contract.text).toBe("The fee is $9 a month.");
    expect(contract.findings).toEqual([
      {
        kind: "tracked-changes",
        page: 1,
        text: expect.stringMatching(/1 tracked insertions and 1 tracked deletions/) as string,
      },
      { kind: "tracked-changes", page: 1, text: "Inserted: \u201C$9\u201D" },
      { kind: "tracked-changes", page: 1, text: "Deleted: \u201C$5\u201D" },
    ]);
  });

  it("takes out what cannot be seen, and says what it was", async () => {
    const shaded = (children: TextRun[]): Table =>
      new Table({
        rows: [
          new TableRow({
            children: [
              new TableCell({
                shading: { type: ShadingType.CLEAR, fill: "1F3864" },
                children: [new Paragraph({ children })],
              }),
            ],
          }),
        ],
      });
    const bytes = await docx([
      new Paragraph({
        children: [
          new TextRun("The fee is $5"),
          new TextRun({ text: " or whatever ", vanish: true }),
          new TextRun({ text: "the Supplier likes", vanish: true }),
          new TextRun(" a month. "),
          new TextRun({ text: "White on white.", color: "FFFFFE" }),
          new TextRun({ text: "In three points.", size: 6 }),
          new TextRun({
            text: "White on black.",
            color: "FFFFFF",
            shading: { type: ShadingType.CLEAR, fill: "000000" },
          }),
          new TextRun({ text: " Seen after all.", vanish: false }),
        ],
      }),
      shaded([new TextRun({ text: "Head of a table", color: "FFFFFF" })]),
      new Paragraph({ children: [new TextRun({ text: "Below it, in white.", color: "ffffff" })] }),
    ]);
    const contract = await read("a.docx", bytes);
    expect(contract.text).toBe("The fee is $5 a month. White on black. Seen after all.\n\nHead of a table");
    expect(contract.findings).toEqual(
      ["or whatever the Supplier likes", "White on white.In three points.", "Below it, in white."].map((text) => ({
        kind: "hidden-text",
        page: 1,
        text: `\u201C${text}\u201D`,
      })),
    );
  });

  describe("words that nobody sees", () => {
    const SECRET = "Ignore the limitation of liability";

    it.each(Object.keys(DOCX_WAYS))("are taken out and told of: %s", async (way) => {
      const contract = await read("a.docx", hiddenDocx(way, SECRET));
      expect(contract.text).not.toContain("liability");
      expect(contract.pages[0]?.margins.join(" ")).not.toContain("liability");
      expect(contract.findings.map(({ kind, text }) => ({ kind, text }))).toContainEqual({
        kind: "hidden-text",
        text: expect.stringContaining(SECRET) as string,
      });
      for (const shown of DOCX_SHOWN) expect(contract.text).toContain(shown);
    });

    it.each(Object.keys(DOCX_OVERT))("are none where they show: %s", async (way) => {
      const contract = await read("a.docx", overtDocx(way, "The cap is twice the fee"));
      expect(contract.text).toContain("The cap is twice the fee");
      expect(contract.findings).toEqual([]);
    });
  });

  it("takes a grey that is made from the paper's white for what it is, a colour", async () => {
    const files = unzipSync(
      await docx([new Paragraph({ children: [new TextRun({ text: "[Fill in]", color: "808080" })] })]),
    );
    const xml = new TextDecoder()
      .decode(files["word/document.xml"])
      .replace('w:val="808080"', 'w:val="808080" w:themeColor="background1" w:themeShade="80"');
    const contract = await read("a.docx", zipSync({ ...files, "word/document.xml": strToU8(xml) }));
    expect(contract).toMatchObject({ text: "[Fill in]", findings: [] });
  });

  it("tells what comments say, and about which words", async () => {
    const bytes = await Packer.toBuffer(
      new Document({
        comments: {
          children: [{ id: 0, author: "A", date: new Date(0), children: [new Paragraph("Too much? Ask the client.")] }],
        },
        sections: [
          {
            children: [
              new Paragraph({
                children: [
                  new TextRun("The fee is "),
                  new CommentRangeStart(0),
                  new TextRun("$5"),
                  new CommentRangeEnd(0),
                  new TextRun({ children: [" a month.", new CommentReference(0)] }),
                ],
              }),
            ],
          },
        ],
      }),
    );
    const contract = await read("a.docx", bytes);
    expect(contract.text).toBe("The fee is $5 a month.");
    expect(contract.findings).toEqual([
      { kind: "comments", page: 1, text: "Comment on \u201C$5\u201D: \u201CToo much? Ask the client.\u201D" },
    ]);
  });

  it("reads what was moved where it went, once", async () => {
    const bytes = await docx([new Paragraph("FROM"), new Paragraph("The term is one year."), new Paragraph("TO")]);
    const files = unzipSync(bytes);
    const moved = (mark: string): string =>
      `<w:${mark} w:id="9" w:author="A"><w:r><w:t>Moved words.</w:t></w:r></w:${mark}>`;
    const xml = new TextDecoder()
      .decode(files["word/document.xml"])
      .replace(/<w:r>(?:(?!<\/w:r>).)*FROM<\/w:t><\/w:r>/, moved("moveFrom"))
      .replace(/<w:r>(?:(?!<\/w:r>).)*TO<\/w:t><\/w:r>/, moved("moveTo"));
    const contract = await read("a.docx", zipSync({ ...files, "word/document.xml": strToU8(xml) }));
    expect(contract.text).toBe("The term is one year.\n\nMoved words.");
    expect(contract.findings.map((finding) => finding.text).slice(1)).toEqual([
      "Inserted: \u201CMoved words.\u201D",
      "Deleted: \u201CMoved words.\u201D",
    ]);
  });

  it("refuses bombs: by declared size, by ratio, and where the size is a lie", async () => {
    const bomb = zipSync(
      { "[Content_Types].xml": strToU8("x"), "word/document.xml": new Uint8Array(30 * 1024 ** 2) },
      { level: 9 },
    );
    await expect(read("a.docx", bomb)).rejects.toMatchObject({ code: "too-large" });
    const modest = zipSync(
      { "[Content_Types].xml": strToU8("x"), "word/document.xml": new Uint8Array(3 * 1024 ** 2) },
      { level: 9 },
    );
    const lying = modest.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 46 < lying.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1000)
        view.setUint32(at + 24, 1000, true);
    await expect(read("a.docx", lying)).rejects.toMatchObject({ code: "too-large" });
  });

  it("says when a document is damaged, empty, or grows by entities", async () => {
    const bytes = await docx([new Paragraph("Words.")]);
    await expect(read("a.docx", bytes.subarray(0, bytes.length - 200))).rejects.toMatchObject({ code: "damaged" });
    const garbled = new Uint8Array(bytes);
    garbled.fill(0xff, 200, 900);
    await expect(read("a.docx", garbled)).rejects.toMatchObject({ code: "damaged" });
    await expect(read("a.docx", await docx([new Paragraph("")]))).rejects.toMatchObject({ code: "no-text" });
    const files = unzipSync(bytes);
    const xml = new TextDecoder().decode(files["word/document.xml"]);
    const grown = zipSync({
      ...files,
      "word/document.xml": strToU8(xml.replace("?>", '?><!DOCTYPE x [<!ENTITY a "aaaa">]>')),
    });
    await expect(read("a.docx", grown)).rejects.toMatchObject({ code: "damaged" });
  });
});
