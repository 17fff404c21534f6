import { describe, expect, it } from "vitest";
import {
  cellsOf,
  firstRows,
  obligationGroups,
  obligationRows,
  unlistedNote,
  whenOf,
} from "../../shared/domain/obligations.ts";
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

  it("stands by who is bound where it is long and nobody said whom we act for", () => {
    const many = Array.from({ length: 9 }, (_, at) => said(`m${at}`, duty({})));
    const open = ["Each agent", "Supplier and the Agent", "", "Receiving party"].map((who, at) =>
      said(`o${at}`, duty({ who, party: null })),
    );
    const groups = obligationGroups([...statements, ...many, ...open], null);
    expect(groups.map(({ title, rows }) => [title, rows.length])).toEqual([
      ["Quillon Mills Ltd.", 11],
      ["Harrow & Fen LLC", 1],
      ["Agent", 2],
      ["Receiving Party", 1],
      ["All parties", 1],
      ["Others, or several", 2],
    ]);
  });

  it("shows the main ones of many first, and all of few", () => {
    const many = obligationRows(Array.from({ length: 9 }, (_, at) => said(`m${at}`, duty({}))));
    expect(firstRows(many.slice(0, 8))).toHaveLength(8);
    expect(ids([...firstRows(many)])).toEqual(["m0", "m1", "m2", "m3", "m4", "m5"]);
    const marked = many.map((row, at) => ({ ...row, statement: { ...row.statement, isMain: at === 7 } }));
    expect(ids([...firstRows(marked)])).toEqual(["m7"]);
  });

  it("says how many are not listed, and where they stand", () => {
    expect(unlistedNote(undefined)).toBeNull();
    expect(unlistedNote({ count: 2, sections: ["Fees", "Audit"] })).toBe(
      "2 more obligations were found and are not listed here. They stand under: Fees; Audit.",
    );
    expect(unlistedNote({ count: 1, sections: [] })).toBe("1 more obligation was found and is not listed here.");
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
