import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { letterValue, readLabels, romanValue } from "../../electron/documents/labels.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { column, pdfOf } from "./pdfs.ts";
import type { Words } from "./pdfs.ts";
import { outline, read } from "./read.ts";

async function outlineOf(text: string): Promise<string[]> {
  return outline(await read("a.txt", text));
}

const paragraphs = (...texts: string[]): string => texts.join("\n\n");
const CLAUSE = "The Supplier shall do what this clause asks of it, and the Customer shall pay for what has been done.";

describe("finding the parts of a contract", () => {
  it("follows articles, sections and lists", async () => {
    const text = paragraphs(
      "ARTICLE I",
      "DEFINITIONS",
      `Section 1.01 Defined Terms. ${CLAUSE}`,
      `(a) "Goods" means what is sold; and`,
      `(b) "Price" means what is paid.`,
      "(i) net of tax; and",
      "(ii) net of freight.",
      `Section 1.02 Construction. ${CLAUSE}`,
      "ARTICLE II",
      "SALE",
      `Section 2.01 Sale and Purchase. ${CLAUSE}`,
      "Schedule 1 Price List",
      `1. Paper. ${CLAUSE}`,
      `2. Ink. ${CLAUSE}`,
    );
    expect(await outlineOf(text)).toEqual([
      "ARTICLE I DEFINITIONS",
      "  Section 1.01 Defined Terms",
      "    (a)",
      "    (b)",
      "      (i)",
      "      (ii)",
      "  Section 1.02 Construction",
      "ARTICLE II SALE",
      "  Section 2.01 Sale and Purchase",
      "Schedule 1 Price List",
      "  1 Paper",
      "  2 Ink",
    ]);
  });

  it("takes no amount, date or reference at a line's start for a section", async () => {
    const text = paragraphs(
      `1. Term. ${CLAUSE}`,
      `2. Payment. ${CLAUSE}`,
      "30 days after receipt of the invoice the price is due.",
      "1,000 units are the least that the Customer may order.",
      "2019. The year in which the parties first met.",
      "Section 2 of this agreement does not apply to samples.",
      "Exhibit A attached hereto lists the samples.",
      `3. Notices. ${CLAUSE}`,
    );
    expect(await outlineOf(text)).toEqual(["1 Term", "2 Payment", "3 Notices"]);
  });

  it("tells the letter i from the numeral i by what came before", async () => {
    const letters = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map(
      (letter) => `(${letter}) the thing named ${letter};`,
    );
    expect(await outlineOf(paragraphs(`1. Things. ${CLAUSE}`, ...letters))).toEqual([
      "1 Things",
      ..."abcdefghij".split("").map((letter) => `  (${letter})`),
    ]);
    expect(
      await outlineOf(paragraphs(`1. Things. ${CLAUSE}`, "(a) all of:", "(i) one;", "(ii) two; and", "(b) none.")),
    ).toEqual(["1 Things", "  (a)", "    (i)", "    (ii)", "  (b)"]);
  });

  it("leaves a table of contents out", async () => {
    const text = paragraphs(
      "TABLE OF CONTENTS",
      "1. Definitions .................. 2",
      "2. Delivery ..................... 3",
      "Schedule 1 Prices ............... 9",
      `1. Definitions. ${CLAUSE}`,
      `2. Delivery. ${CLAUSE}`,
    );
    const contract = await read("a.txt", text);
    expect(outline(contract)).toEqual(["1 Definitions", "2 Delivery"]);
    expect(contract.sections[0]?.start).toBe(text.lastIndexOf("1. Definitions"));
  });

  it("knows a table of contents without leaders, over pages, with exhibits, up to where the contract begins", async () => {
    const text = paragraphs(
      "TABLE OF CONTENTS",
      "Page",
      "ARTICLE I : DEFINITIONS1",
      "1.1 Defined Terms 1 1.2 Construction 2",
      "ARTICLE II : DELIVERY3",
      "2.1 Place and Time 3",
      "2.1 Risk",
      "ARTICLE III : PAYMENT",
      "Exhibit A \u2013 Price List",
      "ii",
      "SUPPLY AGREEMENT",
      `This agreement is made by the parties. ${CLAUSE} ${CLAUSE}`,
      "ARTICLE I : DEFINITIONS",
      `1.1 Defined Terms. ${CLAUSE}`,
      "ARTICLE II : DELIVERY",
      `2.1 Place and Time. ${CLAUSE}`,
      "Exhibit A \u2013 Price List",
      `The prices are those of the Supplier's list. ${CLAUSE}`,
    );
    const contract = await read("a.txt", text);
    expect(outline(contract)).toEqual([
      "SUPPLY AGREEMENT",
      "ARTICLE I DEFINITIONS",
      "  1.1 Defined Terms",
      "ARTICLE II DELIVERY",
      "  2.1 Place and Time",
      "Exhibit A Price List",
    ]);
    expect(contract.blocks.slice(0, 9).map((block) => block.kind)).toEqual([
      "heading",
      ...Array<string>(8).fill("list-item"),
    ]);
  });

  it("ends a section where the next of its level or a higher one begins", async () => {
    const contract = await read(
      "a.txt",
      paragraphs(`1. One. ${CLAUSE}`, `1.1 Inner. ${CLAUSE}`, `1.2 Other. ${CLAUSE}`, `2. Two. ${CLAUSE}`),
    );
    const [one, inner, other, two] = contract.sections;
    expect([one?.end, inner?.end, other?.end, two?.end]).toEqual([
      two?.start,
      other?.start,
      two?.start,
      contract.text.length,
    ]);
  });

  it("goes on after a number that was left out, and begins lists anew under an exhibit", async () => {
    const text = paragraphs(
      `1. One. ${CLAUSE}`,
      `2. Two. ${CLAUSE}`,
      `4. Four. ${CLAUSE}`,
      "EXHIBIT A",
      "SERVICE LEVELS",
      `1. Uptime. ${CLAUSE}`,
      `2. Credits. ${CLAUSE}`,
    );
    expect(await outlineOf(text)).toEqual([
      "1 One",
      "2 Two",
      "4 Four",
      "EXHIBIT A SERVICE LEVELS",
      "  1 Uptime",
      "  2 Credits",
    ]);
  });

  it("knows headings without a number by capitals, size or face, and signatures by their lines", async () => {
    const words: Words[] = [
      { text: "Supply Agreement", x: 230, y: 80, size: 18 },
      ...column(
        [
          "This agreement is made by the parties that are named in it, who mean to be bound",
          "by all that it says from the day on which the later of them has signed it below.",
        ],
        { x: 72, y: 120 },
      ),
      { text: "RECITALS", x: 72, y: 170 },
      ...column(
        [
          "The Supplier makes goods that the Customer needs, and the Customer has the means",
          "to pay for them, so that both of them gain from what they have agreed hereinafter.",
        ],
        { x: 72, y: 190 },
      ),
      { text: "Delivery and Title", x: 72, y: 240, bold: true },
      ...column(
        [
          "Goods are delivered to the place that the Customer names, and title passes to the",
          "Customer when they have been unloaded there and found to be free of any defects.",
        ],
        { x: 72, y: 260 },
      ),
      { text: "ACME SUPPLIES INC.", x: 72, y: 320 },
      { text: "By: ______________________", x: 72, y: 350 },
      { text: "Name: ____________________", x: 72, y: 375 },
    ];
    const contract = await read("a.pdf", await pdfOf([words]));
    expect(outline(contract)).toEqual(["Supply Agreement", "RECITALS", "  Delivery and Title"]);
    expect(contract.blocks.map((block) => block.kind)).toEqual([
      "heading",
      "paragraph",
      "heading",
      "paragraph",
      "heading",
      "paragraph",
      "paragraph",
      "signature",
      "signature",
    ]);
  });

  it("keeps the head of a schedule, which stands where running heads stand, and the numbers below it", async () => {
    const schedule = (number: number, title: string): Words[] => [
      { text: "Supply Agreement", x: 72, y: 40, size: 8 },
      { text: `SCHEDULE ${number}`, x: 270, y: 80, bold: true, size: 12 },
      { text: title, x: 260, y: 98, bold: true, size: 12 },
      { text: "1", x: 72, y: 130 },
      { text: `What ${title.toLowerCase()} means is said in this paragraph, and in no other place.`, x: 106, y: 130 },
      { text: "2", x: 72, y: 156 },
      {
        text: `A second paragraph on ${title.toLowerCase()} stands here, so that there are two of them in all.`,
        x: 106,
        y: 156,
      },
    ];
    const first = [
      { text: "Supply Agreement", x: 72, y: 40, size: 8 },
      { text: "1.", x: 72, y: 130, bold: true },
      { text: "Supply of goods", x: 106, y: 130, bold: true },
      ...column(
        [
          "The Supplier supplies the goods that are named in the schedules, at the charges that stand",
          "there, and the Customer takes them and pays for them within the time that they allow for it.",
        ],
        { x: 72, y: 150 },
      ),
    ];
    const contract = await read(
      "a.pdf",
      await pdfOf([first, schedule(1, "Goods"), schedule(2, "Charges and tax"), schedule(3, "Service levels")]),
    );
    expect(outline(contract)).toEqual([
      "1 Supply of goods",
      "SCHEDULE 1 Goods",
      "  1",
      "  2",
      "SCHEDULE 2 Charges and tax",
      "  1",
      "  2",
      "SCHEDULE 3 Service levels",
      "  1",
      "  2",
    ]);
    expect(contract.pages.map((page) => page.margins)).toEqual(Array(4).fill(["Supply Agreement"]));
  });

  it("takes the parties for a list and no part, and puts recitals below their heading", async () => {
    const text = paragraphs(
      "SUPPLY AGREEMENT",
      "This agreement is made on 3 March 2025 between:",
      "(1) Acme Paper Limited, a company registered in England, whose office is in Leeds; and",
      "(2) Beta Ink GmbH, a company organised under the law of Germany.",
      "BACKGROUND",
      "(A) The Supplier makes paper, and the Customer needs it for the books that it prints each year.",
      "(B) The parties have agreed on what follows, and mean to be bound by it from today.",
      `1. Supply. ${CLAUSE}`,
    );
    const contract = await read("a.txt", text);
    expect(outline(contract)).toEqual(["SUPPLY AGREEMENT", "BACKGROUND", "  (A)", "  (B)", "1 Supply"]);
    expect(contract.blocks.slice(2, 4).map((block) => block.kind)).toEqual(["list-item", "list-item"]);
  });

  it("tells a heading before its clause from a sentence, an introduction to a list, and a definition", async () => {
    const text = paragraphs(
      "1. GENERAL",
      `1.1 Entire agreement. ${CLAUSE}`,
      "1.2 The Supplier shall:",
      "(a) pack the goods; and",
      "(b) send them.",
      "1.3 Confidential Information remains the property of the Disclosing Party.",
      `1.4 Assignment and Subcontracting. ${CLAUSE}`,
      "1.5 \u201CForce Majeure Event\u201D means what neither party could have foreseen.",
    );
    expect(await outlineOf(text)).toEqual([
      "1 GENERAL",
      "  1.1 Entire agreement",
      "  1.2",
      "    (a)",
      "    (b)",
      "  1.3",
      "  1.4 Assignment and Subcontracting",
      "  1.5",
    ]);
  });

  it("begins numbers anew below a heading without a number", async () => {
    const text = paragraphs(
      `1. One. ${CLAUSE}`,
      `2. Two. ${CLAUSE}`,
      "SPECIAL TERMS FOR PAPER",
      `1. Weight. ${CLAUSE}`,
      `1.1 ${CLAUSE}`,
      `2. Colour. ${CLAUSE}`,
    );
    expect(await outlineOf(text)).toEqual([
      "1 One",
      "2 Two",
      "SPECIAL TERMS FOR PAPER",
      "  1 Weight",
      "    1.1",
      "  2 Colour",
    ]);
  });

  it("finds the same parts in the same agreement as PDF and as a Word document", async () => {
    const sample = (name: string): Promise<Contract> =>
      read(name, readFileSync(new URL(`../../samples/${name}`, import.meta.url)));
    const [pdf, docx] = [await sample("services-agreement.pdf"), await sample("services-agreement.docx")];
    expect(outline(pdf)).toEqual(outline(docx));
    expect(
      pdf.sections.filter((section) => section.number.startsWith("SCHEDULE")).map((section) => section.number),
    ).toEqual(["SCHEDULE 1", "SCHEDULE 2", "SCHEDULE 3", "SCHEDULE 4"]);
  });

  it("does not take the rest of a sentence at the top of a page for a section", async () => {
    const first = [
      "1. The parties meet each quarter.",
      "2. The Supplier keeps the records that are described in the list under",
      "the heading of records in the manual of the Customer and in Section",
    ];
    const second = [
      "3. of that manual, for as long as the law of the place requires it.",
      "4. The Customer may see the records at any time during business hours.",
    ];
    const contract = await read(
      "a.pdf",
      await pdfOf([column(first, { x: 72, y: 600 }), column(second, { x: 72, y: 100, pitch: 26 })]),
    );
    expect(contract.sections.map((section) => section.number)).toEqual(["1", "2", "4"]);
  });
});

describe("labels", () => {
  it.each([
    ["Section 3.02 Payment", "decimal", [3, 2], "Section 3.02"],
    ["ARTICLE IV.", "article", [4], "ARTICLE IV"],
    ["12.3.4 Fees", "decimal", [12, 3, 4], "12.3.4"],
    ["(bb) more", "bracketed-lower-letter", [28], "(bb)"],
    ["Exhibit A-1 Form", "attachment", [1], "Exhibit A-1"],
    ["Schedule 1.1(b) \u2013 Names", "attachment", [1], "Schedule 1.1(b)"],
    ["Schedule 6.1.2 Names", "attachment", [6], "Schedule 6.1.2"],
    ['SCHEDULE "B" - Prices', "attachment", [2], "SCHEDULE B"],
    ["IV) Term", "upper-roman", [4], "IV"],
  ])("reads %j", (text, style, values, number) => {
    expect(readLabels(text)).toContainEqual(expect.objectContaining({ style, values, number }));
  });

  it.each(["Schedule of Purchasers", "Sections differ", "1,000 units", "$5.00", "A party", "I agree", "(see above)"])(
    "reads none in %j",
    (text) => {
      expect(readLabels(text)).toEqual([]);
    },
  );

  it("counts in letters and Roman numerals", () => {
    expect(["i", "iv", "ix", "xiv", "xl", "xlix"].map((numeral) => romanValue(numeral))).toEqual([1, 4, 9, 14, 40, 49]);
    expect(["iiii", "vx", "ic", ""].map((numeral) => romanValue(numeral))).toEqual([null, null, null, null]);
    expect(["a", "z", "aa", "ab"].map((letters) => letterValue(letters))).toEqual([1, 26, 27, null]);
  });
});
