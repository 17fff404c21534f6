import { describe, expect, it } from "vitest";
import { parseAnswer } from "../../../electron/summaries/answer.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { verifyAnswer } from "../../../electron/summaries/verify.ts";
import { contractOf } from "../contracts.ts";

const opening = `MUTUAL NON-DISCLOSURE AGREEMENT

This Mutual Non-Disclosure Agreement is made on 9 June 2024 between Halden Optics Ltd. and Marrow & Pike GmbH.`;

function read(...clauses: readonly string[]) {
  const contract = contractOf([opening, ...clauses].join("\n\n"));
  const summary = verifyAnswer(contract, parseAnswer(JSON.stringify(summarise(contract))));
  return {
    summary,
    term: (id: string) => {
      const term = summary.keyTerms.find((one) => one.id === id);
      if (term === undefined) throw new Error(`${id} was not asked`);
      return { ...term, quoted: term.citations.map(({ quote }) => quote).join(" | ") };
    },
  };
}

const use =
  "2. Each party shall use the Confidential Information of the other solely to weigh a joint range of lenses.";

describe("how long secrets are kept", () => {
  it.each([
    [
      "The duties of confidentiality in this Agreement shall continue for a period of four (4) years from the date of each disclosure.",
      "4 years from the date of each disclosure",
    ],
    [
      "The recipient's obligations under this Agreement expire three (3) years after the return of the samples, unless the parties agree otherwise.",
      "3 years after the return of the samples",
    ],
    [
      "For a period of eighteen months following receipt the recipient shall keep the Confidential Information secret.",
      "18 months following receipt",
    ],
    ["The obligations of confidentiality survive the end of this Agreement indefinitely.", "Without an end"],
    [
      "The recipient's obligations of confidentiality shall cease to be effective two years after the date of this Agreement.",
      "2 years after the date of this Agreement",
    ],
  ])("%s", (clause, answer) => {
    expect(read(use, `3. ${clause}`).term("length-of-confidentiality")).toMatchObject({ state: "stated", answer });
  });

  it("is not the time within which something spoken has to be confirmed, nor how long nobody is hired away", () => {
    const { term } = read(
      use,
      "3. What is said aloud is Confidential Information where it is confirmed in writing within fourteen (14) days.",
      "4. For one year after the talks neither party shall solicit employees of the other for hire.",
    );
    expect(term("length-of-confidentiality").state).toBe("silent");
    expect(term("length-of-confidentiality").answer).toMatch(/^Not found, though a non-disclosure agreement usually/);
  });
});

describe("what is not secret", () => {
  it("is named by its kinds, and every item of the list is quoted", () => {
    const { term } = read(
      use,
      "3. Confidential Information does not include information that:\n\n(a) is or becomes public through no act of the recipient;\n\n(b) was known to the recipient before it was disclosed;\n\n(c) comes from a third party who owes no secrecy; or\n\n(d) the recipient developed independently.",
    );
    const { answer, citations } = term("exceptions-from-confidentiality");
    expect(answer).toBe("Public knowledge; what was known before; what comes from others; independent development");
    const quoted = citations.map(({ quote }) => quote).join("\n");
    for (const item of ["is or becomes public", "was known to the recipient", "comes from a third", "independently"])
      expect(quoted).toContain(item);
  });

  it("is said in the contract's own words where only two of the usual kinds are known", () => {
    const { term } = read(
      use,
      "3. The duty of secrecy shall not apply to information that is in the public domain or that a third person gave freely.",
    );
    expect(term("exceptions-from-confidentiality").answer).toMatch(/^The duty of secrecy shall not apply/);
  });

  it("is no list that leaves out what is public: that is one of something else", () => {
    const { term } = read(
      use,
      "3. The recipient shall not show the information to a third party who had not known it before, except with written consent or where a court orders it by law.",
    );
    expect(term("exceptions-from-confidentiality").state).toBe("silent");
  });

  it("is nothing where a consent or an adviser is all that is excepted", () => {
    const { term } = read(
      use,
      "3. Except with the written consent of the other, neither party shall disclose information to a third party.",
    );
    expect(term("exceptions-from-confidentiality").state).toBe("silent");
  });
});

it("the other points of a promise of secrecy are found, each in the sentence that settles it", () => {
  const { term, summary } = read(
    "1. “Confidential Information” means all drawings and prices that are marked as confidential.",
    use,
    "3. The recipient may disclose Confidential Information only to those of its employees and advisers who need to know it.",
    "4. Where a court orders the recipient to disclose Confidential Information, it is required by law to do so only after it has notified the other party.",
    "5. On request the recipient shall return or destroy all Confidential Information and all copies of it.",
    "6. No licence under any patent or trade mark is granted by this Agreement.",
    "7. The recipient shall not reverse engineer any sample.",
    "8. Neither party shall disclose to anybody the fact that these discussions take place, or the terms of this Agreement.",
    "9. A breach may be restrained by injunction.",
    "10. The recipient may use residuals, that is, what its staff retain in unaided memory.",
  );
  expect(term("what-counts-as-confidential").quoted).toContain("all drawings and prices");
  expect(term("permitted-use").quoted).toContain("solely to weigh a joint range");
  expect(term("who-may-be-told").quoted).toContain("who need to know it");
  expect(term("disclosure-that-the-law-demands").answer).toBe("Allowed, with word to the other side");
  expect(term("return-or-destruction").quoted).toContain("return or destroy all");
  expect(term("no-licence-or-transfer").quoted).toContain("No licence under any patent");
  expect(term("reverse-engineering").quoted).toContain("shall not reverse engineer");
  expect(term("secrecy-of-the-talks-themselves").quoted).toContain("these discussions take place");
  expect(term("injunction").quoted).toContain("restrained by injunction");
  expect(term("residual-knowledge").quoted).toContain("unaided memory");
  const snapshot = summary.statements.filter(({ level }) => level === "snapshot").map(({ text }) => text);
  expect(snapshot).toContainEqual(expect.stringMatching(/^Permitted use: /));
  expect(snapshot).toContainEqual(expect.stringMatching(/^Return or destruction: /));
  expect(summary.statements.every(({ status }) => status === "exact")).toBe(true);
});

it("a copy that has to be marked does not say that only what is marked counts", () => {
  const { term } = read(use, "3. Each copy of the Confidential Information shall be marked as confidential.");
  expect(term("what-counts-as-confidential").state).toBe("silent");
});

it("they are not asked of other kinds of contract, where one clause says all of it", () => {
  const contract = contractOf(`SUPPLY AGREEMENT

This Supply Agreement is made on 9 June 2024 between Halden Optics Ltd. and Marrow & Pike GmbH.

1. The Supplier shall deliver lenses each month. The price of each lens is EUR 40.

2. Each party shall keep the other's Confidential Information secret for two years.`);
  const ids = summarise(contract).keyTerms.map(({ id }) => id);
  expect(ids).toContain("confidentiality");
  expect(ids).not.toContain("length-of-confidentiality");
});

describe("an agreement is called mutual", () => {
  const kindOf = (title: string, clause: string) =>
    summarise(
      contractOf(`${title}

This Agreement is made on 9 June 2024 between Halden Optics Ltd. and Marrow & Pike GmbH.

1. ${clause}

2. The Recipient shall keep the Confidential Information secret for two years.`),
    ).kind;

  it.each([
    ["by its title", "TWO-WAY NON-DISCLOSURE AGREEMENT", "Halden discloses drawings."],
    ["where both tell", "NON DISCLOSURE AGREEMENT", "Each party may disclose Confidential Information for the talks."],
    ["where they tell each other", "CONFIDENTIALITY AGREEMENT", "The parties will furnish information to each other."],
  ])("%s", (_, title, clause) => {
    expect(kindOf(title, clause)).toBe("mutual non-disclosure agreement");
  });

  it.each([
    ["who is asked by a court gives word", "Each party who receives a subpoena shall give prompt word of it."],
    ["the parties trust each other", "This Agreement rests on mutual trust and confidence."],
    ["both agree on a remedy", "Both parties agree that a disclosure would do harm for which damages are no remedy."],
  ])("but not because %s", (_, clause) => {
    expect(kindOf("NON-DISCLOSURE AGREEMENT", clause)).toBe("non-disclosure agreement");
  });
});
