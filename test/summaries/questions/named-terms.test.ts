import { describe, expect, it } from "vitest";
import { passagesFor } from "../../../electron/summaries/questions/answer.ts";
import { asksForNoMore, termsAskedFor } from "../../../electron/summaries/questions/named-terms.ts";
import { contractOf } from "../contracts.ts";

const clauses = {
  ending:
    "Either party may bring this Agreement to its close, with or without cause, by telling the other ninety days ahead; it may terminate so at any time.",
  breach:
    "If a party breaches this Agreement and does not cure the breach within twenty days after notice, the other party may terminate this Agreement.",
  liability: "In no event shall the damages that the Miller owes exceed the price of the flour.",
  hiring: "For one year the Baker shall not solicit any person employed by the Miller.",
  secrets: "The Baker shall keep the recipes of the Miller confidential.",
  marked: "Confidential recipes are only those on whose first page the Miller has put a red seal.",
  deliveries: "The Miller shall deliver the flour to the bakery each Monday before six in the morning.",
};
const contract = contractOf(
  [
    "This Agreement is made as of 3 May 2023 by and between Thornby Mill Ltd. (“Miller”) and Harrow Bread LLC (“Baker”).",
    ...Object.values(clauses).map((clause, index) => `${index + 1}. ${clause}`),
  ].join("\n\n"),
);

function answersTo(question: string): string[] {
  return passagesFor(contract, question).statements.map(({ text }) => text);
}

describe("a question for a key term", () => {
  it.each([
    ["Can a party walk away early?", "termination-for-convenience"],
    ["May the Miller be let go of its damages, is there a ceiling on liability?", "cap-on-liability"],
    ["May we poach their staff?", "no-solicit-of-employees"],
    ["Who owns the inventions?", "ip-ownership-assignment"],
    ["Does it roll over?", "renewal-term"],
    ["Which law applies?", "governing-law"],
    ["What counts as confidential?", "what-counts-as-confidential"],
    ["Are oral disclosures protected?", "what-counts-as-confidential"],
    ["What information is excluded from confidentiality?", "exceptions-from-confidentiality"],
    ["What may we use the information for?", "permitted-use"],
    ["May we share the recipes with our advisers?", "who-may-be-told"],
    ["What if a court orders us to produce them?", "disclosure-that-the-law-demands"],
    ["How long does the duty of confidentiality last?", "length-of-confidentiality"],
    ["Do we have to give the samples back?", "return-or-destruction"],
    ["Do we get a licence to the information?", "no-licence-or-transfer"],
    ["May our staff use what they remember?", "residual-knowledge"],
    ["Can we decompile the program?", "reverse-engineering"],
    ["May we tell anybody that we are in talks?", "secrecy-of-the-talks-themselves"],
    ["Can they get an injunction?", "injunction"],
  ])("is known by how people put it: %j", (question, id) => {
    expect(termsAskedFor(question)).toContain(id);
  });

  it("asks for every way to end where it only asks how to end", () => {
    expect(termsAskedFor("Can we cancel?")).toEqual(["termination-for-convenience", "termination-for-cause"]);
  });

  it("is none where no term is asked for", () => {
    expect(termsAskedFor("At what hour does the flour arrive?")).toEqual([]);
  });

  it.each([
    ["Can a party walk away early?", clauses.ending],
    ["Is there a ceiling on liability?", clauses.liability],
    ["May we poach their staff?", clauses.hiring],
  ])("is answered first by where the term stands, whatever its words: %j", (question, clause) => {
    expect(answersTo(question)[0]).toBe(clause);
  });

  it("is answered by words where it asks for something particular", () => {
    const question = "Must confidential recipes have a red seal on their first page?";
    expect(asksForNoMore(question)).toBe(false);
    expect(answersTo(question)[0]).toBe(clauses.marked);
    expect(answersTo(question)).toContain(clauses.secrets);
  });

  it("says nothing twice", () => {
    const answers = answersTo("Is there a ceiling on liability for damages?");
    expect(new Set(answers).size).toBe(answers.length);
  });
});
