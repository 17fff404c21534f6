import fc from "fast-check";
import { PDFDict, PDFDocument, PDFName, StandardFonts } from "pdf-lib";
import { describe, expect, it } from "vitest";
import type { Contract } from "../../shared/domain/contract.ts";
import { PAGE, column, pdfOf, png, scannedPdf } from "./pdfs.ts";
import type { Words } from "./pdfs.ts";
import { blockTexts, read } from "./read.ts";

/** What every reading of a PDF promises about offsets and places. */
function expectSound(contract: Contract): void {
  let last = 0;
  for (const page of contract.pages) {
    expect(page.start).toBeGreaterThanOrEqual(last);
    expect(page.end).toBeGreaterThanOrEqual(page.start);
    last = page.end;
    let reached = page.start;
    for (const run of page.runs) {
      expect(run.start).toBeGreaterThanOrEqual(reached);
      expect(run.end).toBeGreaterThan(run.start);
      reached = run.end;
      expect(contract.text.slice(run.start, run.end)).toBe(contract.text.slice(run.start, run.end).trim());
    }
    expect(reached).toBeLessThanOrEqual(page.end);
    const outside = contract.text
      .slice(page.start, page.end)
      .split("")
      .filter((_, index) => !page.runs.some((run) => page.start + index >= run.start && page.start + index < run.end));
    expect(outside.join("").trim()).toBe("");
  }
  for (const block of contract.blocks) {
    const page = contract.pages[block.page - 1];
    expect(block.start).toBeGreaterThanOrEqual(page?.start ?? Number.NaN);
    expect(block.end).toBeLessThanOrEqual(page?.end ?? Number.NaN);
  }
}

function boxOf(
  contract: Contract,
  words: string,
): { text: string; x: number; y: number; width: number; height: number } {
  const at = contract.text.indexOf(words);
  const run = contract.pages
    .flatMap((page) => page.runs)
    .find((candidate) => at >= candidate.start && at < candidate.end);
  if (run === undefined) throw new Error(`no run holds "${words}"`);
  return { text: contract.text.slice(run.start, run.end), ...run.box };
}

const LEFT = [
  "The Supplier shall deliver the goods in",
  "the quantities and at the times that the",
  "parties agree in each order, and title to",
  "them passes on delivery at the place that",
  "is named in the order for that purpose by",
  "the Customer, free of all charges and of",
  "all rights of others whatever their kind",
  "and wherever they may have come from.",
];
const RIGHT = [
  "The Customer shall pay each invoice in",
  "full within thirty days of its receipt by",
  "transfer to the account that is named in",
  "it. A late payment bears interest at the",
  "rate of four percent a year above the base",
  "rate until it is made, and the Supplier may",
  "suspend delivery until it has received all",
  "that is due under this agreement to date.",
];

describe("reading a PDF's text", () => {
  it("joins the lines of a paragraph and parts paragraphs", async () => {
    const contract = await read(
      "a.pdf",
      await pdfOf([[...column(LEFT, { x: 72, y: 100 }), ...column(RIGHT, { x: 72, y: 240 })]]),
    );
    expect(blockTexts(contract)).toEqual([LEFT.join(" "), RIGHT.join(" ")]);
    expectSound(contract);
  });

  it("keeps a hyphen at a line's end unless the whole word stands elsewhere", async () => {
    const lines = [
      "This agreement is a non-",
      "exclusive licence, and this agree-",
      "ment binds the parties to it and to Co-",
      "Owners of all of the rights therein.",
    ];
    const contract = await read("a.pdf", await pdfOf([column(lines, { x: 72, y: 100 })]));
    expect(contract.text).toBe(
      "This agreement is a non-exclusive licence, and this agreement binds the parties to it and to Co-Owners of all of the rights therein.",
    );
    expectSound(contract);
  });

  it("reads two columns one after the other, between a title and a last line across both", async () => {
    const page = [
      { text: "TERMS OF SUPPLY THAT STAND ACROSS BOTH OF THE COLUMNS", x: 100, y: 70, size: 13 },
      ...column(LEFT, { x: 60, y: 110 }),
      ...column(RIGHT, { x: 320, y: 110 }),
      {
        text: "Signed by the parties on the date that is written at the head of these terms of supply by both.",
        x: 60,
        y: 260,
      },
    ];
    const contract = await read("a.pdf", await pdfOf([page]));
    expect(contract.text).toBe([page[0]?.text, LEFT.join(" "), RIGHT.join(" "), page.at(-1)?.text].join("\n\n"));
    expectSound(contract);
  });

  it("keeps the rows of a table together", async () => {
    const rows = [
      ["Item", "Quantity", "Price"],
      ["Paper", "100", "$5"],
      ["Ink", "20", "$30"],
      ["Pens", "7", "$12"],
    ];
    const words = rows.flatMap((row, index) =>
      row.map((text, cell): Words => ({ text, x: 72 + cell * 150, y: 100 + index * 14 })),
    );
    const contract = await read("a.pdf", await pdfOf([words]));
    expect(contract.text).toBe(rows.map((row) => row.join("\t")).join("\n"));
    expect(contract.blocks.map((block) => block.kind)).toEqual(["table"]);
    expectSound(contract);
  });

  it("reads on in rows whose first cell names them, and not where points or figures follow", async () => {
    const grid = (rows: readonly (readonly string[])[]): Words[] =>
      rows.flatMap((row, index) =>
        row.flatMap((text, cell) => (text === "" ? [] : [{ text, x: 72 + cell * 160, y: 100 + index * 14 }])),
      );
    const services = [
      ["Service", "Description", "Fee"],
      ["Support", "Answers to questions of the", "USD 1,000"],
      ["", "Customer by telephone and by", "per month"],
      ["", "E-mail on business days", ""],
      ["Review", "a) Reads the form", "USD 100"],
      ["", "b) Signs the form", ""],
      ["Fares", "To Dublin", "USD 300"],
      ["", "To Cork", "USD 200"],
    ];
    const contract = await read("a.pdf", await pdfOf([grid(services)]));
    expect(contract.text.split("\n")).toEqual([
      "Service\tDescription\tFee",
      "Support\tAnswers to questions of the Customer by telephone and by E-mail on business days\tUSD 1,000 per month",
      "Review\ta) Reads the form\tUSD 100",
      "b) Signs the form",
      "Fares\tTo Dublin\tUSD 300",
      "To Cork\tUSD 200",
    ]);
    expectSound(contract);
  });

  it("reads on within a cell that was wrapped", async () => {
    const words = [
      ...column(["Price: the Supplier asks for the price of", "each order in writing."], { x: 72, y: 100 }),
      ...column(
        ["The term is one year and is renewed by", "amendment of this agreement, which either", "party may end."],
        { x: 300, y: 100 },
      ),
    ];
    const contract = await read("a.pdf", await pdfOf([words]));
    expect(contract.text).toBe(
      "Price: the Supplier asks for the price of each order in writing.\tThe term is one year and is renewed by amendment of this agreement, which either party may end.",
    );
    expectSound(contract);
  });

  it("keeps a hanging number with its text, and a superscript in its line", async () => {
    const contract = await read(
      "a.pdf",
      await pdfOf([
        [
          { text: "1.1", x: 72, y: 100 },
          { text: "Each party keeps secret what it learns", x: 110, y: 100 },
          { text: "2", x: 285, y: 96, size: 6 },
          { text: "of the other.", x: 292, y: 100 },
        ],
      ]),
    );
    expect(contract.text.replace(/ ?2 ?/, "2 ")).toBe("1.1 Each party keeps secret what it learns2 of the other.");
    expect(contract.blocks).toHaveLength(1);
  });

  it("keeps raised and lowered letters in the line they stand in, whatever their size", async () => {
    const contract = await read(
      "a.pdf",
      await pdfOf([
        [
          { text: "Supplies of water are made as the parties have agreed in", x: 72, y: 87, size: 10 },
          { text: "their contract of the 17", x: 72, y: 100, size: 10 },
          { text: "t h", x: 163.1, y: 96.1, size: 8.4 },
          { text: "day of May, of H", x: 174.2, y: 100, size: 10 },
          { text: "2", x: 242.7, y: 102.5, size: 7 },
          { text: "O, and of the 3", x: 246.2, y: 100, size: 10 },
          { text: "rd", x: 305.9, y: 96.5, size: 10 },
          { text: "of June, for as long as both of them stand.", x: 316.8, y: 100, size: 10 },
        ],
      ]),
    );
    expect(contract.text).toBe(
      "Supplies of water are made as the parties have agreed in their contract of the 17th day of May, of H2O, and of the 3rd of June, for as long as both of them stand.",
    );
    expectSound(contract);
  });

  it("takes the numbers of lines and the stamps of a bundle out of the flow", async () => {
    const pages = [1, 2, 3].map((page) => [
      ...Array.from({ length: 25 }, (_, line) => ({
        text: String(line + 1),
        x: line < 9 ? 55 : 50,
        y: 90 + 24 * line,
      })),
      ...Array.from({ length: 25 }, (_, line) => ({
        text: `of lot ${page * 25 + line} and order ${page * line} in words that go on to the end of the line and then into the next, and`,
        x: 80,
        y: 90 + 24 * line,
      })),
      { text: `ACME-00012${page}`, x: 500, y: 770, size: 8 },
    ]);
    const contract = await read("a.pdf", await pdfOf(pages));
    expect(contract.text).not.toMatch(/ACME|\n\d|^\d|next, and \d/);
    expect(contract.text.match(/of lot/g)).toHaveLength(75);
    expect(contract.pages.map((page) => page.margins)).toEqual([["ACME-000121"], ["ACME-000122"], ["ACME-000123"]]);
  });

  it("puts letters drawn apart back into words", async () => {
    const contract = await read(
      "a.pdf",
      await pdfOf([
        [
          { text: "The members meet once in each quarter to vote on what is open.", x: 72, y: 100 },
          {
            text: "A l l m e e t i n g s w i l l b e h e l d a t a t i m e a n d i n a l o c a t i o n",
            x: 72,
            y: 126,
          },
          { text: "t h a t", x: 385, y: 126 },
          { text: "is practical.", x: 412, y: 126 },
        ],
      ]),
    );
    expect(contract.text).toContain("All meetings will be held at a time and in a location that is practical.");
    expectSound(contract);
  });

  it("parts the words of cells that all but touch", async () => {
    const contract = await read(
      "a.pdf",
      await pdfOf([
        [
          { text: "Monthly bundle per minute", x: 72, y: 100 },
          { text: "Yearly bundle per minute", x: 72, y: 126 },
          { text: "n/a", x: 194, y: 100 },
          { text: "n/a", x: 194, y: 126 },
        ],
      ]),
    );
    expect(contract.text.split(/\s+/)).toEqual("Monthly bundle per minute n/a Yearly bundle per minute n/a".split(" "));
  });

  it("puts a lowered letter into the room that was left for it", async () => {
    const font = await (await PDFDocument.create()).embedFont(StandardFonts.TimesRoman);
    const contract = await read(
      "a.pdf",
      await pdfOf([
        [
          { text: "The plant stores H    O and no other fluid in the tanks of the site.", x: 72, y: 100 },
          { text: "It was filled by the Supplier at its own cost and stays its property.", x: 72, y: 113 },
          { text: "2", x: 72.3 + font.widthOfTextAtSize("The plant stores H", 11), y: 102, size: 6 },
        ],
      ]),
    );
    expect(contract.text).toBe(
      "The plant stores H2 O and no other fluid in the tanks of the site. It was filled by the Supplier at its own cost and stays its property.",
    );
    expectSound(contract);
  });

  it("shows a soft hyphen that was drawn within a line, and runs on in capitals", async () => {
    const lines = [
      "IN NO EVENT WILL THE MID\u00ADTIER SUPPLIER BE LIABLE UNDER ANY",
      "THEORY OF LIABILITY FOR COSTS OF COVER OR FOR INDIRECT DAMAGES IN THE",
      "COURSE OF THIS AGREEMENT.",
    ];
    const contract = await read("a.pdf", await pdfOf([column(lines, { x: 72, y: 100 })]));
    expect(contract.text).toBe(lines.join(" ").replace("\u00AD", "-"));
    expect(contract.blocks).toHaveLength(1);
  });

  it("takes soft hyphens for hyphens within a line, and for the division of a word at its end", async () => {
    const lines = [
      "The mid-tier entity and the well-known bank are bound by what they have agreed, and the termi-",
      "nation of this agreement by a mid-",
      "tier entity leaves what is due unchanged.",
    ];
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.TimesRoman);
    const page = document.addPage([PAGE.width, PAGE.height]);
    lines.forEach((line, index) => page.drawText(line, { x: 72, y: 692 - 12 * index, size: 10, font }));
    await document.flush();
    // The font says that its hyphen is a soft one.
    const meanings = [
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
      "1 begincodespacerange <00> <FF> endcodespacerange",
      "3 beginbfrange <20> <2C> <0020> <2D> <2D> <00AD> <2E> <7E> <002E> endbfrange",
      "endcmap CMapName currentdict /CMap defineresource pop end end",
    ].join("\n");
    const { context } = document;
    context.lookup(font.ref, PDFDict).set(PDFName.of("ToUnicode"), context.register(context.stream(meanings)));
    const bytes = await document.save();
    const contract = await read("a.pdf", bytes);
    expect(contract.text.replace(/\s+/g, " ")).toBe(
      "The mid-tier entity and the well-known bank are bound by what they have agreed, and the termination of this agreement by a mid-tier entity leaves what is due unchanged.",
    );
    expectSound(contract);
  });

  it("takes running heads, feet and page numbers out of the flow, and nothing else", async () => {
    const pages = [1, 2, 3, 4].map((number) => [
      { text: "Acme / Beta: Supply Agreement", x: 200, y: 30 },
      ...column(
        [
          `Body of page ${number} begins here with words of its own.`,
          "Each page has this very same second line of text in it.",
        ],
        { x: 72, y: 100 + number * 40 },
      ),
      { text: `Page ${number} of 4`, x: 280, y: 770 },
    ]);
    const contract = await read("a.pdf", await pdfOf(pages));
    expect(contract.pages.map((page) => page.margins)).toEqual(
      [1, 2, 3, 4].map((number) => ["Acme / Beta: Supply Agreement", `Page ${number} of 4`]),
    );
    expect(contract.text.match(/Body of page \d/g)).toHaveLength(4);
    expect(contract.text.match(/very same second line/g)).toHaveLength(4);
    expect(contract.text).not.toContain("Acme / Beta");
    expectSound(contract);
  });

  it("leaves a lone page as it is", async () => {
    const contract = await read(
      "a.pdf",
      await pdfOf([
        [
          { text: "Page 1 of 1", x: 72, y: 30 },
          { text: "The only page there is.", x: 72, y: 200 },
        ],
      ]),
    );
    expect(contract.pages[0]?.margins).toEqual([]);
    expect(contract.text).toContain("Page 1 of 1");
  });

  it.each([
    [0, { x: 72, y: 100 - 11 * 0.8 }],
    [90, { x: PAGE.height - 100, y: 72 }],
    [180, { x: PAGE.width - 72, y: PAGE.height - 100 }],
    [270, { x: 100, y: PAGE.width - 72 }],
  ] as const)("places words on a page turned by %i degrees as it is shown", async (rotate, near) => {
    const contract = await read("a.pdf", await pdfOf([column(LEFT, { x: 72, y: 100 })], rotate));
    expect(contract.text).toBe(LEFT.join(" "));
    const page = contract.pages[0];
    expect([page?.width, page?.height]).toEqual(
      rotate % 180 === 0 ? [PAGE.width, PAGE.height] : [PAGE.height, PAGE.width],
    );
    const { x, y, width, height } = boxOf(contract, "The Supplier");
    const corners = [x, x + width].flatMap((across) =>
      [y, y + height].map((down) => Math.hypot(across - near.x, down - near.y)),
    );
    expect(Math.min(...corners)).toBeLessThan(5);
    expect(rotate % 180 === 0 ? width > height : height > width).toBe(true);
  });

  it("reads what has text and counts what has none", async () => {
    const contract = await read("a.pdf", await scannedPdf(["These words can be read.", null, "And these as well."]));
    expect(contract.coverage).toEqual({ pages: 3, text: 2, ocr: 0, unreadable: 1 });
    expect(contract.pages[1]).toMatchObject({ source: "unreadable", runs: [] });
    expect(contract.findings).toEqual([
      { kind: "unreadable-page", page: 2, text: expect.stringContaining("Page 2") as string },
    ]);
    expect(contract.text).toBe("These words can be read.\n\nAnd these as well.");
    expectSound(contract);
  });

  it("does not call a blank page unreadable", async () => {
    const line = { text: "There are words on this page.", x: 72, y: 100 };
    const contract = await read("a.pdf", await pdfOf([[line], [], [line]]));
    expect(contract.coverage).toEqual({ pages: 3, text: 3, ocr: 0, unreadable: 0 });
    expect(contract.pages[1]).toMatchObject({ source: "text", runs: [] });
    expect(contract.findings).toEqual([]);
  });

  it("reads what was filled into a form", async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([PAGE.width, PAGE.height]);
    page.drawText("Name of the Customer:", { x: 72, y: 600, size: 11 });
    const form = document.getForm();
    const field = form.createTextField("customer");
    field.setText("Beta Holdings Ltd");
    field.addToPage(page, { x: 200, y: 595, width: 200, height: 18 });
    const contract = await read("a.pdf", await document.save());
    expect(contract.text.replace(/\s+/g, " ")).toBe("Name of the Customer: Beta Holdings Ltd");
    expectSound(contract);
    const box = boxOf(contract, "Beta");
    expect(Math.abs(box.y + box.height / 2 - (PAGE.height - 604))).toBeLessThan(6);
  });

  it("puts letters that were spread over a line back into words", async () => {
    const spread = Array.from("thesupplierdeliversthegoods").join(" ");
    const contract = await read(
      "a.pdf",
      await pdfOf([
        column(
          [
            "The Supplier delivers what the Customer orders, and the goods are new.",
            spread,
            "on the day that was named in the order by it.",
          ],
          { x: 72, y: 100 },
        ),
      ]),
    );
    expect(contract.text).toContain("the supplier delivers the goods");
    expectSound(contract);
  });

  it("says that a scan is a scan, and that a torn file is damaged", async () => {
    await expect(read("a.pdf", await scannedPdf([null]))).rejects.toMatchObject({
      code: "no-text",
      message: expect.stringContaining("scan") as string,
    });
    const whole = await pdfOf([column(LEFT, { x: 72, y: 100 })]);
    await expect(read("a.pdf", whole.subarray(0, 60))).rejects.toMatchObject({ code: "damaged" });
    await expect(read("a.pdf", png())).rejects.toMatchObject({ code: "unsupported-type" });
  });

  it("has every drawn piece in the text once, in order, wherever the words stand", async () => {
    const word = fc.constantFrom("alpha", "beta", "gamma", "delta-", "x", "12.5", "(a)", "Section");
    const words = fc.record({
      text: fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(" ")),
      x: fc.integer({ min: 20, max: 240 }),
      y: fc.integer({ min: 40, max: 760 }),
      size: fc.constantFrom(7, 11, 16),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(words, { maxLength: 14 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(0, 90, 180, 270),
        async (pages, rotate) => {
          fc.pre(pages.some((page) => page.length > 0));
          const contract = await read("a.pdf", await pdfOf(pages, rotate));
          expectSound(contract);
          const kept = contract.text + contract.pages.flatMap((page) => page.margins).join(" ");
          const distinct = new Set(pages.flat().flatMap((piece) => piece.text.match(/[a-z]{2,}/gi) ?? []));
          for (const each of distinct) expect(kept).toContain(each);
        },
      ),
      { numRuns: 40 },
    );
  });
});
