import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readDocument } from "../../electron/documents/read-document.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import { attemptOf, runOf } from "../library/specimens.ts";

/** A real contract with an answer of which one statement is true, one invented and one nearly quoted. */
export async function saved(name: string, law: string): Promise<SavedSummary> {
  const bytes = new Uint8Array(await readFile(join(import.meta.dirname, "../../samples", name)));
  const contract = await readDocument({ name, bytes }, { password: null, onPage: () => undefined });
  const verified = verifyAnswer(contract, {
    kind: "mutual non-disclosure agreement",
    brief: "Both parties keep what they hear from each other confidential.",
    parties: ["Brindlewick Optics, Inc.", "Tamberlane Robotics LLC"],
    statements: [
      {
        level: "snapshot",
        text: `The law of ${law} governs.`,
        quotes: [{ quote: sentenceWith(contract.text, law) }],
      },
      {
        level: "risks",
        text: "Liability is capped at $1,000,000 \u0007 and ☃.",
        risk: { severity: "high", reason: "What is lost above it stays lost.", who: "each party" },
        quotes: [{ quote: "in no event shall liability exceed one million dollars" }],
      },
    ],
    keyTerms: [
      {
        id: "governing-law",
        label: "Governing law",
        state: "stated",
        answer: `=${law}`,
        quotes: [{ quote: sentenceWith(contract.text, law) }],
      },
      { id: "insurance", label: "Insurance", state: "silent", answer: "", quotes: [] },
      {
        id: "term",
        label: "Term",
        state: "silent",
        answer: "Not found, though usual: its length is open.",
        quotes: [],
      },
    ],
  });
  return {
    id: "s1",
    createdAt: "2026-11-22T10:00:00.000Z",
    matter: "2026-18",
    contract,
    summary: verified,
    run: {
      ...runOf("r1", [
        attemptOf("a", {
          outcome: "failed",
          errorClass: "overloaded",
          usage: null,
          costUsd: null,
          servedModel: "claude-sonnet-4-6",
          deployment: "anthropic/claude-sonnet-4-6",
        }),
        attemptOf("b", { costUsd: 0.25 }),
      ]),
      single: { deployment: "openai/gpt-4o", costUsd: 1.25 },
    },
    hasFile: true,
  };
}

export function sentenceWith(text: string, word: string): string {
  const sentence = text.match(new RegExp(`[^.]*\\b${word}\\b[^.]*\\.`))?.[0].trim();
  if (sentence === undefined) throw new Error(`No sentence has ${word}.`);
  return sentence;
}
