import { PDFDocument, StandardFonts } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { locate } from "../../shared/domain/locate.ts";
import { column, pdfOf } from "./pdfs.ts";
import type { Words } from "./pdfs.ts";
import { blockTexts, read } from "./read.ts";

const BODY = [
  "The Supplier shall deliver the goods in the quantities and at the times that the parties",
  "agree in each order, and title to them passes on delivery at the place that is named in it.",
  "The Customer shall pay each invoice in full within thirty days of its receipt by transfer to",
  "the account that is named in the invoice, less the amounts that are in dispute between the",
];
const REST = [
  "parties at that time, and shall give its reasons for the dispute in writing to the Supplier.",
  "The Supplier may suspend delivery until it has received all that is due under this agreement.",
];
const NOTE = [
  "1 Goods means the goods that the order names, with all of their",
  "parts and their packaging.",
  "2 An invoice is received on the day after it was sent.",
];

const font = await (await PDFDocument.create()).embedFont(StandardFonts.TimesRoman);

/** The marker of a note as it stands at the end of a line of the body. */
function marker(text: string, line: string, y: number, isRaised: boolean): Words {
  const x = 72 + font.widthOfTextAtSize(line, 11) + 0.3;
  return isRaised ? { text, x, y: y - 4, size: 6 } : { text, x, y };
}

function kinds(contract: Awaited<ReturnType<typeof read>>): string[] {
  return contract.blocks.map((block) => block.kind);
}

describe("footnotes", () => {
  it("stand apart from the sentence that runs on over the page, and can be cited", async () => {
    const contract = await read(
      "a.pdf",
      await pdfOf([
        [
          ...column(BODY, { x: 72, y: 560 }),
          marker("1", BODY[0] ?? "", 560, true),
          marker("2", BODY[2] ?? "", 586, true),
          ...column(NOTE, { x: 72, y: 640, pitch: 10 }).map((line) => ({ ...line, size: 8 })),
        ],
        column(REST, { x: 72, y: 100 }),
      ]),
    );
    const notes = contract.blocks.filter((block) => block.kind === "footnote");
    expect(notes.map((block) => contract.text.slice(block.start, block.end))).toEqual([
      NOTE.slice(0, 2).join(" "),
      NOTE[2],
    ]);
    expect(
      locate(contract.text, "less the amounts that are in dispute between the parties at that time")[0]?.match,
    ).toBe("normalised");
    const [found] = locate(contract.text, "An invoice is received on the day after it was sent.");
    expect(found?.match).toBe("exact");
    const run = contract.pages[0]?.runs.find((each) => each.end > (found?.start ?? 0));
    expect(run?.box.y).toBeGreaterThan(640);
  });

  it("come last where the text above them ends with its sentence, and go on over the page", async () => {
    const contract = await read(
      "a.pdf",
      await pdfOf([
        [
          ...column(REST, { x: 72, y: 560 }),
          marker("*", REST[1] ?? "", 573, false),
          ...column(["* What is due is what an invoice has named, and what a court has", "found to be due to the"], {
            x: 72,
            y: 640,
            pitch: 10,
          }).map((line) => ({ ...line, size: 8 })),
        ],
        [...column(REST, { x: 72, y: 560 }), { text: "party that asked for it.", x: 72, y: 640, size: 8 }],
      ]),
    );
    expect(kinds(contract)).toEqual(["paragraph", "footnote", "paragraph", "footnote"]);
    expect(blockTexts(contract).at(-1)).toBe("party that asked for it.");
  });

  it("are not small print that nothing refers to, nor a list in small letters", async () => {
    const contract = await read(
      "a.pdf",
      await pdfOf([
        [
          ...column(BODY, { x: 72, y: 560 }),
          ...column(["1 Goods of the first kind", "2 Goods of the second kind", "3 Goods of the third kind"], {
            x: 72,
            y: 640,
            pitch: 10,
          }).map((line) => ({ ...line, size: 8 })),
        ],
      ]),
    );
    expect(kinds(contract)).not.toContain("footnote");
  });
});
