import { describe, expect, it } from "vitest";
import { repeats } from "../../shared/domain/repeats.ts";
import type { KeyTerm, Statement } from "../../shared/domain/summary.ts";

const term = { label: "Governing law" } as KeyTerm;
const statement = (change: Partial<Statement>) =>
  ({ level: "key-terms", status: "exact", text: "Governing law: Delaware", ...change }) as Statement;

describe("a statement that says what a key term says", () => {
  it("repeats it", () => expect(repeats(statement({}), term)).toBe(true));

  it("is kept where a reader must look at it", () => {
    expect(repeats(statement({ status: "unsupported" }), term)).toBe(false);
    expect(repeats(statement({ status: "close" }), term)).toBe(false);
  });

  it("is another one where its level or its label is another", () => {
    expect(repeats(statement({ level: "risks" }), term)).toBe(false);
    expect(repeats(statement({ text: "Governing law of the schedule: Ohio" }), term)).toBe(false);
  });
});
