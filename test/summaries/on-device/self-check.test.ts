import { expect, test } from "vitest";
import { inProvenWords } from "../../../electron/summaries/on-device/self-check.ts";
import { verifyAnswer } from "../../../electron/summaries/verify.ts";
import type { Contract } from "../../../shared/domain/contract.ts";

const text =
  "The Supplier may suspend the Services after thirty (30) days. The Customer shall pay each invoice within ten (10) days.";
const contract: Contract = {
  name: "a.txt",
  sha256: "0",
  size: text.length,
  format: "text",
  text,
  pages: [{ number: 1, start: 0, end: text.length, width: 0, height: 0, source: "text", runs: [], margins: [] }],
  blocks: [{ kind: "paragraph", start: 0, end: text.length, page: 1 }],
  sections: [],
  coverage: { pages: 1, text: 1, ocr: 0, unreadable: 0 },
  findings: [],
};
const quote = { quote: "The Supplier may suspend the Services after thirty (30) days.", start: 0 };
const answer = (...statements: string[]) => ({
  kind: "contract",
  brief: "Contract.",
  parties: [],
  keyTerms: [],
  statements: statements.map((words) => ({ level: "clauses" as const, text: words, quotes: [quote] })),
});

test("a statement that goes beyond its passage is said in the contract's own words, and the others stay", () => {
  const sound = inProvenWords(
    contract,
    answer("Suspension after 30 days.", "The Supplier shall suspend after 45 days."),
  );
  expect(sound.statements.map(({ text: words }) => words)).toEqual([
    "Suspension after 30 days.",
    "The Supplier may suspend the Services after thirty (30) days.",
  ]);
  expect(verifyAnswer(contract, sound).statements.every(({ status }) => status === "exact")).toBe(true);
});

test("a statement whose passage is not in the contract is not said", () => {
  const invented = {
    ...answer("It renews."),
    statements: [{ level: "clauses" as const, text: "It renews.", quotes: [{ quote: "It renews each year." }] }],
  };
  expect(inProvenWords(contract, invented).statements).toEqual([]);
});
