import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Library } from "../../electron/library/library.ts";
import { openLibrary } from "../../electron/library/open.ts";
import { errorClassSchema } from "../../shared/domain/run.ts";
import { attemptOf, pendingAttempt, runOf } from "./specimens.ts";

let library: Library;

beforeEach(() => {
  library = openLibrary({ path: null, key: null, clock: () => 0 });
});
afterEach(() => library.close());

describe("costs", () => {
  beforeEach(() => {
    library.closeRun(
      runOf(
        "r1",
        [
          attemptOf("a", {
            outcome: "failed",
            errorClass: "overloaded",
            usage: null,
            costUsd: null,
            deployment: "anthropic/claude",
          }),
          attemptOf("b", { costUsd: 0.25 }),
        ],
        { matter: "1042-7" },
      ),
    );
    library.closeRun(
      runOf(
        "r2",
        [attemptOf("a", { costUsd: 1.5, startedAt: "2026-12-31T23:59:59.000Z", deployment: "anthropic/claude" })],
        { tier: "complex" },
      ),
    );
    library.closeRun(runOf("r3", [], { fromCache: true }));
  });

  test("are added up by matter; work without one has an empty key", () => {
    expect(library.costs("matter")).toEqual([
      {
        key: "",
        runs: 1,
        attempts: 1,
        failedAttempts: 0,
        inputTokens: 1000,
        outputTokens: 100,
        costUsd: 1.5,
        unpriced: 0,
      },
      {
        key: "1042-7",
        runs: 1,
        attempts: 2,
        failedAttempts: 1,
        inputTokens: 1000,
        outputTokens: 100,
        costUsd: 0.25,
        unpriced: 0,
      },
    ]);
  });

  test("are added up by the provider of each attempt, not by who answered in the end", () => {
    expect(library.costs("provider")).toMatchObject([
      { key: "anthropic", runs: 2, attempts: 2, failedAttempts: 1, costUsd: 1.5 },
      { key: "openai", runs: 1, attempts: 1, failedAttempts: 0, costUsd: 0.25 },
    ]);
  });

  test("are added up by tier, from simple to complex", () => {
    expect(library.costs("tier").map(({ key }) => key)).toEqual(["simple", "complex"]);
  });

  test("leave the tokens of failed attempts out where answers are added up", () => {
    library.closeRun(
      runOf("r5", [
        attemptOf("a", { outcome: "failed", usage: { inputTokens: 7, outputTokens: 7, reported: true } }),
        attemptOf("b", { usage: { inputTokens: 500, outputTokens: 50, reported: true } }),
      ]),
    );
    expect(library.answeredTokens()).toEqual({ inputTokens: 2500, outputTokens: 250 });
  });

  test("are added up by month in UTC, the newest first", () => {
    library.closeRun(runOf("r4", [attemptOf("a", { startedAt: "2026-12-31T23:59:59.000-02:00" })]));
    expect(library.costs("month").map(({ key }) => key)).toEqual(["2027-01", "2026-12", "2026-11"]);
  });
});

describe("an attempt without a known cost", () => {
  test.each(errorClassSchema.options)(
    "that failed as %s is counted unpriced where it may have been charged",
    (errorClass) => {
      library.closeRun(runOf("r", [attemptOf("a", { outcome: "failed", errorClass, usage: null, costUsd: null })]));
      const mayBeCharged = ["timeout", "network", "content-filtered", "truncated", "malformed", "cancelled"].includes(
        errorClass,
      );
      expect(library.costs("tier")).toMatchObject([{ costUsd: 0, unpriced: mayBeCharged ? 1 : 0 }]);
    },
  );

  test("that is pending, cancelled or done is counted unpriced: it is not shown as free", () => {
    library.closeRun(
      runOf("r", [
        pendingAttempt("a"),
        attemptOf("b", { outcome: "cancelled", costUsd: null }),
        attemptOf("c", { costUsd: null }),
        attemptOf("d", { costUsd: 0 }),
      ]),
    );
    expect(library.costs("tier")).toMatchObject([{ attempts: 4, failedAttempts: 0, unpriced: 3, costUsd: 0 }]);
  });
});
