import type { Contract } from "../../shared/domain/contract.ts";
import type { Attempt, Run } from "../../shared/domain/run.ts";
import type { Summary } from "../../shared/domain/summary.ts";

/** A whole contract of one page around the given text. */
export function contractOf(sha256: string, text: string, name = `${sha256}.pdf`): Contract {
  return {
    name,
    sha256,
    size: text.length,
    format: "pdf",
    text,
    pages: [
      {
        number: 1,
        start: 0,
        end: text.length,
        width: 595,
        height: 842,
        source: "text",
        runs: [{ start: 0, end: text.length, box: { x: 72, y: 72, width: 400, height: 12 } }],
        margins: [],
      },
    ],
    blocks: [{ kind: "paragraph", start: 0, end: text.length, page: 1 }],
    sections: [],
    coverage: { pages: 1, text: 1, ocr: 0, unreadable: 0 },
    findings: [],
  };
}

export function attemptOf(id: string, changes: Partial<Attempt> = {}): Attempt {
  return {
    id,
    deployment: "openai/gpt-5-mini",
    outcome: "ok",
    startedAt: "2026-11-03T10:00:00.000Z",
    firstTokenMs: 400,
    totalMs: 2000,
    servedModel: "gpt-5-mini",
    usage: { inputTokens: 1000, outputTokens: 100, reported: true },
    costUsd: 0.002,
    ...changes,
  };
}

/** An attempt as it is before it is sent. */
export function pendingAttempt(id: string, changes: Partial<Attempt> = {}): Attempt {
  const { servedModel: _, ...attempt } = attemptOf(id);
  return { ...attempt, outcome: "pending", firstTokenMs: null, totalMs: null, usage: null, costUsd: null, ...changes };
}

export function runOf(id: string, attempts: Attempt[] = [], changes: Partial<Run> = {}): Run {
  return {
    id,
    startedAt: "2026-11-03T10:00:00.000Z",
    tier: "simple",
    complexity: 0.2,
    route: "simple",
    matter: null,
    served: { provider: "openai", model: "gpt-5-mini" },
    attempts,
    trace: [{ atMs: 0, kind: "tier", text: "Short and plain." }],
    costUsd: 0.002,
    fromCache: false,
    ...changes,
  };
}

export function summaryOf(statement: string, changes: Partial<Summary> = {}): Summary {
  return {
    brief: "A services agreement.",
    kind: "services agreement",
    parties: ["Alder Works Ltd", "Birch & Sons LLP"],
    statements: [
      {
        id: "s1",
        level: "snapshot",
        text: statement,
        status: "exact",
        citations: [{ quote: "law", page: 1, start: 0, end: 3, match: "exact" }],
      },
    ],
    keyTerms: [{ id: "governing-law", label: "Governing law", state: "stated", answer: "Ruritania", citations: [] }],
    coverage: { pages: 1, text: 1, ocr: 0, unreadable: 0 },
    ...changes,
  };
}
