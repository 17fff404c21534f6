import { describe, expect, test } from "vitest";
import {
  batchItemSchema,
  batchSchema,
  goesLater,
  planOf,
  progressOf,
  type BatchItem,
} from "../../shared/domain/batch.ts";

/** As the first libraries kept them, before anything could wait. */
const oldBatch = {
  id: "b",
  name: "leases",
  createdAt: "2026-11-23T10:00:00.000Z",
  matter: null,
  side: null,
  onDevice: false,
  route: null,
  later: false,
  sealed: true,
  control: "go",
  abort: false,
};
const oldItem = {
  id: "i",
  batchId: "b",
  position: 0,
  name: "lease.pdf",
  size: 1,
  state: "planned",
  sha256: "0",
  task: "t",
  plan: { tier: "simple", first: "openai/x", leaves: true, receivers: ["openai/x"], mostUsd: 0.4, known: false },
  confirmed: true,
  runs: [],
  summaryId: null,
  costUsd: 0,
  code: null,
  message: null,
  mayHaveCostUsd: null,
  endedAt: null,
};

describe("a batch", () => {
  test("that was kept before anything could wait is read, and nothing of it waits", () => {
    expect(batchSchema.parse(oldBatch).submissions).toEqual([]);
    const item = batchItemSchema.parse(oldItem);
    expect(item).toMatchObject({ submission: null, fellBack: null, plan: { later: null, notLater: null } });
    expect(goesLater(item)).toBe(false);
  });

  test("says what waiting costs: what can wait at its price, the rest at the ordinary one and why, what is not known left out", () => {
    const item = (later: { deployment: string; mostUsd: number | null } | null, mostUsd: number | null): BatchItem => {
      const old = batchItemSchema.parse({ ...oldItem, confirmed: false });
      if (old.plan === null) throw new Error("It has a plan.");
      return { ...old, plan: { ...old.plan, mostUsd, later, notLater: later === null ? "Too long." : null } };
    };
    const items = [
      item({ deployment: "openai/x", mostUsd: 0.2 }, 0.4),
      item({ deployment: "openai/x", mostUsd: null }, null),
      item({ deployment: "anthropic/y", mostUsd: 0.3 }, 0.6),
      item(null, 0.5),
    ];
    expect(planOf(items).later).toEqual({
      contracts: 3,
      receivers: [
        { deployment: "openai/x", contracts: 2, mostUsd: null },
        { deployment: "anthropic/y", contracts: 1, mostUsd: 0.3 },
      ],
      mostUsd: 1,
      ordinary: [{ reason: "Too long.", contracts: 1 }],
    });
    expect(planOf([item(null, 0.5)]).later).toBeNull();
    // Until the yes, it may still be either.
    expect(progressOf(items).mostLeftUsd).toBeCloseTo(1.5, 9);
    expect(progressOf(items.map((each) => ({ ...each, confirmed: true }))).mostLeftUsd).toBeCloseTo(1, 9);
  });
});
