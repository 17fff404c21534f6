import { describe, expect, it } from "vitest";
import { checkBudget, nothingSpent, together, type Spent } from "../../electron/routing/budgets.ts";
import { createBench, settle, whole } from "./fixtures.ts";

describe("a budget, while many calls are under way", () => {
  it("counts what they may cost, and lets it go when they have ended", async () => {
    const seen: Spent[] = [];
    const bench = createBench({
      budget: (expense, underWay) => {
        seen.push(underWay);
        return checkBudget({ monthUsd: 1, onExceed: "stop" }, together(nothingSpent, underWay), expense);
      },
    });
    bench.script("alpha/one", whole("yes"));
    const candidates = [{ deployment: "alpha/one", eligible: true, reason: "Allowed.", estimateUsd: 0.3 }];
    const ended = await settle(
      Promise.allSettled(Array.from({ length: 32 }, () => bench.start(candidates))),
      bench.clock,
    );
    expect(bench.calls()).toHaveLength(3);
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const refused = ended.find(({ status }) => status === "rejected");
    expect(String(refused?.status === "rejected" ? refused.reason : "")).toContain("budget");
    expect(Math.max(...seen.map(({ monthUsd }) => monthUsd))).toBeCloseTo(0.9);

    expect((await bench.run(candidates)).value).toBe("yes");
    expect(seen.at(-1)).toEqual({ monthUsd: 0, matters: {}, providers: {} });
  });
});
