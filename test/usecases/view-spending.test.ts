import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { compose } from "../../electron/usecases/compose.ts";
import { viewSpending } from "../../electron/usecases/view-spending.ts";
import type { Configuration } from "../../shared/domain/configuration.ts";
import { attemptOf, runOf } from "../library/specimens.ts";

function open(configuration: Partial<Configuration>) {
  const profile = mkdtempSync(join(tmpdir(), "headnote-spending-"));
  mkdirSync(profile, { recursive: true });
  writeFileSync(join(profile, "routes.json"), JSON.stringify(configuration));
  const headnote = compose({
    edition: "process",
    env: { HEADNOTE_PROFILE: profile, HEADNOTE_PASSPHRASE: "a passphrase for this test" },
    readingEntry: "unused",
  });
  onTestFinished(async () => {
    await headnote.close();
    rmSync(profile, { recursive: true, force: true });
  });
  return headnote.house;
}

const startedAt = new Date().toISOString();
const answer = (deployment: string, costUsd: number) =>
  attemptOf("a", {
    deployment,
    costUsd,
    startedAt,
    usage: { inputTokens: 100_000, outputTokens: 10_000, reported: true },
  });

test("holds what was spent against every budget, the fullest of a kind first", () => {
  const house = open({
    budgets: {
      monthUsd: 50,
      providers: { openai: 10, anthropic: 4 },
      matters: { "1042-7": 2, "9": 1 },
      onExceed: "step-down",
    },
  });
  house.library().closeRun(runOf("r1", [answer("openai/gpt-5", 1)], { matter: "1042-7" }));
  house.library().closeRun(runOf("r2", [answer("anthropic/claude-sonnet-4-6", 3)]));
  expect(viewSpending(house)).toMatchObject({
    onExceed: "step-down",
    costUsd: 4,
    budgets: [
      { of: "month", key: "", limitUsd: 50, usedUsd: 4 },
      { of: "provider", key: "anthropic", limitUsd: 4, usedUsd: 3 },
      { of: "provider", key: "openai", limitUsd: 10, usedUsd: 1 },
      { of: "matter", key: "1042-7", limitUsd: 2, usedUsd: 1 },
      { of: "matter", key: "9", limitUsd: 1, usedUsd: 0 },
    ],
  });
});

test("says what the same tokens cost on the one model that the firm compares with", () => {
  const house = open({ compareWith: "openai/gpt-4o" });
  house.library().closeRun(runOf("r1", [answer("deepseek/deepseek-chat", 0.03)]));
  // 100,000 tokens at $2.50 and 10,000 at $10 a million.
  expect(viewSpending(house).single).toEqual({ deployment: "openai/gpt-4o", costUsd: 0.35 });
});

test("compares nothing where no model has answered, and guesses no price", () => {
  expect(viewSpending(open({})).single).toBeNull();
  const house = open({ compareWith: "openai/a-model-that-nobody-knows" });
  house.library().closeRun(runOf("r1", [answer("deepseek/deepseek-chat", 0.03)]));
  expect(viewSpending(house).single).toEqual({ deployment: "openai/a-model-that-nobody-knows", costUsd: null });
});
