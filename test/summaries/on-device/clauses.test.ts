import { describe, expect, it } from "vitest";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { contractOf } from "../contracts.ts";

const parties = "between Alder Mills Ltd (the “Supplier”) and Birch Bakers Ltd (the “Customer”)";
const others = [
  "1. Supply. The Supplier shall deliver flour to the Customer on each Monday.",
  "2. Quality. The Supplier shall mill the flour in the way that the schedule asks for.",
];

/** What is said of the clause with this heading. */
function clauseOf(heading: string, words: string): string {
  const text = `SUPPLY AGREEMENT\n\nThis Agreement is made on 3 May 2021 ${parties}.\n\n${others.join("\n\n")}\n\n3. ${heading}. ${words}\n\n4. Rooms. The Customer shall keep its rooms clean and dry.`;
  const said = summarise(contractOf(text)).statements.find(
    (one) => one.level === "clauses" && one.text.toLowerCase().startsWith(`${heading.toLowerCase()}:`),
  );
  return said?.text.slice(heading.length + 2) ?? "";
}

describe("what is said of a clause", () => {
  it("is the rule that its heading names, and not what stands beside it", () => {
    const costs = "If a court decides a dispute, each party shall bear its own fees and costs in that court.";
    const law = "This Agreement shall be governed by the laws of England.";
    expect(clauseOf("Governing Law", `${costs} ${law}`)).toBe(law);
  });

  it("is the right to terminate, and not what is to be done afterwards", () => {
    const after =
      "Following the end of this Agreement for any reason, the Customer shall promptly pay all fees for flour that was delivered before the date of termination.";
    const right = "The Customer may terminate this Agreement on two months' notice.";
    expect(clauseOf("Termination", `${right} ${after}`)).toContain(right);
    expect(clauseOf("Termination", `${after} ${right}`)).toContain(right);
  });

  it("is what the heading's second word names as well", () => {
    const change = "This Agreement may be amended only in writing.";
    const secret = "Each party shall keep the terms of this Agreement secret and shall not disclose them.";
    const said = clauseOf("Amendment and Confidentiality", `${change} ${secret}`);
    expect(said).toContain(change);
    expect(said).toContain(secret);
  });

  it("is what each party may do, where each has a sentence of its own", () => {
    const one = "The Supplier may terminate this Agreement on two months' written notice to the Customer.";
    const other = "The Customer may terminate this Agreement on one month's written notice to the Supplier.";
    expect(clauseOf("Termination", `${one} ${other}`)).toBe(`${one} ${other}`);
  });

  it("is the right with what follows from it", () => {
    const right = "The Customer may terminate this Agreement at any time by written notice.";
    const result = "In the event of such a termination, the Customer shall have no further obligation to buy flour.";
    expect(clauseOf("Termination", `${right} ${result}`)).toBe(`${right} ${result}`);
  });

  it("is not cut where it can be said whole", () => {
    const long = `The Customer shall pay the Supplier ${Array.from({ length: 12 }, (_, at) => `$${at + 2},000 for mill ${at + 1}`).join(", ")} and nothing else on the last day of the year.`;
    expect(clauseOf("Payment", long)).toBe(long);
  });

  it("is what the clause begins with, rather than what comes of it or a word explained", () => {
    const meaning = "“Recipe” means how the Supplier mixes its flour.";
    const rule = "The Customer shall keep the recipes secret.";
    const more = "Nobody to whom the Customer shows a recipe may keep a copy of such recipes in any form.";
    expect(clauseOf("Recipes", `${meaning} ${rule} ${more}`)).toBe(rule);
  });

  it("is no definition out of many", () => {
    const words = "“Flour” means what is milled from wheat. “Mill” means the mill in Ely that the Supplier owns.";
    expect(clauseOf("Definitions", words)).toBe("");
  });

  it("is what becomes of things, and neither what survives nor when the clause applies", () => {
    const scope = "To the extent that a mill is named in the order, the provisions of this Section will apply.";
    const survives = "Sections 1, 2 and 4 will survive expiration or termination of this Agreement.";
    const rule = "Upon any termination of this Agreement, the Supplier will return all sacks to the Customer.";
    expect(clauseOf("Effect of Termination", `${scope} ${survives} ${rule}`)).toBe(rule);
  });
});

describe("what is said of a clause that has sections with headings", () => {
  const opening = `SUPPLY AGREEMENT\n\nThis Agreement is made on 3 May 2021 ${parties}.\n\n`;
  const body = [
    "1. Supply",
    "1.1 Flour. The Supplier shall deliver flour to the Customer on each Monday.",
    "1.2 Bran. The Supplier shall deliver bran to the Customer on each Friday.",
    "1.3 The bran shall be of this year's grain.",
    "2. Price. The Customer shall pay the price of the list within ten days.",
    "3. End",
    "3.1 Meanings",
    "3.2 The Customer may terminate this Agreement on one month's notice.",
    "4. Rooms. The Customer shall keep its rooms clean and dry.",
  ];
  /** As a reader finds the parts: a heading ends with the first full stop of its line. */
  function said(lines: readonly string[]): string[] {
    const contract = contractOf(opening + lines.join("\n\n"));
    const starts = [
      ...contract.text.matchAll(/(?<=\n\n)(?<number>\d+(?:\.\d+)?)\.? (?<heading>\p{Lu}\p{L}+(?=\.|\n))?/gu),
    ];
    const levelOf = (number: string): number => number.split(".").length;
    const sections = starts.map(({ index, groups }, at) => {
      const number = groups?.["number"] ?? "";
      const next = starts.slice(at + 1).find((other) => levelOf(other.groups?.["number"] ?? "") <= levelOf(number));
      const end = next?.index ?? contract.text.length;
      return { number, heading: groups?.["heading"] ?? "", level: levelOf(number), start: index, end, page: 1 };
    });
    return summarise({ ...contract, sections }).statements.flatMap(({ level, text }) =>
      level === "clauses" ? [text] : [],
    );
  }

  it("is said section by section", () => {
    expect(said(body)).toEqual([
      "Supply – Flour: The Supplier shall deliver flour to the Customer on each Monday.",
      "Supply – Bran: The Supplier shall deliver bran to the Customer on each Friday.",
      "Price: The Customer shall pay the price of the list within ten days.",
      "End: The Customer may terminate this Agreement on one month's notice.",
      "Rooms: The Customer shall keep its rooms clean and dry.",
    ]);
  });

  it("is said of the shorter parts as a whole, where there would be too many", () => {
    const long = Array.from({ length: 100 }, (_, at) => {
      const name = `Sack${"abcdefghij"[at % 10]}${"abcdefghij"[Math.floor(at / 10)]}`;
      return `5.${at + 1} ${name}. The Supplier shall deliver a sack that is called ${name} to the Customer.`;
    });
    const short = Array.from({ length: 8 }, (_, at) => [
      `${at + 6}. Room${"abcdefgh"[at]}`,
      `${at + 6}.1 Door${"abcdefgh"[at]}. The Customer shall lock the door of room ${at} in the night.`,
      `${at + 6}.2 Wall${"abcdefgh"[at]}. The Customer shall paint the wall of room ${at} in the summer.`,
    ]).flat();
    const all = said([...body, "5. Sacks", ...long, ...short]);
    expect(all.length).toBeLessThanOrEqual(120);
    expect(all.filter((text) => text.startsWith("Sacks – "))).toHaveLength(100);
    expect(all.filter((text) => text.startsWith("Rooma – "))).toEqual([]);
    expect(all.filter((text) => text.startsWith("Rooma: "))).toHaveLength(1);
  });
});
