import { describe, expect, it } from "vitest";
import { calendarOf } from "../../../electron/summaries/calendar/calendar.ts";
import { parseAnswer } from "../../../electron/summaries/answer.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { verifyAnswer } from "../../../electron/summaries/verify.ts";
import { contractOf } from "../contracts.ts";
import { findTerm } from "./finding.ts";

const opening =
  "MILLING AGREEMENT\n\nThis Agreement is made on 3 May 2021 between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n1. Goods. The Supplier shall mill the grain that the Customer orders, and shall deliver it within ten days.\n\n";

const answerTo = (id: string, text: string): string | undefined => findTerm(id, opening + text)?.answer;

describe("how long a contract lasts that has no last day", () => {
  const untilEnded =
    "2. Term. This Agreement shall continue in full force and effect until terminated as provided below.\n\n";
  it.each([
    [
      `${untilEnded}3. Termination. The Supplier may terminate this Agreement at any time upon ninety (90) days’ written notice.`,
      "No fixed end; it may be ended on 90 days’ notice, by the Supplier",
    ],
    [
      "2. Term. This Agreement shall remain in effect perpetually unless terminated under section 3.\n\n3. Termination. Either party may terminate this Agreement for convenience on six (6) months’ written notice.",
      "Perpetual; it may be ended on 6 months’ notice",
    ],
    [
      "2. Term. This Agreement shall terminate, unless the law requires that it be prolonged for one year, upon either party giving at least sixty (60) days’ advance written notice to the other.",
      "No fixed end; it may be ended on 60 days’ notice",
    ],
    [
      "2. Term. The term of this Agreement shall commence on the date above and shall end on the 30th day following a written notice from one party to the other that it ends it, or upon termination of the Mill Lease.",
      "Until terminated",
    ],
    [untilEnded, "Until terminated"],
  ])("is said with the notice that ends it: %j", (text, answer) => {
    expect(answerTo("term", text)).toBe(answer);
    expect(answerTo("expiration-date", text)).toBe("None named: it goes on until it is ended");
  });

  it("is said with the words on that notice among its citations, in every level", () => {
    const contract = contractOf(
      `${opening}${untilEnded}3. Termination. The Supplier may terminate this Agreement at any time upon ninety (90) days’ written notice. The Customer may terminate this Agreement at any time upon thirty (30) days’ written notice.`,
    );
    const summary = verifyAnswer(contract, parseAnswer(JSON.stringify(summarise(contract))));
    const said = summary.statements.filter(({ text }) => text.startsWith("Term: No fixed end;"));
    expect(said.map(({ level }) => level)).toEqual(["snapshot", "key-terms"]);
    expect(said.map(({ status }) => status)).toEqual(["exact", "exact"]);
    expect(calendarOf(summary, "2021-05-03").dates).toEqual([]);
    expect(calendarOf(summary, "2021-05-03").open).toContain(
      "The contract has no last day: it goes on until it is ended.",
    );
  });

  it.each([
    [
      "2. Term. This Agreement starts on the day above and continues until the end of all milling seasons, unless sooner terminated in accordance with its terms.",
    ],
    ["2. Term. This DPA applies for as long as the Supplier processes personal data for the Customer."],
  ])("is not called endless where it has an end of its own: %j", (text) => {
    expect(answerTo("term", text)).toMatch(/^This (?:Agreement starts|DPA applies)/);
  });

  it.each([
    ["Unless ended earlier, this Agreement shall terminate upon completion of the harvest."],
    [
      "This Power of Attorney shall be revoked and terminated automatically upon the cancellation or termination of the Mill Lease.",
    ],
    [
      "The obligations of the Supplier pursuant to this Agreement (other than those of section 7) shall terminate upon the completion of the Fair.",
    ],
    [
      "The obligations of the Supplier pursuant to this Agreement shall terminate upon completion of the Fair, but in no event later than the date which is 45 days after it.",
    ],
  ])("is until something happens: %j", (sentence) => {
    expect(answerTo("term", `2. Term. ${sentence}`)?.slice(0, 20)).toBe(sentence.slice(0, 20));
  });

  it("has no day in the calendar where it ends with the earlier of two", () => {
    const contract = contractOf(
      `${opening}2. Term. This Agreement shall terminate upon the earlier to occur of (a) the closing of the sale, and (b) one (1) year after the date hereof.`,
    );
    const calendar = calendarOf(verifyAnswer(contract, parseAnswer(JSON.stringify(summarise(contract)))), "2021-05-03");
    expect(calendar.dates.filter(({ label }) => label.includes("term"))).toEqual([]);
  });

  it("is no duty that follows the end, and no example of the law", () => {
    expect(
      answerTo(
        "term",
        "2. Expiration. After this Agreement expires, the Supplier will return the sacks unless the law requires that they remain. For example, the law may require the Supplier to continue keeping them.",
      ),
    ).toBeUndefined();
  });

  it("is that of a row of an order form, for a term that has another name", () => {
    expect(
      answerTo(
        "term",
        "Subscription Term: 24 months from the day above\n\n2. Term. This Agreement begins on the day above and continues for the Subscription Term.",
      ),
    ).toBe("24 months");
  });

  it("is until a loan is to be repaid", () => {
    const text =
      "LOAN AGREEMENT\n\nThis Agreement is made on 3 May 2021 between Quillon Bank Ltd. (“Lender”) and Harrow & Fen LLC (“Borrower”).\n\n“Final Repayment Date” means the date falling five years after the date of this Agreement.\n\nThe Borrower shall repay all amounts outstanding on the Final Repayment Date.";
    expect(findTerm("expiration-date", text)?.answer).toBe("5 years after the date of this Agreement");
  });

  it("is not perpetual where only a part of it is", () => {
    expect(
      answerTo(
        "term",
        "2. Term. The term of this Agreement and its licences shall (i) with respect to the marks, be for the Mark Term, and (ii) with respect to the recipes, be in perpetuity.",
      ),
    ).toMatch(/^The term of this Agreement/);
  });

  it("has no single last day where an exception goes on to another", () => {
    const text =
      "2. Term. This Agreement shall expire on December 31, 2022; provided, however, that the licence of the mill’s name shall continue in full force and effect until March 31, 2024.";
    expect(answerTo("term", text)).not.toMatch(/^Until/);
    expect(answerTo("expiration-date", text)).not.toMatch(/^\d{4}-/);
  });

  it("is what it defines its term to be", () => {
    expect(
      answerTo(
        "term",
        "2. Words. “Term” means the period from the day above until the later of the last harvest of the Fen and five years from the first sale.\n\n3. Term. This Agreement shall commence on the day above and shall end upon expiration of the Term.",
      ),
    ).toMatch(/^“Term” means the period/);
  });

  it.each([
    [
      "2. Term. This Agreement shall be in effect for a period of two (2) years from the date hereof, provided that (i) either party may terminate it by giving 60 days’ written notice and (ii) the confidentiality obligations set forth in section 1 shall survive for three years after its termination.",
      "2 years",
    ],
    [
      "2. Term. This Agreement continues until either party receives written notice that the other ends it.",
      "Until terminated",
    ],
  ])("is said whatever follows in the same sentence: %j", (text, answer) => {
    expect(answerTo("term", text)).toBe(answer);
  });
});

describe("what is renewed", () => {
  it.each([
    [
      "2. Term. This Agreement lasts until May 2024. It may not be assigned. This Agreement may be extended upon mutual written agreement of the parties.",
      "Only by agreement",
    ],
    ["2. Payment. The term for the payment of an invoice may be extended by agreement.", undefined],
    [
      "2. Term. Each Season Term will renew for successive periods unless (a) the parties agree on a different renewal order or (b) either party notifies the other of non-renewal at least 30 days prior to the end of the current Season Term.",
      "Each Season Term will renew for successive periods unless (a) the parties agree on a different renewal order…",
    ],
  ])("is said where only both may wish it, and where it has no length: %j", (text, answer) => {
    expect(answerTo("renewal-term", text)).toBe(answer);
  });

  it("is nothing where the contract only runs on, and its term says so", () => {
    const text =
      "2. Term. This Agreement shall be for a term of one year commencing on the day above; thereafter, it shall automatically continue until terminated by either party upon not less than thirty (30) days’ prior written notice.";
    expect(answerTo("term", text)).toBe("1 year, and on from there until it is ended");
    expect(answerTo("renewal-term", text)).toBe("None: it goes on until it is ended");
  });

  it("has no last day for a notice where the contract only runs on", () => {
    const contract = contractOf(
      `${opening}2. Term. This Agreement shall be for a term of one year commencing on the date first above written; thereafter, it shall automatically continue until terminated by either party upon not less than thirty (30) days’ prior written notice to the other.`,
    );
    const calendar = calendarOf(verifyAnswer(contract, parseAnswer(JSON.stringify(summarise(contract)))), "2021-05-03");
    expect(calendar.dates.map(({ label }) => label).filter((label) => /term|renew/.test(label))).toEqual([
      "Last day of the term",
    ]);
    expect(calendar.open).toEqual([
      "After the first term it goes on until it is ended on 30 days’ notice; see the renewal term.",
    ]);
  });

  it("is named where it is a part of the contract, and the end of the whole is not counted from it", () => {
    const text =
      "2. Term. This Agreement shall remain in effect for ten years.\n\n3. Services. The Supplier shall advise until December 31, 2023 (the “Services Term”). The Services Term of this Agreement shall be automatically renewed for successive two-year terms unless either party gives notice at least ninety (90) days prior to the end of the Services Term.";
    expect(answerTo("renewal-term", text)).toBe("Automatic, 2 years at a time, of the Services Term");
    expect(answerTo("notice-period-to-terminate-renewal", text)).toBe("90 days before the Services Term ends");
    const contract = contractOf(opening + text);
    const calendar = calendarOf(verifyAnswer(contract, parseAnswer(JSON.stringify(summarise(contract)))), "2021-05-03");
    expect(calendar.dates.map(({ label }) => label).filter((label) => /term|renew/.test(label))).toEqual([
      "Last day of the term",
    ]);
    expect(calendar.open.join()).toContain("What is renewed is the Services Term");
  });

  it.each([
    [
      "2. Term. This Agreement lasts two years. It may be renewed for an additional one year term upon mutual written agreement of the parties.",
      "By agreement, 1 year",
    ],
    [
      "2. Secrecy. The obligations of each party with respect to the recipes shall extend for a period of three (3) years following their disclosure; provided, however, that they survive the end of this Agreement.",
      undefined,
    ],
    [
      "2. Competition. The period in which section 1 is in effect shall be extended for a period equal to the duration of any breach of it.",
      undefined,
    ],
    [
      "2. Term. This Agreement shall terminate, subject to any automatic renewal or extension for one year as required by law, upon either party giving sixty (60) days’ notice.",
      undefined,
    ],
  ])("in %j", (text, answer) => {
    expect(answerTo("renewal-term", text)).toBe(answer);
  });
});

describe("the rights to end a contract", () => {
  it.each([
    [
      "The Customer may terminate this Agreement, an Order or any Schedule for its convenience, without cause, at any time upon at least forty-five (45) days’ prior written notice.",
      "On 45 days’ notice, by the Customer",
    ],
    [
      "After the date that is eighteen (18) months after the date above, either party may terminate this Agreement upon six (6) months’ written notice.",
      "On 6 months’ notice, from a time that the clause names",
    ],
    [
      "The Customer may terminate this Agreement at any time upon thirty (30) days’ written notice, provided that it has paid for what was milled.",
      "On 30 days’ notice, by the Customer, on conditions",
    ],
    [
      "This Agreement shall be in effect, provided that either party may terminate it at any time by giving 60 days’ written notice.",
      "On 60 days’ notice",
    ],
    [
      "The term of this Agreement shall end on the 60th day following a written notice from one party to the other that it ends it.",
      "The term of this Agreement shall end on the 60th day following a written notice from one party to the other that it ends it.",
    ],
  ])("without a reason: %j", (text, answer) => {
    expect(answerTo("termination-for-convenience", `2. Termination. ${text}`)).toBe(answer);
  });

  it.each([
    [
      "Your employment is at will. You or the Company may terminate your employment at any time, with or without cause.",
      "termination-for-convenience",
    ],
    ["Either party may end negotiations at any time by written notice.", "termination-for-convenience"],
    [
      "The Landlord may re-enter the Property and thereby determine this lease if any Rent is unpaid for 21 days after becoming payable.",
      "termination-for-cause",
    ],
  ])("are found in contracts of every kind: %j", (text, id) => {
    expect(answerTo(id, `2. Ending. ${text}`)).toBeDefined();
  });

  it("are no default from which something else follows", () => {
    expect(
      answerTo(
        "termination-for-cause",
        "2. Default. A party shall be in default if it makes a material breach of any provision and does not cure such breach within thirty (30) days after notice, and its shares may then be bought by the others.",
      ),
    ).toBeUndefined();
  });

  it("for a reason are those of each party, also where the grounds of one are listed", () => {
    const found = findTerm(
      "termination-for-cause",
      `${opening}2. Termination. The Customer may terminate this Agreement by giving notice at any time as follows:\n\n(a) In the event that the Supplier does not open the mill by June, this Agreement shall end;\n\n(b) In the event that the mill is shut by the authorities.\n\nThe Supplier may terminate this Agreement in the event that the Customer is in material breach of its obligations and such breach has not been cured after the Supplier has given notice of it.`,
    );
    expect(found?.answer).toBe("By the Supplier and by the Customer, in separate clauses");
    expect(found?.detail).toContain("does not open the mill");
  });

  it("take the breach of any duty before that of one", () => {
    expect(
      answerTo(
        "termination-for-cause",
        "2. Termination. This Agreement may be terminated by either party:\n\n(a) upon ten (10) days’ notice if the other party fails to insure the mill and does not cure that failure within those ten (10) days;\n\n(b) upon forty (40) days’ notice if the other party breaches any of its obligations under this Agreement and fails to cure such breach within those forty (40) days.",
      ),
    ).toBe("40 days to put a breach right; other breaches have other times");
  });

  it("have no other time to cure where the list only counts days of something else", () => {
    expect(
      answerTo(
        "termination-for-cause",
        "2. Termination. Without prejudice to any right for breach of this Agreement, each party may terminate this Agreement:\n\n(a) on a material breach that is not remedied within twenty-one (21) days after notice;\n\n(b) on either party ceasing to do business for thirty consecutive days.",
      ),
    ).toBe("21 days to put a breach right");
  });

  it("are said with the time to cure that the next sentence gives, and with what leaves none", () => {
    const found = findTerm(
      "termination-for-cause",
      `${opening}2. Termination. Either party may terminate this Agreement if the other party materially breaches its obligations and such breach remains uncured. The other party may end it as follows if such default is not cured within twenty (20) days after notice. This Agreement may be terminated by either party, forthwith, if the other becomes insolvent.`,
    );
    expect(found?.detail).toContain("twenty (20) days");
    expect(found?.detail).toContain("insolvent");
  });
});

describe("what follows the end", () => {
  it.each([
    [
      "In the event of termination of this Agreement for whatever cause, each party shall return to the other all of its sacks.",
      /^In the event of termination/,
    ],
    [
      "In the event of such a termination, the Customer shall have no further obligation to make payments toward the price.",
      /no further obligation/,
    ],
    [
      "With respect to the Tail Period, the Customer shall make payments to the Supplier in an amount equal to half of the price.",
      /^With respect to the Tail Period/,
    ],
    [
      "Upon any termination of this Agreement, the Supplier will cease to mill and promptly deliver to the Customer all deliverables and return its Confidential Information.",
      /^Upon any termination/,
    ],
  ])("in %j", (text, said) => {
    expect(answerTo("post-termination-services", `2. Termination. ${text}`)).toMatch(said);
  });
});

describe("days", () => {
  const blank = (made: string, more = ""): string =>
    `MILLING AGREEMENT\n\nThis Agreement is made ${made} between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n1. Goods. The Supplier shall mill grain.\n\n${more}`;

  it.each([
    ["this _11th__ day of ___August____________, 2021__", "2021-08-11"],
    ["this ______ day of _____________, 202__", "Left blank in the contract"],
  ])("in a blank that was filled in, or not: %j", (made, answer) => {
    expect(findTerm("agreement-date", blank(made))?.answer).toBe(answer);
  });

  it("are not blank where only another document's day is", () => {
    const recital =
      "Reference is made to that certain Plan of Merger, dated December ___, 2021, among the parties.\n\n";
    expect(findTerm("agreement-date", `${opening.replace(" on 3 May 2021", "")}${recital}`)?.answer).toBeUndefined();
  });

  it.each([
    ["the date of the last signature hereto"],
    ["the date on which the last party signs"],
    ["full execution of this Agreement by both parties"],
  ])("of the last signature are not that of the opening: %j", (when) => {
    const signed =
      "Quillon Mills Ltd.\n\nBy: /s/ Ada Quillon\nDate: 5/24/2021\n\nHarrow & Fen LLC\n\nBy: /s/ Finn Harrow\nDate: 06/02/2021";
    const clause = `2. Term. This Agreement shall become effective on ${when}.\n\n`;
    expect(findTerm("effective-date", blank("on 3 May 2021", clause + signed))?.answer).toBe("2021-06-02");
    expect(findTerm("effective-date", blank("on 3 May 2021", clause))?.answer).toMatch(/^This Agreement shall become/);
  });
});
