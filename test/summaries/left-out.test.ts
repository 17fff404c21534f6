import { describe, expect, it } from "vitest";
import type { ModelAnswer } from "../../electron/summaries/answer.ts";
import { withLeftOut } from "../../electron/summaries/left-out.ts";

type KeyTerm = ModelAnswer["keyTerms"][number];

function term(id: string, answer: string, quote: string, state: KeyTerm["state"] = "stated"): KeyTerm {
  return { id, label: id, state, answer, detail: "", quotes: quote === "" ? [] : [{ quote }] };
}

function answerOf(...keyTerms: KeyTerm[]): ModelAnswer {
  return { kind: "", brief: "", parties: [], statements: [], keyTerms };
}

const clause =
  "For 2 years after the end of this Agreement the Mill shall not sell flour to any bakery that the Agent has visited";

describe("what an answer leaves out and this device finds", () => {
  it("is shown as open", () => {
    const shown = withLeftOut(
      answerOf(term("payment", "USD 5", "pays five dollars a sack")),
      answerOf(term("non-compete", "2 years", clause)),
    );
    expect(shown.keyTerms.map(({ id, state }) => [id, state])).toEqual([
      ["payment", "stated"],
      ["non-compete", "ambiguous"],
    ]);
  });

  it("is not shown twice where the answer quotes the clause under a kindred term", () => {
    const said = term("exclusivity", "The Mill may not sell to the Agent's bakeries for 2 years", clause.slice(0, 90));
    const shown = withLeftOut(answerOf(said), answerOf(term("non-compete", "2 years", clause)));
    expect(shown.keyTerms).toEqual([said]);
  });

  it.each<[string, KeyTerm[]]>([
    ["reads another figure in the clause", [term("exclusivity", "The Agent's bakeries", clause)]],
    [
      "finds it in another clause",
      [term("exclusivity", "2 years", "The Agent alone may visit the bakeries of the town")],
    ],
    ["finds it in a clause of another family", [term("payment", "2 years", clause)]],
    ["is told that it is not there", [term("exclusivity", "2 years", clause), term("non-compete", "", "", "silent")]],
  ])("is shown where this device %s", (_why, said) => {
    const shown = withLeftOut(answerOf(...said), answerOf(term("non-compete", "2 years", clause)));
    expect(shown.keyTerms.find(({ id }) => id === "non-compete")).toMatchObject({ state: "ambiguous" });
  });
});
