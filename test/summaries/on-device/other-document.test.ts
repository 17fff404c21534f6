import { describe, expect, it } from "vitest";
import { isOfOtherDocument } from "../../../electron/summaries/on-device/terms/other-document.ts";
import { dueIn } from "../../../electron/summaries/obligations/times.ts";
import { datesIn } from "../../../electron/summaries/facts.ts";
import { findTerm } from "./finding.ts";

function answer(id: string, text: string): string | undefined {
  return findTerm(id, text)?.answer;
}

const parties = "by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).";

describe("a date", () => {
  it.each([
    ["subject to the Agreement dated as of 3 May 2019", true],
    [
      "that certain Milling Agreement, by and between Quillon Mills Ltd. and Harrow & Fen, dated as of 3 May 2019",
      true,
    ],
    ["as set out in a Schedule dated as of 3 May 2019", true],
    ["as defined in the Lease dated the 3 May 2019", true],
    ["the parties entered into a Supply Agreement dated 3 May 2019", true],
    ["This Agreement, dated as of 3 May 2019", false],
    ["the date of this Agreement, made on 3 May 2019", false],
    ["The Agreement is dated as of 3 May 2019", false],
    ["MILLING AGREEMENT dated as of 3 May 2019", false],
    ["the parties have entered into this Agreement as of 3 May 2019", false],
    ["the Milling Agreement dated as of 3 May 2019 (this “Agreement”)", false],
    ["This First Amendment to the Milling Agreement (the “First Amendment”), dated as of 3 May 2019", false],
  ])("in %j is that of another document: %s", (text, expected) => {
    const [date] = datesIn(text);
    expect(date === undefined ? null : isOfOtherDocument(text, date)).toBe(expected);
  });
});

describe("the date of another document", () => {
  const recital =
    "The Supplier is a party to the Grain Agreement dated as of 16 August 2017 (the “Grain Agreement Effective Date”).";

  it("is not the date of the agreement", () => {
    expect(answer("agreement-date", `MILLING AGREEMENT\n\nThis Agreement is ${parties}\n\n${recital}`)).toBeUndefined();
  });

  it("is not the effective date", () => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is made on 4 June 2021 ${parties}\n\nIt follows the Grain Agreement dated as of 16 August 2017 (the “Effective Date”).`;
    expect(answer("effective-date", text)).not.toBe("2017-08-16");
  });

  it("is not the day on which the term ends", () => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is made on 4 June 2021 ${parties}\n\n2. Term. This Agreement shall remain in force until the expiry of the Grinding Season as defined in that agreement dated as of 16 August 2017.`;
    // Its words may be shown; what is made of them must not be that day.
    expect(answer("term", text)).toMatch(/^This Agreement shall remain in force/);
    expect(answer("expiration-date", text)).not.toBe("2017-08-16");
  });

  it("is not the day on which something is due", () => {
    expect(
      dueIn("The Supplier shall deliver flour on the terms of the Grain Agreement made on 16 August 2017.", {
        effective: null,
        agreement: null,
      }).date,
    ).toBeNull();
  });
});

describe("an amendment", () => {
  const amendment = `AMENDMENT NO. 1\n\nThis Amendment No. 1 to the Milling Agreement dated 3 May 2019 is made as of 4 June 2021 ${parties}`;

  it("has its own date", () => {
    expect(answer("agreement-date", amendment)).toBe("2021-06-04");
  });

  it("that another contract speaks of sets no effective date of that contract", () => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is made on 3 May 2019 ${parties}\n\nThe price list was replaced on 4 June 2021 (the “Amendment Effective Date”).`;
    expect(answer("effective-date", text)).not.toBe("2021-06-04");
  });
});
