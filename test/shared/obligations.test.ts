import { describe, expect, it } from "vitest";
import { cellsOf, obligationGroups, obligationRows, whenOf } from "../../shared/domain/obligations.ts";
import { statementSchema, type Obligation, type Statement } from "../../shared/domain/summary.ts";

const duty = (more: Partial<Obligation>): Obligation => ({
  who: "Supplier",
  party: "Quillon Mills Ltd.",
  what: "shall deliver",
  when: "",
  date: null,
  how: "",
  trigger: "",
  ...more,
});
const said = (id: string, obligation?: Obligation): Statement =>
  statementSchema.parse({ id, level: "obligations", text: id, status: "exact", citations: [], obligation });

const statements = [
  said("a", duty({})),
  said("b", duty({ date: "2025-01-31", who: "Customer", party: "Harrow & Fen LLC" })),
  said("c", duty({ date: "2024-12-01" })),
  said("d", duty({ who: "Each Party", party: null })),
  said("e", duty({ who: "Agent", party: null })),
  { ...said("f"), level: "risks" as const },
];
const ids = (rows: { statement: Statement }[]) => rows.map(({ statement }) => statement.id);

describe("the table of obligations", () => {
  it("has what is dated first, by its date, and the rest as it came", () => {
    expect(ids(obligationRows(statements))).toEqual(["c", "b", "a", "d", "e"]);
  });

  it("tells ours from theirs where it is known whom we act for", () => {
    const groups = obligationGroups(statements, "Harrow & Fen LLC");
    expect(groups.map(({ whose, rows }) => [whose, ids([...rows])])).toEqual([
      ["ours", ["b"]],
      ["both", ["d"]],
      ["theirs", ["c", "a"]],
      ["open", ["e"]],
    ]);
    expect(obligationGroups(statements, null).map(({ whose }) => whose)).toEqual([null]);
    expect(obligationGroups([], "Harrow & Fen LLC")).toEqual([]);
  });

  it("opens what was saved before obligations were divided", () => {
    const [row] = obligationRows([said("The Supplier shall deliver.")]);
    expect(cellsOf(row?.obligation ?? duty({}))).toEqual(["", "The Supplier shall deliver.", "", ""]);
  });

  it("says the day, and how it was counted, unless the words name it", () => {
    expect(whenOf(duty({ when: "by 2024-12-01", date: "2024-12-01" }))).toBe("by 2024-12-01");
    expect(whenOf(duty({ when: "within 30 days after the Effective Date", date: "2024-03-31", how: "x plus y" }))).toBe(
      "within 30 days after the Effective Date: 2024-03-31, which is x plus y",
    );
  });
});
