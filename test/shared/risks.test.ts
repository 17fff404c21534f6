import { describe, expect, it } from "vitest";
import { bearsOn, gapsIn, isUnflagged, riskRows } from "../../shared/domain/risks.ts";
import type { KeyTerm, Risk, Statement } from "../../shared/domain/summary.ts";

const weight = (more: Partial<Risk>): Risk => ({
  severity: "medium",
  reason: "It costs.",
  who: "",
  party: null,
  ...more,
});
const said = (id: string, risk?: Risk): Statement => ({
  id,
  level: "risks",
  text: id,
  status: "exact",
  citations: [],
  ...(risk === undefined ? {} : { risk }),
});
const statements = [
  said("low", weight({ severity: "low" })),
  said("old"),
  said("theirs", weight({ severity: "high", who: "Supplier", party: "Harrow & Fen LLC" })),
  said("both", weight({ who: "each party" })),
  said("ours", weight({ severity: "high", who: "Customer", party: "Osprey Ltd" })),
  { ...said("elsewhere"), level: "clauses" as const },
];

describe("risks", () => {
  it("stand the gravest first, in their order where they are alike, and those that nobody weighed with the middling ones", () => {
    expect(riskRows(statements, null).map(({ statement }) => statement.id)).toEqual([
      "theirs",
      "ours",
      "old",
      "both",
      "low",
    ]);
    expect(riskRows(statements, null).map(({ weight: words }) => words)).toEqual(["High", "High", "", "Medium", "Low"]);
  });

  it("put what weighs on the other side last, and say on whom each weighs", () => {
    const rows = riskRows(statements, "Osprey Ltd");
    expect(rows.map(({ statement }) => statement.id)).toEqual(["ours", "old", "both", "low", "theirs"]);
    expect(rows.map(({ weight: words }) => words)).toEqual([
      "High, on us",
      "",
      "Medium, on both sides",
      "Low",
      "High, on the other side",
    ]);
    expect(bearsOn(weight({ party: "Osprey Ltd" }), null)).toBe("open");
  });

  it("are beside what is missing, with its reason; not what is merely silent", () => {
    const term = (id: string, state: KeyTerm["state"], answer: string): KeyTerm => ({
      id,
      label: id,
      state,
      answer,
      citations: [],
    });
    const terms = [
      term("a", "silent", ""),
      term("b", "silent", "Not found, though usual."),
      term("c", "stated", "Ohio"),
    ];
    expect(gapsIn(terms).map(({ id }) => id)).toEqual(["b"]);
  });

  it("are said to be none only of a contract in which nothing was flagged", () => {
    const term: KeyTerm = { id: "a", label: "a", state: "silent", answer: "", citations: [] };
    const flag: Statement = { id: "s1", level: "risks", text: "It renews.", citations: [], status: "exact" };
    expect(isUnflagged({ statements: [], keyTerms: [term] })).toBe(true);
    expect(isUnflagged({ statements: [{ ...flag, level: "snapshot" }], keyTerms: [term] })).toBe(true);
    expect(isUnflagged({ statements: [flag], keyTerms: [term] })).toBe(false);
    expect(isUnflagged({ statements: [], keyTerms: [] })).toBe(false);
  });
});
