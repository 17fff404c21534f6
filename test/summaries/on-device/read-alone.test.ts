import { describe, expect, it } from "vitest";
import { parseAnswer } from "../../../electron/summaries/answer.ts";
import { pointsBack } from "../../../electron/summaries/on-device/pointers.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { verifyAnswer } from "../../../electron/summaries/verify.ts";
import type { Summary } from "../../../shared/domain/summary.ts";
import { contractOf } from "../contracts.ts";

const parties = "between Alder Mills Ltd (the “Supplier”) and Birch Bakers Ltd (the “Customer”)";

function summaryOf(...sections: readonly string[]): Summary {
  const contract = contractOf(
    `SUPPLY AGREEMENT\n\nThis Agreement is made on 3 May 2021 ${parties}.\n\n${sections.join("\n\n")}`,
  );
  return verifyAnswer(contract, parseAnswer(JSON.stringify(summarise(contract))));
}

function termOf(summary: Summary, label: string) {
  const found = summary.statements.find(({ level, text }) => level === "key-terms" && text.startsWith(`${label}:`));
  if (found === undefined) throw new Error(`nothing is said of ${label}`);
  return { text: found.text, quotes: found.citations.map(({ quote }) => quote).join(" "), status: found.status };
}

describe("a sentence that points to another", () => {
  it.each([
    "Such licence shall not be transferable.",
    "In the event of such a termination, the Supplier shall refund the deposit.",
    "It shall keep them for five years.",
    "The foregoing restrictions shall not apply to bread.",
    "Thereafter, this Agreement renews from year to year.",
    "The Customer shall keep such records for five years.",
  ])("is known: %s", (text) => {
    expect(pointsBack(text)).toBe(true);
  });

  it.each([
    "The Supplier shall keep such records of its sales as the Customer asks for.",
    "It is agreed that neither party may assign this Agreement.",
    "This Agreement ends on 1 June 2024.",
    "Those parties who have not signed have no rights under it.",
    "If a party gives notice, such notice shall be in writing.",
  ])("is not one that can be read alone: %s", (text) => {
    expect(pointsBack(text)).toBe(false);
  });

  it("is shown and quoted behind the one it points to", () => {
    const books = "The Customer shall keep accurate books of all bread that it sells.";
    const audit = "The Supplier may audit such books once a year on ten days' notice.";
    const said = termOf(summaryOf(`4. Books. ${books} ${audit}`), "Audit rights");
    expect(said.text).toContain(`${books} ${audit}`);
    expect(said.quotes).toContain(books);
  });

  it("is left as it is where the one before it stands in another section", () => {
    const summary = summaryOf(
      "4. Ovens. The Customer shall keep its ovens clean and in good repair at all times.",
      "5. Insurance. The foregoing shall be insured by the Customer for at least $500,000 under a policy of insurance.",
    );
    expect(summary.statements.map(({ text }) => text).join(" ")).not.toContain("repair at all times. The foregoing");
  });

  it("is not said twice where the other party's promise follows", () => {
    const one = "The Supplier shall indemnify the Customer against claims that its flour made somebody ill.";
    const other = "The Customer shall indemnify the Supplier against such claims where its bread made somebody ill.";
    const { text } = termOf(summaryOf(`4. Indemnity. ${one} ${other}`), "Indemnity");
    expect(text.split(one).length).toBe(2);
  });

  it("begins no obligation, which is taken apart by who is bound", () => {
    const books = "The Customer shall keep accurate books of all bread that it sells.";
    const summary = summaryOf(`4. Books. ${books} The Customer shall keep the foregoing books for five years.`);
    const duties = summary.statements.filter(({ level }) => level === "obligations").map(({ text }) => text);
    expect(duties.filter((text) => text.includes(books))).toEqual([books]);
  });
});

describe("a defined term that carries an answer", () => {
  const restriction =
    "During the Restricted Period the Customer shall not compete with the Supplier within the Territory.";

  it("is opened with the words of its definition", () => {
    const said = termOf(
      summaryOf(
        "1. Definitions. “Restricted Period” means two years after this Agreement ends. “Territory” means the county of Kent.",
        `6. Non-Competition. ${restriction}`,
      ),
      "Restriction on competition",
    );
    expect(said.text).toContain("“Restricted Period” means two years after this Agreement ends.");
    expect(said.text).toContain("“Territory” means the county of Kent.");
    expect(said.quotes).toContain("two years after this Agreement ends");
    expect(said.status).not.toBe("unsupported");
  });

  it("is opened with the sentence in which it stands in brackets", () => {
    const amount = "The total that the Customer pays in a year is $80,000 (the “Annual Amount”).";
    const said = termOf(
      summaryOf(
        `2. Price. ${amount}`,
        "7. Liability. The Supplier's aggregate liability under this Agreement shall not exceed the Annual Amount.",
      ),
      "Cap on liability",
    );
    expect(said.text).toContain(`“Annual Amount”: ${amount}`);
    expect(said.quotes).toContain(amount);
  });

  it("stays closed where its definition only points on", () => {
    const { text } = termOf(
      summaryOf(
        "1. Definitions. “Restricted Period” has the meaning set forth in Schedule 2 of this Agreement.",
        `6. Non-Competition. ${restriction}`,
      ),
      "Restriction on competition",
    );
    expect(text).not.toContain("has the meaning");
  });

  it("is not opened where the answer itself gives it its meaning", () => {
    const own =
      "For two years after this Agreement ends (the “Restricted Period”) the Customer shall not compete with the Supplier.";
    const { text } = termOf(summaryOf(`6. Non-Competition. ${own}`), "Restriction on competition");
    expect(text.split("two years after").length).toBe(2);
  });
});
