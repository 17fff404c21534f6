import { describe, expect, it } from "vitest";
import { dueIn, plainTimes } from "../../../electron/summaries/obligations/times.ts";

const anchors = { effective: "2024-03-01", agreement: "2024-02-15" };
const none = { effective: null, agreement: null };

describe("when something is due", () => {
  it.each([
    ["shall report by June 1st, 2020.", "by 2020-06-01", "2020-06-01", "", ""],
    [
      "shall pay each invoice within thirty (30) days after receipt of it.",
      "within 30 days after receipt of it",
      null,
      "",
      "receipt of it",
    ],
    [
      "shall deliver the plan within sixty (60) days after the Effective Date.",
      "within 60 days after the Effective Date",
      "2024-04-30",
      "2024-03-01 (the effective date) plus 60 days",
      "",
    ],
    [
      "shall pay the deposit no later than two months after the date of this Agreement",
      "no later than 2 months after the date of this Agreement",
      "2024-04-15",
      "2024-02-15 (the date of the agreement) plus 2 months",
      "",
    ],
    [
      "shall pay within fourteen (14) days after demand a fair proportion of the premium.",
      "within 14 days after demand",
      null,
      "",
      "demand",
    ],
    ["shall offer the shares to its depositors as of February 28, 2013", "", null, "", ""],
    ["shall keep records for a two-year period", "for a 2-year period", null, "", ""],
    [
      "shall report within 10 days after the end of each month, and for two years thereafter",
      "within 10 days after the end of each month; for 2 years thereafter",
      null,
      "",
      "the end of each month",
    ],
    [
      "shall pay on June 1, 2030, June 1, 2031 and June 1, 2032",
      "on 2030-06-01; 2031-06-01; 2032-06-01",
      "2030-06-01",
      "",
      "",
    ],
    [
      "shall send a statement within 60 days of the close of the year a copy of which",
      "within 60 days of the close of the year",
      null,
      "",
      "the close of the year",
    ],
    ["shall give fifteen days' notice of the time of the milling", "15 days' notice", null, "", ""],
    ["shall pay the fee commencing on 1 March 2030", "commencing on 2030-03-01", null, "", ""],
    ["shall plan the period beginning on the Effective Date and ending on 31 December 2030", "", null, "", ""],
    ["shall mill for not more than three hours at a time", "", null, "", ""],
    ["shall send a certificate of insurance that gives 30 days' notice of cancellation", "", null, "", ""],
    ["shall pay the rent on the first day of each month", "on the first day of each month", null, "", ""],
    ["shall promptly tell the other", "promptly", null, "", ""],
    ["shall deliver the Goods", "", null, "", ""],
  ])("reads %j", (text, when, date, how, event) => {
    expect(dueIn(text, anchors)).toEqual({ when, date, how, event });
  });

  it("counts from no day that is not known, and from no business days", () => {
    expect(dueIn("shall pay within 60 days after the Effective Date", none)).toMatchObject({ date: null, event: "" });
    expect(dueIn("shall pay within 10 business days after the Effective Date", anchors)).toMatchObject({ date: null });
  });

  it("prefers a day to a time from an event", () => {
    expect(
      dueIn("shall within 10 days after each delivery, and by 31 December 2024, send a report", anchors),
    ).toMatchObject({ date: "2024-12-31" });
  });

  it("writes dates, lengths and amounts plainly, and nothing else differently", () => {
    expect(plainTimes("by March 1, 2024, 10 percent of five million Euros within thirty (30) days")).toBe(
      "by 2024-03-01, 10% of EUR 5,000,000 within 30 days",
    );
    expect(plainTimes("on 03/04/2024")).toBe("on 03/04/2024");
  });
});
