import { describe, expect, it } from "vitest";
import { findParties } from "../../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { labelled } from "../../../electron/summaries/on-device/terms/labels.ts";
import { contractOf } from "../contracts.ts";
import { findTerm } from "./finding.ts";

const parties = "between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”)";
const goods =
  "1. Goods. The Supplier shall mill the grain that the Customer orders, and shall deliver it within ten days.";
const signatures = (one: string, other: string): string =>
  `Quillon Mills Ltd.\n\nBy: /s/ Ada Quillon\n${one}\n\nHarrow & Fen LLC\n\nBy: /s/ Finn Harrow\n${other}`;

describe("the date of the agreement", () => {
  it.each([
    [
      "is the one it is dated, not the one on which it takes effect",
      `This Agreement ${parties}, dated June 1, 2021, effective as of July 1, 2021 (“Effective Date”), is made by them.`,
      "2021-06-01",
    ],
    [
      "is the same where the two are joined by a word",
      `This Agreement is entered into on 3 May 2022 and is effective from 1 June 2022 (the “Effective Date”) ${parties}.`,
      "2022-05-03",
    ],
    [
      "is the effective one where there is no other",
      `This Agreement is effective as of July 1, 2021 (“Effective Date”) ${parties}.`,
      "2021-07-01",
    ],
    [
      "stands on the title page by itself",
      `MILLING AGREEMENT\n\nApril 2019\n\nAgreement ${parties}.\n\n${goods}`,
      "April 2019",
    ],
    ["has a label", `Contract Date: 4 March 2020\n\nAgreement ${parties}.\n\n${goods}`, "2020-03-04"],
  ])("%s", (_what, text, date) => {
    expect(findTerm("agreement-date", `MILLING AGREEMENT\n\n${text}`)?.answer).toBe(date);
  });

  it("is not that of a schedule far below, whose words name a party again", () => {
    const list = "Fen Bread Trust\n\nHarrow Bread Trust";
    const far = `${"The Supplier shall keep the mill clean and open each day. ".repeat(90)}`;
    const text = `MILLING AGREEMENT\n\nThis Agreement, dated as of 4 January 2014, binds Quillon Mills Ltd. (“Supplier”) to Harrow & Fen LLC (“Customer”).\n\n${far}\n\nSchedule 1 executed as of 1 October 2016 and revised 1 March 2020 by Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n${list}`;
    expect(findTerm("agreement-date", text)?.answer).toBe("2014-01-04");
    expect(findParties(readContract(contractOf(text))).map(({ name }) => name)).toEqual([
      "Quillon Mills Ltd.",
      "Harrow & Fen LLC",
    ]);
  });

  it.each([
    ["This Agreement is made as of the first (1st) day of January 1996", "1996-01-01"],
    ["This Agreement is made this 21st (twenty-first) day of May, 2021,", "2021-05-21"],
    ["This Agreement is dated the thirty-first of March, 2020", "2020-03-31"],
  ])("may have its day in words: %j", (text, day) => {
    expect(findTerm("agreement-date", `MILLING AGREEMENT\n\n${text} ${parties}.\n\n${goods}`)?.answer).toBe(day);
  });

  it("is no number of a page", () => {
    const footer = "In confidence\tPage 4\tMay 2020";
    const text = `MILLING AGREEMENT\n\nAgreement ${parties}.\n\n${footer}\n\n${goods}`;
    expect(findTerm("agreement-date", text)?.answer).not.toBe("2020-05-04");
  });

  it("is that of the signatures where the opening has none", () => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is made ${parties}.\n\n${goods}\n\n${signatures("Date: 4/24/2018", "Date: 04/24/2018")}`;
    expect(findTerm("agreement-date", text)).toMatchObject({
      state: "stated",
      answer: "2018-04-24",
      said: "24 April 2018",
    });
  });

  it("is the last day of signing where they differ, and says so", () => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is made ${parties}.\n\n${goods}\n\n${signatures("Date: 4/24/2018", "Date: 05/02/2018")}`;
    const found = findTerm("agreement-date", text);
    expect(found).toMatchObject({
      state: "stated",
      answer: "2018-05-02",
      said: "2 May 2018, the last of the days on which it was signed",
    });
    expect(found?.passages.map(({ start, end }) => text.slice(start, end))).toContain("4/24/2018");
  });

  it.each([["Tallinn, November 19th, 2012"], ["Bad Orb, den 19 November 2012"], ["19 November 2012"]])(
    "stands after a place at the signatures: %s",
    (line) => {
      const text = `MILLING AGREEMENT\n\nThis Agreement is made ${parties}.\n\n${goods}\n\n${line}\n\n${signatures("", "")}`;
      expect(findTerm("agreement-date", text)?.answer).toBe("2012-11-19");
    },
  );

  it("is not the last day of the term that a clause above the signatures names", () => {
    const term = "2. Term. This Agreement begins when both have signed, terminating on May 31, 2026.";
    const text = `MILLING AGREEMENT\n\nAgreement ${parties}.\n\n${goods}\n\n${term}\n\nIN WITNESS WHEREOF they sign.\n\n${signatures("Date: 5/17/2022", "")}`;
    expect(findTerm("agreement-date", text)?.answer).toBe("2022-05-17");
  });

  it("is open where day and month can change places", () => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is made on 1.4.2011 ${parties}.\n\n${goods}`;
    const found = findTerm("agreement-date", text);
    expect(found?.state).toBe("ambiguous");
    expect(found?.answer).toContain("4 January 2011 or 1 April 2011");
  });

  it.each([
    ["1.4.2011", "The last delivery was on 23.3.2011.", "2011-04-01"],
    ["4/1/2011", "The last delivery was on 3/23/2011.", "2011-04-01"],
    ["4/1/2011", "The Customer is a Delaware company.", "2011-04-01"],
  ])("is read as the contract writes its other dates: %s, %s", (date, other, key) => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is made on ${date} ${parties}.\n\n${goods} ${other}`;
    expect(findTerm("agreement-date", text)).toMatchObject({ state: "stated", answer: key });
  });

  it.each([["dated as of , 2022"], ["entered into as of this th day of , 2022"]])("is left blank in %j", (blank) => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is ${blank} ${parties}.\n\n${goods}`;
    expect(findTerm("agreement-date", text)).toMatchObject({
      state: "ambiguous",
      answer: "Left blank in the contract, but for the year 2022",
    });
  });

  it("is said in a statement as it is, left blank or open", () => {
    const said = (date: string): string[] =>
      summarise(contractOf(`MILLING AGREEMENT\n\nThis Agreement is made on ${date} ${parties}.\n\n${goods}`))
        .statements.filter(({ level }) => level === "snapshot")
        .map(({ text }) => text);
    expect(said("1.4.2011")).toContain("Dated 4 January 2011 or 1 April 2011, by which of day and month stands first.");
    expect(said("this ____ day of ________, 2011")).toContain(
      "The date of the agreement is left blank, but for the year 2011.",
    );
  });
});

describe("the effective date", () => {
  const made = `MILLING AGREEMENT\n\nThis Agreement is made on 3 May 2021 ${parties}.\n\n`;
  it.each([
    ["“Effective Date” means the date first written above.", "2021-05-03"],
    ["EFFECTIVE DATE shall mean the day of opening of the mill, i.e. December 10, 2021.", "2021-12-10"],
    ["Effective Date: 1 June 2021\n\nThe Supplier shall mill the grain.", "2021-06-01"],
    [
      "“Effective Date” means the day on which the mill opens.\n\nThis Agreement shall commence on the Effective Date and shall continue for two years.",
      "“Effective Date” means the day on which the mill opens.",
    ],
  ])("in %j", (text, answer) => {
    expect(findTerm("effective-date", made + text)?.answer).toBe(answer);
  });

  it("is the last day of signing where the definition says so", () => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is made as of the Effective Date ${parties}.\n\n“Effective Date” means the date of last signature of this Agreement.\n\n${signatures("Date: 4/24/2018", "Date: 05/02/2018")}`;
    expect(findTerm("effective-date", text)?.answer).toBe("2018-05-02");
  });

  it.each([
    ["The exclusivity period shall commence on 1 March 2022."],
    ["The Customer buys of nobody else from 1 March 2022 (the “Exclusivity Commencement Date”)."],
  ])("is not the beginning of a part: %j", (text) => {
    expect(findTerm("effective-date", made + text)).toBeNull();
  });
});

describe("how long it lasts", () => {
  const opening = `MILLING AGREEMENT\n\nThis Agreement is made on 3 May 2021 ${parties}.\n\n`;
  it.each([
    ["term", "Territory: Lower Fen\tAgreement Term: 1 Year\tProducts: flour", "1 year"],
    [
      "term",
      "Agreement Term: 18 months\n\n9. Term. This Agreement shall have the Term set forth above, which commences on the Effective Date.",
      "18 months",
    ],
    [
      "term",
      "The term of this Agreement shall begin on the date hereof and shall continue for a period of 12 months thereafter.",
      "12 months",
    ],
    [
      "term",
      "This Agreement shall become effective on signing and shall remain in full force and effect for at least one year thereafter.",
      "At least 1 year",
    ],
    [
      "term",
      "This Agreement shall commence on signing and shall continue for a period of twelve (12) full calendar months.",
      "12 months",
    ],
    ["expiration-date", "Expiration Date: August 31, 2026\n\nThe Supplier shall mill the grain.", "2026-08-31"],
    [
      "renewal-term",
      "The term of this Agreement may be extended for an additional two year period with the written consent of both parties.",
      "By agreement, 2 years",
    ],
    [
      "renewal-term",
      "This contract is renewable for a 1 year extension by amendment to this contract.",
      "By agreement, 1 year",
    ],
  ])("%s in %j", (id, text, answer) => {
    expect(findTerm(id, opening + text)?.answer).toBe(answer);
  });

  it.each([
    [
      "This Agreement shall expire on the Expiration Date unless terminated earlier.\n\n“Expiration Date” means March 31, 2027.",
    ],
    [
      "This Agreement is valid on signing, through March 31, 2027 (the “Initial Term”).\n\nThis Agreement shall remain in effect for the duration of the Initial Term.",
    ],
  ])("is until the day that a defined term means: %j", (text) => {
    const found = findTerm("term", opening + text);
    expect(found?.answer).toBe("Until 2027-03-31");
    expect(found?.passages.map(({ start, end }) => (opening + text).slice(start, end)).join()).toContain(
      "March 31, 2027",
    );
  });

  it("is said with the day in words", () => {
    const found = findTerm(
      "term",
      `${opening}This Agreement shall begin on signing and shall continue until 31 December 2026.`,
    );
    expect(found?.answer).toBe("Until 2026-12-31");
    expect(found?.said).toMatch(/^Until 31 December 2026\. This/);
  });

  it.each([
    [
      "Except as amended hereby, all other terms and conditions of the Agreement shall remain in full force and effect.",
    ],
    [
      "If any provision of this Agreement is held to be unenforceable, this Agreement shall otherwise remain in full force and effect.",
    ],
    ["Payment Term: 30 days"],
  ])("is not told by %j", (text) => {
    expect(findTerm("term", opening + text)).toBeNull();
  });
});

describe("a row of a form", () => {
  it.each([
    ["Term: 5 years\nPrice: $4", "Term", "5 years"],
    ["Area: Fen\tTerm: 5 years\tPrice: $4", "Term", "5 years"],
    ["Expiration Date:\n31 May 2027\n", "Expiration Date", "31 May 2027"],
  ])("has its value behind the colon in %j", (text, label, value) => {
    const row = labelled(text, label);
    expect(row?.text).toBe(value);
    expect(text.slice(row?.value, row?.end)).toBe(value);
  });

  it("is none where another word leads its label, or nothing follows", () => {
    expect(labelled("Payment Term: 30 days", "Term")).toBeNull();
    expect(labelled("Term:  ____\n", "Term")).toBeNull();
  });
});

describe("what a date or a length is counted from", () => {
  const opening = `MILLING AGREEMENT\n\nThis Agreement is made on 3 May 2021 ${parties}.\n\n`;

  it("is when the contract was executed, where the opening only says when it takes effect", () => {
    const effective = `MILLING AGREEMENT\n\nThis Agreement is entered into effective as of the 1st day of June, 2021 ${parties}.\n\n${goods} ${"The mill is open each day. ".repeat(20)}`;
    const text = `${effective}\n\nIN WITNESS WHEREOF, they have executed this Agreement as of the 30th day of June, 2021.`;
    expect(findTerm("agreement-date", text)?.answer).toBe("2021-06-30");
    expect(findTerm("effective-date", text)?.answer).toBe("2021-06-01");
    expect(findTerm("agreement-date", effective)?.answer).toBe("2021-06-01");
  });

  it.each([
    [
      "This Agreement shall be for a term of five years from the date of this document.",
      "5 years after the date of this document",
    ],
    [
      "The term of this Agreement shall commence on 10 January 2022 and shall expire twenty-four (24) months from that date.",
      "24 months after it begins",
    ],
    ["The initial term of this Agreement is three years.", "3 years after it begins"],
    [
      "This Agreement shall be for a term of one year commencing on the date first above written; thereafter, it shall automatically continue until terminated by either party on thirty (30) days prior notice.",
      "1 year after the date first above written, and on from there until notice is given",
    ],
    [
      "2. Term. The Supplier's obligations shall become effective upon the Effective Date and shall remain in full force and effect for at least one year thereafter. This Agreement shall automatically renew for terms of one (1) year each unless either party gives notice.",
      "At least 1 year after the Effective Date",
    ],
  ])("is named in %j", (text, answer) => {
    expect(findTerm("expiration-date", opening + text)?.answer).toBe(answer);
  });

  it.each([
    ["This Agreement shall remain in force until the earlier of two (2) years and the opening of the new mill."],
    ["This Agreement shall terminate one (1) year after the conclusion of any talks regarding the mill."],
  ])("is not the beginning of the contract in %j", (text) => {
    expect(findTerm("expiration-date", opening + text)?.answer).not.toMatch(/after it begins/);
  });

  it.each([
    [
      "This Agreement terminates on the first anniversary of the date hereof.",
      "1 year",
      "1 year after the date hereof",
    ],
    [
      "This Agreement shall remain in force until the third (3rd) anniversary of the Effective Date.",
      "3 years",
      "3 years after the Effective Date",
    ],
    [
      "This Agreement shall expire on the 2nd anniversary of the opening of the mill.",
      "Until 2 years after the opening of the mill",
      "2 years after the opening of the mill",
    ],
  ])("is that of which an anniversary is said in %j", (text, lasts, ends) => {
    expect(findTerm("term", opening + text)?.answer).toBe(lasts);
    expect(findTerm("expiration-date", opening + text)?.answer).toBe(ends);
  });

  it("is not the beginning where the contract defines the period with its days", () => {
    const period = "“Contract Period” means the period from 1 June 2021 until 31 May 2023.";
    const clause = "The initial term of this Agreement is 24 months.";
    expect(findTerm("expiration-date", opening + clause)?.answer).toBe("24 months after it begins");
    expect(findTerm("expiration-date", `${opening}${period}\n\n${clause}`)?.answer).toBe("2023-05-31");
  });

  it("is no day on which a licence in it begins, where the contract takes effect when it is signed", () => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is made ${parties}, and is effective on the date of its execution, ________ 2021.\n\nThe licence of the Marks commences on 1 June 2021.`;
    expect(findTerm("effective-date", text)?.answer).toBe("Left blank in the contract");
  });

  it.each([
    [
      "The term shall be two years. Thereafter this Agreement shall be extended for a further 24 months. Any other extension shall require the agreement of both parties only.",
      "Once, and after that only by agreement, 24 months",
      false,
    ],
    [
      "The term shall be two years. The term shall extend for 24 months if the new mill is open.",
      "On conditions, 24 months",
      false,
    ],
    [
      "The term shall be two years. Thereafter this Agreement shall automatically be renewed for successive terms of 24 months.",
      "Automatic, 24 months at a time",
      true,
    ],
    ["This Agreement shall extend for 24 months from the date hereof.", undefined, false],
  ])("is not renewed by itself where it is prolonged once, or on a condition: %j", (text, answer, isRisk) => {
    expect(findTerm("renewal-term", opening + text)?.answer).toBe(answer);
    const said = summarise(contractOf(opening + text)).statements.map((statement) => statement.text);
    expect(said.some((one) => one.startsWith("Automatic renewal"))).toBe(isRisk);
  });

  it.each([
    [
      "After the initial term, this Agreement shall continue on a month to month basis until terminated by either party upon thirty (30) days prior written notice.",
      "30 days, at any time after the first term",
    ],
    [
      "This Agreement renews for successive terms of one year unless terminated on thirty (30) days’ notice before the end of the term.",
      "30 days before the term ends",
    ],
  ])("is a notice against renewal only where something is renewed: %j", (text, answer) => {
    expect(findTerm("notice-period-to-terminate-renewal", opening + text)?.answer).toBe(answer);
    const said = summarise(contractOf(opening + text)).statements.map((statement) => statement.text);
    expect(said.some((one) => one.startsWith("Notice against renewal"))).toBe(answer.endsWith("ends"));
  });
});

describe("the snapshot", () => {
  it("has no sentence that only opens what others say", () => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is made on 3 May 2021 ${parties}.\n\nIn consideration of the promises herein, the Supplier and the Customer agree as follows:\n\n1. Goods. The Supplier hereby grants to the Customer during the Term:\n\n(i) the right to the first flour of each day; and\n\n(ii) the right to inspect the mill.`;
    const said = summarise(contractOf(text))
      .statements.filter(({ level }) => level === "snapshot")
      .map((statement) => statement.text);
    expect(said.filter((one) => /agree…?$|agree as follows|during the Term…?$/.test(one))).toEqual([]);
    expect(said.join("\n")).toContain("the right to the first flour of each day");
  });

  const opens = (text: string): string =>
    summarise(contractOf(text))
      .statements.filter(({ level }) => level === "snapshot")
      .map((statement) => statement.text)
      .join("\n");

  it("opens a contract that assigns with what is assigned, rather than with what is let back for use", () => {
    const text = `PATENT ASSIGNMENT AGREEMENT\n\nThis Agreement is made on 3 May 2021 ${parties}.\n\n1. Licence. The Customer hereby grants to the Supplier a non-exclusive, royalty-free licence under the Patents to make and sell flour.\n\n2. Assignment. The Supplier hereby assigns to the Customer its entire right, title and interest in the Patents.\n\n3. Goods. ${goods}`;
    const third = opens(text).split("\n")[2];
    expect(third).toContain("hereby assigns to the Customer");
  });

  it("opens with an appointment rather than with the papers that go with it", () => {
    const text = `SUPPLY AGREEMENT\n\nThis Agreement is made on 3 May 2021 ${parties}.\n\n1. Papers. The Supplier agrees to supply to the Customer all documentation and information on the flour as is required for its registration.\n\n2. Agency. The Supplier hereby appoints the Customer as its agent for the sale of flour in the Fens.`;
    expect(opens(text).split("\n")[2]).toContain("hereby appoints the Customer");
  });

  it("opens with an appointment behind long recitals, rather than with a wish", () => {
    const recitals = Array.from(
      { length: 20 },
      (_, at) => `WHEREAS, mill number ${at} in the Fens has long been open on each day of the week.`,
    );
    const text = `AGENCY AGREEMENT\n\nThis Agreement is made on 3 May 2021 ${parties}.\n\nWHEREAS, the Supplier wishes to have its flour sold in the Fens by the Customer.\n\n${recitals.join("\n\n")}\n\n1. Agency. The Supplier hereby appoints the Customer as its agent for the sale of flour in the Fens.`;
    expect(opens(text)).toContain("hereby appoints the Customer");
  });

  it("has no sentence that only the one before it makes plain", () => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is made on 3 May 2021 ${parties}.\n\n1. Goods. ${goods}\n\n2. Remedies. The Customer may set off its losses.\n\nSuch remedies shall not be exclusive, and the Supplier shall pay all fees, damages and liabilities of the Customer.`;
    expect(opens(text)).not.toContain("Such remedies");
  });
});
