import fc from "fast-check";
import { PDFDocument, StandardFonts, rgb } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { PAGE, pdfOf } from "./pdfs.ts";
import type { Words } from "./pdfs.ts";
import { blockTexts, outline, read } from "./read.ts";
import { renumberedPdf } from "./renumbered-pdf.ts";

/** Lines set to one width in Times of 11 points: all gaps of a line are stretched alike. */
async function justified(lines: readonly string[], at: { x: number; y: number; width: number }): Promise<Words[]> {
  const font = await (await PDFDocument.create()).embedFont(StandardFonts.TimesRoman);
  return lines.flatMap((line, index) => {
    const words = line.split(" ");
    const widths = words.map((word) => font.widthOfTextAtSize(word, 11));
    const gap = (at.width - widths.reduce((sum, width) => sum + width, 0)) / Math.max(1, words.length - 1);
    let { x } = at;
    return words.map((text, place): Words => {
      const placed = { text, x, y: at.y + 13 * index };
      x += (widths[place] ?? 0) + gap;
      return placed;
    });
  });
}

const LEFT = [
  "The Tenant shall keep the premises in good",
  "repair notwithstanding ordinary",
  "reimbursement and administrative",
  "expenditure that arises from their use and",
  "that the Landlord would otherwise have",
  "representation concerning responsibility",
  "to bear under the terms of the head lease",
  "commitments notwithstanding",
  "or under any law that is in force while it",
  "lasts or that comes into force thereafter",
];
const RIGHT = [
  "The Landlord shall insure the building for",
  "comprehensive reinstatement",
  "infrastructure responsibilities under",
  "all of the risks that are usual in the town",
  "apportioned independently between",
  "and shall show the Tenant the policy when",
  "acknowledgement notwithstanding",
  "the Tenant asks for it in writing and at all",
  "other times when a premium has been paid",
  "or has become due to be paid to the insurer",
];

describe("how the words of a page are laid out", () => {
  it("reads columns whose lines are stretched to their width, with the last line of what runs across them", async () => {
    const words = [
      ...(await justified(LEFT, { x: 72, y: 100, width: 215 })),
      ...(await justified(RIGHT, { x: 320, y: 100, width: 215 })),
      {
        text: "The parties sign these terms on the day that is written at the head of them, each in the place",
        x: 72,
        y: 260,
      },
      { text: "where it has its seat.", x: 72, y: 273 },
    ];
    const contract = await read("a.pdf", await pdfOf([words]));
    expect(contract.text).toBe(
      [
        LEFT.join(" "),
        RIGHT.join(" "),
        "The parties sign these terms on the day that is written at the head of them, each in the place where it has its seat.",
      ].join("\n\n"),
    );
  });

  it("keeps cells apart whose gaps happen to be the same", async () => {
    const rows = ["Name", "Role", "Place"].map((_, index) => index);
    const words = rows.flatMap((row) =>
      ["Alpha", "Gamma", "Delta", "Omega"].map((text, cell): Words => ({
        text,
        x: 72 + cell * 110,
        y: 100 + 14 * row,
      })),
    );
    const contract = await read("a.pdf", await pdfOf([words]));
    expect(contract.text.split("\n")[0]).toBe("Alpha\tGamma\tDelta\tOmega");
  });

  it("takes out numbers of lines at uneven steps, and those of a last page that is not full", async () => {
    const page = (lines: number, first: number): Words[] =>
      Array.from({ length: lines }, (_, line) => {
        // A paragraph of three lines, then a gap.
        const y = 90 + 13 * line + 7 * Math.floor(line / 3);
        return [
          { text: String(line + 1), x: line < 9 ? 55 : 51, y: y - 3, size: 7 },
          {
            text: `${first + line} words of a plea that goes on to the end of the line and then into the next`,
            x: 80,
            y,
          },
        ];
      }).flat();
    const contract = await read("a.pdf", await pdfOf([page(30, 100), page(5, 500)]));
    expect(contract.text).not.toMatch(/(?:^|\s)\d{1,2}(?:\s|$)/);
    expect(contract.text.match(/\d{3} words of a plea/g)).toHaveLength(35);
  });

  it("leaves the numbers of a list that stand beside every few lines", async () => {
    const words = Array.from({ length: 18 }, (_, item) => [
      { text: String(item + 1), x: item < 9 ? 60 : 55, y: 90 + 30 * item + (item % 2) * 13 },
      ...[0, 1].map((line) => ({
        text: `what is item ${item + 101}, line ${line}`,
        x: 90,
        y: 90 + 30 * item + (item % 2) * 13 + 13 * line,
      })),
    ]).flat();
    const contract = await read("a.pdf", await pdfOf([words]));
    for (let item = 1; item <= 18; item += 1)
      expect(contract.text).toMatch(new RegExp(`(?:^|\\s)${item}\\swhat is item ${item + 100},`));
  });

  describe("where a document was set anew on other pages than its own", () => {
    /** Pages of 40 lines, into which the ends of pages of 25 lines fall. */
    const reflowed = (foot: (page: number) => string[], sentence: (line: number) => string): Words[][] => {
      const lines: string[] = [];
      for (let line = 1; line <= 150; line += 1) {
        lines.push(sentence(line));
        if (line % 25 === 0) lines.push("", ...foot(line / 25), "");
      }
      return Array.from({ length: Math.ceil(lines.length / 40) }, (_, page) =>
        lines
          .slice(page * 40, page * 40 + 40)
          .map((text, index) => ({ text, x: 72, y: 100 + 13 * index }))
          .filter(({ text }) => text !== ""),
      );
    };
    const running = (line: number): string =>
      `the supplier of part ${line * 7} shall keep it for the buyer and the carrier may fetch it, and then`;

    it("takes the numbers, heads and feet of its own pages out of its sentences", async () => {
      for (const foot of [
        (page: number) => [`- ${page} -`],
        (page: number) => [`Page ${page} of 6`],
        (page: number) => [String(page + 1)],
        (page: number) => [`${page} | Page`],
        (page: number) => ["KX4711.203 [09]", `- ${page} -`, "NORTHWIND SUPPLY AGREEMENT"],
        (page: number) => [
          "** Parts of this annex were left out and have been filed with the office",
          "by themselves.",
          String(page),
        ],
        (page: number) => [`Northwind and Contoso, in confidence, page ${page}, May 2031`],
      ]) {
        const contract = await read("a.pdf", await pdfOf(reflowed(foot, running)));
        const gone = foot(1).map((line) => line.replace(/\d+/, ""));
        for (const page of contract.pages) {
          const within = contract.text.slice(page.start, page.end);
          expect(within).not.toContain("\n");
          for (const words of gone.filter((line) => /\p{L}/u.test(line))) expect(within).not.toContain(words);
        }
        expect(contract.text.match(/the supplier of part \d+ shall/g)).toHaveLength(150);
        expect(contract.pages.flatMap(({ margins }) => margins).toSorted()).toEqual(
          [1, 2, 3, 4, 5, 6].flatMap((page) => foot(page)).toSorted(),
        );
      }
    });

    it("leaves what is numbered on and what returns in the text itself", async () => {
      const kept = (lines: (page: number) => string[]): Promise<string> =>
        pdfOf(reflowed(lines, (line) => `The supplier of part ${line * 7} shall keep it.`))
          .then((bytes) => read("a.pdf", bytes))
          .then(({ text }) => text);
      expect((await kept((page) => [`Section ${page}`])).match(/Section \d/g)).toHaveLength(6);
      expect((await kept((page) => [`ARTICLE – ${page}`])).match(/ARTICLE – \d/g)).toHaveLength(6);
      expect((await kept((page) => [`Schedule ${page}`])).match(/Schedule \d/g)).toHaveLength(6);
      expect((await kept(() => ["The supplier will:"])).match(/supplier will:/g)).toHaveLength(6);
      expect((await kept(() => ["Very truly yours,"])).match(/truly/g)).toHaveLength(6);
      expect((await kept(() => ["[***]"])).match(/\[\*{3}\]/g)).toHaveLength(6);
    });

    it("begins a paragraph behind a page's end where the one before had ended", async () => {
      const contract = await read(
        "a.pdf",
        await pdfOf(
          reflowed(
            (page) => [`- ${page} -`],
            (line) => (line % 25 === 0 ? `${running(line).slice(0, -10)} it all.` : running(line)),
          ),
        ),
      );
      expect(contract.text).toMatch(/it all\.\n\nthe supplier/);
    });
  });

  it("takes a reference that begins a line for no heading", async () => {
    const words = [
      { text: "1. SUPPLY", x: 72, y: 90, bold: true },
      { text: "1.1 The Supplier shall supply the goods as is written in clause 2.1 and", x: 72, y: 110 },
      { text: "Schedule 1.", x: 72, y: 123 },
      {
        text: "1.2 The Buyer shall take the goods and pay for them on the day on which they come to it.",
        x: 72,
        y: 143,
      },
      { text: "2. PRICE", x: 72, y: 163, bold: true },
      {
        text: "2.1 The price is ten pounds for each of the goods, and is paid within a month of its invoice.",
        x: 72,
        y: 183,
      },
    ];
    expect(outline(await read("a.pdf", await pdfOf([words])))).toEqual([
      "1 SUPPLY",
      "  1.1",
      "  1.2",
      "2 PRICE",
      "  2.1",
    ]);
  });

  it("believes a font that numbers its signs as they come", async () => {
    const lines = [
      "The Buyer pays 250 pounds within 33 days of the invoice, and 7% a year on what it owes.",
      "Quick brown foxes jump over the lazy dogs; JACKDAWS LOVE MY BIG SPHINX OF QUARTZ!",
    ];
    const contract = await read("a.pdf", renumberedPdf(lines));
    expect(contract.text.replaceAll(/\s+/g, " ")).toBe(lines.join(" "));
    expect(contract.pages[0]?.source).toBe("text");
    expect(contract.findings).toEqual([]);
  });
});

describe("tables with rules", () => {
  const COLUMNS = [72, 120, 380, 500];
  const ROWS = [100, 140, 180, 205];

  async function ruled(words: readonly Words[], draw: "strokes" | "bars" | "boxes"): Promise<Uint8Array> {
    const document = await PDFDocument.load(await pdfOf([words]));
    const page = document.getPage(0);
    const line = (x0: number, y0: number, x1: number, y1: number): void => {
      if (draw === "bars")
        page.drawRectangle({
          x: x0,
          y: PAGE.height - y1,
          width: Math.max(0.5, x1 - x0),
          height: Math.max(0.5, y1 - y0),
          color: rgb(0, 0, 0),
        });
      else
        page.drawLine({ start: { x: x0, y: PAGE.height - y0 }, end: { x: x1, y: PAGE.height - y1 }, thickness: 0.5 });
    };
    const [right = 0, top = 0, bottom = 0] = [COLUMNS.at(-1), ROWS[0], ROWS.at(-1)];
    if (draw === "boxes") {
      for (const [row, y] of ROWS.slice(0, -1).entries())
        for (const [column, x] of COLUMNS.slice(0, -1).entries()) {
          const [width, height] = [(COLUMNS[column + 1] ?? 0) - x, (ROWS[row + 1] ?? 0) - y];
          page.drawRectangle({
            x,
            y: PAGE.height - y - height,
            width,
            height,
            borderWidth: 0.5,
            borderColor: rgb(0, 0, 0),
          });
        }
    } else {
      for (const y of ROWS)
        for (const [index, x] of COLUMNS.slice(0, -1).entries()) line(x, y, COLUMNS[index + 1] ?? right, y);
      for (const x of COLUMNS) line(x, top, x, bottom);
    }
    return document.save();
  }

  const WORDS: Words[] = [
    { text: "3.1 The price is in the table.", x: 72, y: 90 },
    { text: "Grade", x: 76, y: 124 },
    { text: "Description", x: 200, y: 124 },
    { text: "Price per", x: 410, y: 117 },
    { text: "cubic metre", x: 405, y: 130 },
    { text: "Kiln-dried redwood, sawn on four sides,", x: 124, y: 157 },
    { text: "A", x: 92, y: 164 },
    { text: "EUR 410.00", x: 405, y: 164 },
    { text: "and graded by the Supplier", x: 124, y: 170 },
    { text: "B", x: 92, y: 196 },
    { text: "Whitewood", x: 124, y: 196 },
    { text: "EUR 265.50", x: 405, y: 196 },
    { text: "3.2 The Buyer pays it.", x: 72, y: 225 },
  ];

  it.each(["strokes", "bars", "boxes"] as const)("are read cell by cell, drawn as %s", async (draw) => {
    const contract = await read("a.pdf", await ruled(WORDS, draw));
    expect(blockTexts(contract)).toEqual([
      "3.1 The price is in the table.",
      [
        "Grade\tDescription\tPrice per cubic metre",
        "A\tKiln-dried redwood, sawn on four sides, and graded by the Supplier\tEUR 410.00",
        "B\tWhitewood\tEUR 265.50",
      ].join("\n"),
      "3.2 The Buyer pays it.",
    ]);
    expect(contract.blocks[1]?.kind).toBe("table");
    for (const page of contract.pages)
      for (const run of page.runs) expect(contract.text.slice(run.start, run.end)).not.toMatch(/^\s|\s$/);
  });

  it("have cells that go over several columns where no rule parts them", async () => {
    const document = await PDFDocument.load(
      await pdfOf([
        [
          { text: "All prices are", x: 80, y: 114 },
          { text: "those of the Supplier", x: 280, y: 114 },
          { text: "One", x: 80, y: 134 },
          { text: "Two", x: 280, y: 134 },
        ],
      ]),
    );
    const page = document.getPage(0);
    const line = (x0: number, y0: number, x1: number, y1: number): void =>
      page.drawLine({ start: { x: x0, y: PAGE.height - y0 }, end: { x: x1, y: PAGE.height - y1 }, thickness: 0.5 });
    for (const y of [100, 120, 140]) line(72, y, 500, y);
    for (const x of [72, 500]) line(x, 100, x, 140);
    line(270, 120, 270, 140);
    const contract = await read("a.pdf", await document.save());
    expect(contract.text).toBe("All prices are those of the Supplier\nOne\tTwo");
  });

  it("have each word of a cell in its cell, whatever the grid and wherever in their cells the words stand", async () => {
    const place = fc.record({
      dx: fc.integer({ min: 2, max: 12 }),
      dy: fc.integer({ min: 12, max: 34 }),
      lines: fc.constantFrom(1, 2),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 2, max: 5 }),
        fc.array(place, { minLength: 20, maxLength: 20 }),
        async (columns, rows, places) => {
          const [width, height, left, top] = [440 / columns, 40, 72, 100];
          const words: Words[] = [];
          const expected = Array.from({ length: rows }, (_, row) =>
            Array.from({ length: columns }, (__, column) => {
              const { dx, dy, lines } = places[row * columns + column] ?? { dx: 2, dy: 12, lines: 1 };
              const texts = [`r${row}c${column} one`, "two"].slice(0, dy > 24 ? 1 : lines);
              texts.forEach((text, line) =>
                words.push({ text, x: left + column * width + dx, y: top + row * height + dy + 12 * line, size: 10 }),
              );
              return texts.join(" ");
            }).join("\t"),
          );
          const document = await PDFDocument.load(await pdfOf([words]));
          const page = document.getPage(0);
          const line = (x0: number, y0: number, x1: number, y1: number): void =>
            page.drawLine({ start: { x: x0, y: PAGE.height - y0 }, end: { x: x1, y: PAGE.height - y1 } });
          for (let row = 0; row <= rows; row += 1)
            line(left, top + row * height, left + columns * width, top + row * height);
          for (let column = 0; column <= columns; column += 1)
            line(left + column * width, top, left + column * width, top + rows * height);
          const contract = await read("a.pdf", await document.save());
          expect(contract.text.split("\n")).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("are none where a frame, or a frame with a rule in it, stands around the text", async () => {
    const words = [
      { text: "NOTICE", x: 80, y: 114, bold: true },
      { text: "The parties are bound by what stands in this frame.", x: 80, y: 134 },
    ];
    const document = await PDFDocument.load(await pdfOf([words]));
    const page = document.getPage(0);
    page.drawRectangle({
      x: 72,
      y: PAGE.height - 150,
      width: 430,
      height: 50,
      borderWidth: 1,
      borderColor: rgb(0, 0, 0),
    });
    page.drawLine({ start: { x: 72, y: PAGE.height - 120 }, end: { x: 502, y: PAGE.height - 120 }, thickness: 1 });
    const contract = await read("a.pdf", await document.save());
    expect(contract.blocks.map(({ kind }) => kind)).not.toContain("table");
    expect(contract.text).toBe(words.map(({ text }) => text).join("\n\n"));
  });
});
