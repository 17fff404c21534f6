import { describe, expect, it } from "vitest";
import { calendarOf } from "../../../electron/summaries/calendar/calendar.ts";
import { leftOutNote } from "../../../shared/domain/left-out.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { verifyAnswer } from "../../../electron/summaries/verify.ts";
import type { Calendar } from "../../../shared/domain/key-date.ts";
import type { KeyTerm, Statement } from "../../../shared/domain/summary.ts";
import { contractOf, services } from "../contracts.ts";

const term = (id: string, answer: string, quote: string, more: Partial<KeyTerm> = {}): KeyTerm => ({
  id,
  label: id,
  state: "stated",
  answer,
  citations: [{ quote, page: 1, start: 0, end: quote.length, match: "exact" }],
  ...more,
});
const effective = term("effective-date", "2024-03-01", "March 1, 2024");
const threeYears = term(
  "term",
  "3 years",
  "This Agreement continues for a period of three (3) years from the Effective Date.",
);
const renews = term(
  "renewal-term",
  "1 year",
  "It shall automatically renew for successive terms of one (1) year unless either party gives notice at least sixty (60) days before the end of the term.",
);
const sixtyDays = term(
  "notice-period-to-terminate-renewal",
  "60 days before the term ends",
  "unless either party gives notice at least sixty (60) days before the end of the term",
);
const days = ({ dates }: Calendar): [string, string][] => dates.map(({ date, label }) => [date, label]);
const of = (keyTerms: KeyTerm[], today: string, statements: Statement[] = []) =>
  calendarOf({ keyTerms, statements }, today);

describe("the days that are still to come", () => {
  it("counts the end of the first term and the notice before it, and says how", () => {
    const calendar = of([effective, threeYears, renews, sixtyDays], "2024-06-01");
    expect(days(calendar)).toEqual([
      ["2026-12-30", "Last day to give notice against renewal"],
      ["2027-02-28", "Last day of the current term; it then renews for 1 year"],
    ]);
    expect(calendar.dates[0]?.how).toBe(
      "2024-03-01 (the effective date) plus 3 years, the first day counted: 2027-02-28, less 60 days",
    );
    expect(calendar.dates[0]?.citations.map(({ quote }) => quote)).toContain("March 1, 2024");
    expect(calendar.open).toEqual([]);
  });

  it("ends on an anniversary where the contract says so", () => {
    const yearly = term("term", "3 years", "This Agreement terminates on the third anniversary of the Effective Date.");
    const calendar = of([effective, yearly], "2024-06-01");
    expect(days(calendar)).toEqual([["2027-03-01", "Last day of the term"]]);
    expect(calendar.dates[0]?.how).toBe("2024-03-01 (the effective date) plus 3 years");
    expect(calendar.open).toEqual([]);
  });

  it("does not say that nothing was found where what is said of the term cannot be counted", () => {
    const vague = term("term", "Until the mill is sold", "This Agreement lasts until the mill is sold.");
    expect(of([effective, vague], "2024-06-01").open).toEqual([expect.stringMatching(/^What is said of the term/)]);
  });

  it("goes on to the period that today is in", () => {
    const calendar = of([effective, threeYears, renews, sixtyDays], "2029-01-15");
    expect(days(calendar)).toEqual([["2029-02-28", "Last day of the current term; it then renews for 1 year"]]);
    expect(calendar.dates[0]?.how).toMatch(/renewed 2 times by 1 year, if nobody gave notice$/);
    expect(calendar.open).toEqual([
      expect.stringMatching(/last day to give notice for the current term was 2028-12-30/),
    ]);
  });

  it("keeps the last day of a month one, however often it renews", () => {
    const monthly = term("renewal-term", "1 month", "It shall then automatically continue month to month.");
    const end = term("expiration-date", "2024-01-31", "and ends on January 31, 2024");
    expect(days(of([effective, end, monthly], "2024-02-10"))).toEqual([]);
    const before = term("effective-date", "2023-02-01", "February 1, 2023");
    expect(days(of([before, end, monthly], "2024-02-10"))[0]?.[0]).toBe("2024-02-29");
    expect(days(of([before, end, monthly], "2024-03-10"))[0]?.[0]).toBe("2024-03-31");
  });

  it.each([
    ["renewal-term", "2 years", "The Customer may renew this Agreement for an additional two years."],
    ["renewal-term", "2 years", "It will be extended for an additional two (2) years if revenues exceed $1."],
  ])("lets nothing renew by itself that does not: %s %s %s", (id, answer, quote) => {
    const calendar = of([effective, threeYears, term(id, answer, quote)], "2024-06-01");
    expect(days(calendar)).toEqual([["2027-02-28", "Last day of the term"]]);
    expect(of([effective, threeYears, term(id, answer, quote)], "2027-06-01").open).toEqual([
      expect.stringMatching(/ended on 2027-02-28 .* unless it was renewed/),
    ]);
  });

  it("renews no oftener than it may", () => {
    const twice = term(
      "renewal-term",
      "1 year",
      "It shall automatically be extended for two (2) additional terms of one (1) year each.",
    );
    expect(days(of([effective, threeYears, twice], "2028-06-01"))).toEqual([["2029-02-28", "Last day of the term"]]);
    expect(days(of([effective, threeYears, twice], "2029-06-01"))).toEqual([]);
  });

  it.each<[string, KeyTerm[], RegExp]>([
    ["nothing is said of the term", [effective], /no length of the term/],
    ["no day is known to count from", [threeYears], /effective date, which was not found as a date/],
    [
      "the day is left blank",
      [{ ...effective, state: "ambiguous", answer: "Left blank in the contract" }, threeYears],
      /leaves it open \(Left blank/,
    ],
    [
      "it runs from an event",
      [effective, term("term", "5 years", "for five (5) years from the Opening Date of the Store")],
      /counted from “the Opening Date of the Store”/,
    ],
    [
      "its beginning has no date, though its end has one",
      [
        term(
          "term",
          "3 years",
          "the period of three (3) years that begins on the Commencement Date and ends on 31 May 2028",
        ),
      ],
      /effective date, which was not found as a date/,
    ],
    [
      "the model passed over the day",
      [{ ...effective, state: "ambiguous", answer: `2024-03-01 ${leftOutNote}` }, threeYears],
      /^effective-date: the model says nothing of it, and this device found 2024-03-01\. Look at it/,
    ],
    [
      "it has no end",
      [effective, term("term", "Perpetual", "shall remain in force in perpetuity, perpetual")],
      /has no last day/,
    ],
    [
      "what lasts is what survives it",
      [effective, term("term", "10 years", "These duties survive the end of this Agreement for ten (10) years.")],
      /no length of the term/,
    ],
    [
      "its quotes do not have the length",
      [effective, term("term", "9 years", "for three years from the Effective Date")],
      /no length/,
    ],
    [
      "the length is of business days",
      [effective, term("term", "90 business days", "for 90 business days")],
      // The note does not deny what the table gives.
      /given as “90 business days”.*no length/,
    ],
  ])("says so where %s", (_why, keyTerms, reason) => {
    const calendar = of(keyTerms, "2024-06-01");
    expect(calendar.dates).toEqual([]);
    expect(calendar.open).toContainEqual(expect.stringMatching(reason));
  });

  it("has the obligations with a day, but none that was not borne out", () => {
    const statement = (date: string, status: Statement["status"]): Statement => ({
      id: date,
      level: "obligations",
      text: "",
      status,
      citations: [],
      obligation: { who: "Supplier", party: null, what: "shall report", when: "", date, how: "", trigger: "" },
    });
    const calendar = of([], "2024-06-01", [
      statement("2024-07-01", "exact"),
      statement("2024-05-01", "exact"),
      statement("2024-08-01", "unsupported"),
    ]);
    expect(days(calendar)).toEqual([["2024-07-01", "Supplier shall report"]]);
  });

  it("reads a whole contract on this device", () => {
    const calendar = calendarOf(verifyAnswer(services, summarise(services)), "2025-01-01");
    expect(days(calendar).slice(0, 2)).toEqual([
      ["2025-12-30", "Last day to give notice against renewal"],
      ["2026-02-28", "Last day of the current term; it then renews for 1 year"],
    ]);
    for (const { quote, start, end } of calendar.dates.flatMap(({ citations }) => citations))
      expect(services.text.slice(start, end)).toBe(quote);
  });

  it("takes the day on which a contract begins for no end of it", () => {
    const contract = contractOf(
      "SERVICES AGREEMENT between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n1. Term. The term of this Agreement shall commence on January 10th, 2024 and shall expire on the day that is twenty-four (24) months from that date.",
    );
    const calendar = calendarOf(verifyAnswer(contract, summarise(contract)), "2024-02-01");
    expect(days(calendar)).toEqual([["2026-01-09", "Last day of the term"]]);
  });
});
