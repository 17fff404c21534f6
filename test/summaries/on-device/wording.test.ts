import { describe, expect, it } from "vitest";
import { readable, readableAround } from "../../../electron/summaries/on-device/wording.ts";

describe("a sentence that is too long to be shown whole", () => {
  it("is not cut before what turns it", () => {
    const sentence =
      "The Supplier may use the results of the trial for its own research, training, statistics and quality control at any of its mills, but not for the supply of flour to anybody whom the Customer has named in writing before the trial began, in the county or beyond it, for as long as the trial lasts and for two years after that.";
    expect(readable(sentence, 26)).toContain("but not for the supply of flour");
  });

  it("is not cut before its verb", () => {
    const sentence =
      "EXCEPT FOR FRAUD, FOR DEATH OR INJURY CAUSED BY NEGLIGENCE, AND FOR A BREACH OF THE DUTY OF SECRECY UNDER ARTICLE 9, NEITHER PARTY SHALL BE LIABLE FOR LOSS OF PROFIT, LOSS OF CUSTOM OR ANY OTHER INDIRECT LOSS WHATSOEVER, WHETHER OR NOT IT WAS FORESEEN";
    expect(readable(sentence, 20)).toContain("NEITHER PARTY SHALL BE LIABLE FOR LOSS OF PROFIT");
  });

  it("is not cut in the middle of a date, nor between “as” and “if”", () => {
    const dated =
      "The Customer shall pay for the flour of the old mill on the far bank of the river at the latest by August 16, 2017 into the account of the Supplier at the bank in the town that it names on its first invoice after the opening of the new mill on the near bank.";
    for (const most of [21, 22, 23, 24]) expect(readable(dated, most)).not.toMatch(/August(?: 16,?)?…$/u);
    const compared =
      "The Supplier shall treat the flour of each guest of the Customer at the old mill on the far bank of the river as if the guest had been one of the first customers of the mill on the near bank and had paid for all of its flour at the door";
    for (const most of [20, 22, 24, 26]) expect(readable(compared, most)).not.toMatch(/river(?: as)?…$/u);
  });

  it("is not cut behind the first word of a proviso", () => {
    const sentence =
      "The Supplier may stop the mill in the days of the flood and is relieved of its duties for as long as the water stands in the yard; provided, however, the flour that was paid for shall be delivered, and the wheel shall be set going again in the week in which the water has gone down to the mark on the gate of the yard of the old mill.";
    expect(readable(sentence, 26)).toContain("the flour that was paid for shall be delivered");
  });

  it("is shown whole where a few words would be spared", () => {
    const sentence = "The Customer shall pay for all the flour it receives within thirty days of the invoice, in euro.";
    expect(readable(sentence, 15)).toBe(sentence);
  });

  it("is cut where a clause ends, and says so", () => {
    const sentence =
      "The Customer shall pay for all the flour that it receives within thirty days of the invoice, by transfer to the account that the Supplier names, in euro, together with the tax that applies to it on the day of delivery, which the Supplier shows on the invoice.";
    expect(readable(sentence, 22)).toMatch(/^The Customer shall pay .*…$/u);
  });
});

describe("the part of a long sentence in which something stands", () => {
  const before =
    "The Supplier shall keep the records of the mill in good order in the office at the head of this Agreement and in a second place that it names to the Customer,";
  const around = (part: string, word: string) =>
    readableAround(`${before} ${part}`, `${before} ${part}`.indexOf(word), 24);

  it("begins with a clause of its own, without the word that joins it", () => {
    expect(around("and the parties submit to the courts of Bruges in all disputes about flour.", "courts")).toBe(
      "…the parties submit to the courts of Bruges in all disputes about flour.",
    );
    expect(around("and Party B will take care of every claim about the flour of the mill.", "claim")).toBe(
      "…Party B will take care of every claim about the flour of the mill.",
    );
  });

  it.each([
    ["and cannot be changed except in writing by both of the parties and their agents.", "writing"],
    ["books and papers that arise out of or relate to the arbitration of disputes.", "arbitration"],
  ])("does not begin with %j", (part, word) => {
    expect(around(part, word)).toMatch(/^The Supplier shall keep the records/);
  });

  it("is not left off where a condition has only begun", () => {
    const kinds = "wool or flax or hemp or silk or ".repeat(12);
    const sentence = `Each party shall hold the other harmless for ${kinds}jute in the event it, or its weavers, or any carter of theirs, is held liable for what the yarn has done.`;
    expect(readable(sentence)).toMatch(/is held liable for what the yarn has done\.$/);
  });
});
