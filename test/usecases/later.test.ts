import { describe, expect, test } from "vitest";
import { addBatch, inState, marks, startFirm, timesAsked, until } from "./batch-firm.ts";
import { attemptsOf, keptThere, passUntil, submissionsOf, TestClock, type Waiting } from "./later-firm.ts";
import type { LineFault } from "../simulators/batching.ts";

const three = marks.slice(0, 3);

/** A firm with three contracts that wait at its provider. */
async function handedOver(dialect: "openai" | "anthropic" = "openai"): Promise<Waiting> {
  const clock = new TestClock();
  const firm = await startFirm({ sending: "send", dialect, now: () => clock.now() });
  const headnote = firm.open(clock);
  const id = addBatch(headnote, three, { later: true });
  await passUntil({ firm, headnote, clock, id }, (view) => view.submissions.some(({ phase }) => phase === "waiting"));
  return { clock, firm, headnote, id };
}

describe.each(["openai", "anthropic"] as const)("contracts that may wait, at %s", { timeout: 120_000 }, (dialect) => {
  test("are handed over once, cost half, are checked and kept like any, and nothing of them stays with the provider", async () => {
    const { clock, firm, headnote, id } = await handedOver(dialect);
    const waiting = headnote.batches.view(id);
    expect(waiting).toMatchObject({ state: "running", progress: { submitted: 3, done: 0, spentUsd: 0 } });
    expect(waiting.submissions[0]).toMatchObject({ contracts: 3, trouble: null });
    const runs = headnote.batches.items(id).flatMap((item) => item.runs);
    expect(attemptsOf(headnote, runs)).toMatchObject(three.map(() => ({ outcome: "pending", later: true })));
    expect(headnote.house.library().unsettled()).toEqual([]);

    firm.simulator.batches.finish({}, { shuffled: true });
    const done = await passUntil({ firm, headnote, clock, id }, (view) =>
      view.submissions.every(({ phase }) => phase === "closed"),
    );
    expect(done).toMatchObject({ state: "done", progress: { done: 3, failed: 0, held: 0 } });
    expect(firm.simulator.batches.calls("create")).toBe(1);
    expect(three.map((mark) => timesAsked(firm, mark))).toEqual([0, 0, 0]);
    expect(keptThere(firm)).toEqual([]);
    const library = headnote.house.library();
    for (const item of headnote.batches.items(id)) {
      const saved = library.summary(item.summaryId ?? "");
      expect(saved?.contract.name).toBe(item.name);
      const [attempt] = saved?.run.attempts ?? [];
      expect(attempt).toMatchObject({ outcome: "ok", later: true, usage: { reported: true } });
      const { inputTokens = 0, outputTokens = 0 } = attempt?.usage ?? {};
      // List prices per million tokens, of which half is paid.
      const [input, output] = dialect === "openai" ? [0.4, 1.6] : [3, 15];
      expect(attempt?.costUsd).toBeCloseTo((inputTokens * input + outputTokens * output) / 2e6, 8);
      expect(item.costUsd).toBe(attempt?.costUsd);
    }
    expect(library.costs("matter")[0]?.costUsd).toBeCloseTo(done.progress.spentUsd, 9);
    expect(library.verify()).toEqual([]);
  });

  test("go the ordinary way where no answer came, each for its own reason, and say so with what was charged", async () => {
    const clock = new TestClock();
    const firm = await startFirm({ sending: "send", dialect, now: () => clock.now() });
    const headnote = firm.open(clock);
    const id = addBatch(headnote, marks, { later: true });
    await passUntil({ firm, headnote, clock, id }, (view) => view.submissions.some(({ phase }) => phase === "waiting"));
    const faults: Record<number, LineFault> = {
      0: { kind: "expired" },
      1: { kind: "errored", refusal: "server-error" },
      2: { kind: "garbled" },
      3: { kind: "missing" },
      4: { kind: "length" },
      5: { kind: "content-filter" },
      6: { kind: "text", text: "This is no JSON." },
    };
    firm.simulator.batches.finish(faults, { shuffled: true });
    const done = await passUntil({ firm, headnote, clock, id }, inState("done"));
    expect(done.progress).toMatchObject({ done: 8, failed: 0, held: 0 });
    const items = headnote.batches.items(id);
    const first = items.map(({ runs }) => attemptsOf(headnote, runs.slice(0, 1))[0]);
    expect(first.map((attempt) => attempt?.errorClass ?? attempt?.outcome)).toEqual([
      "timeout",
      "overloaded",
      "malformed",
      "malformed",
      "truncated",
      "content-filtered",
      "malformed",
      "ok",
    ]);
    // Not got to, or refused: nothing. Nobody knows: reckoned. Done and of no use: as reported, at half the price.
    expect(first.map((attempt) => (attempt?.costUsd ?? 0) > 0)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(first.map((attempt) => attempt?.usage?.reported ?? null)).toEqual([
      null,
      null,
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
    // Whose answer was lost is asked; who would not answer, or not rightly, is not, and here there is nobody else.
    expect(marks.map((mark) => timesAsked(firm, mark))).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
    const served = items.map(
      ({ summaryId }) => headnote.house.library().summary(summaryId ?? "")?.run.served?.provider,
    );
    expect(served).toEqual([
      ...Array.from({ length: 4 }, () => dialect),
      "on-device",
      "on-device",
      "on-device",
      dialect,
    ]);
    for (const item of items.slice(0, 7)) {
      expect(item.message).toMatch(/It was asked the ordinary way\./);
      const saved = headnote.house.library().summary(item.summaryId ?? "");
      expect(saved?.run.others).toMatchObject([{ purpose: "later", runId: item.runs[0] }]);
    }
    expect(items[7]?.message).toBeNull();
    expect(headnote.house.library().verify()).toEqual([]);
  });

  test("are fetched again where the answers break off, and the provider is left alone for as long as it asks", async () => {
    const { clock, firm, headnote, id } = await handedOver(dialect);
    const { batches } = firm.simulator;
    const body = { error: { type: "rate_limit_error", code: "rate_limit_exceeded", message: "Too many requests." } };
    batches.script("look", [{ kind: "refuse", status: 429, headers: { "retry-after": "1800" }, body }]);
    const refused = await passUntil({ firm, headnote, clock, id }, (view) => view.submissions[0]?.trouble !== null);
    const { lookedAt, nextLookAt } = refused.submissions[0] ?? {};
    expect(Date.parse(nextLookAt ?? "") - Date.parse(lookedAt ?? "")).toBeGreaterThanOrEqual(1_800_000);
    const before = batches.calls("look");
    batches.script("results", [{ kind: "cut", after: 900 }]);
    batches.finish();
    await passUntil({ firm, headnote, clock, id }, inState("done"));
    expect(batches.calls("look") - before).toBe(2);
    expect(headnote.batches.view(id).progress).toMatchObject({ done: 3, held: 0, failed: 0 });
    expect(batches.calls("create")).toBe(1);
  });

  test("are looked for before anything is sent again, where the provider was handed them and the word of it was lost", async () => {
    const clock = new TestClock();
    const firm = await startFirm({ sending: "send", dialect, now: () => clock.now() });
    const { batches } = firm.simulator;
    batches.script("create", [{ kind: "unheard" }]);
    const headnote = firm.open(clock);
    const id = addBatch(headnote, three, { later: true });
    await passUntil(
      { firm, headnote, clock, id },
      (view) => view.submissions[0]?.trouble !== null && view.submissions[0]?.phase === "sending",
    );
    batches.finish();
    const { progress } = await passUntil({ firm, headnote, clock, id }, inState("done"));
    expect(progress).toMatchObject({ done: 3, held: 0 });
    expect(batches.calls("create")).toBe(1);
  });

  test("are sent again where the provider never had them", async () => {
    const clock = new TestClock();
    const firm = await startFirm({ sending: "send", dialect, now: () => clock.now() });
    const { batches } = firm.simulator;
    batches.script("create", [{ kind: "reset" }]);
    const headnote = firm.open(clock);
    const id = addBatch(headnote, three, { later: true });
    await passUntil({ firm, headnote, clock, id }, (view) => view.submissions[0]?.phase === "waiting");
    expect(batches.calls("create")).toBe(2);
    expect(batches.all).toHaveLength(1);
    batches.finish();
    const { progress } = await passUntil(
      { firm, headnote, clock, id },
      (view) => view.submissions[0]?.phase === "closed",
    );
    expect(progress).toMatchObject({ done: 3, held: 0 });
    expect(keptThere(firm)).toEqual([]);
  });

  test("are held where nobody can tell whether the provider has them", async () => {
    const clock = new TestClock();
    const firm = await startFirm({ sending: "send", dialect, now: () => clock.now() });
    const { batches } = firm.simulator;
    batches.script("create", [{ kind: "unheard" }]);
    batches.script("list", [{ kind: "refuse", status: 404, body: { error: { message: "not found" } } }]);
    const headnote = firm.open(clock);
    const id = addBatch(headnote, three, { later: true });
    const { progress } = await passUntil({ firm, headnote, clock, id }, inState("done"));
    expect(progress).toMatchObject({ done: 0, held: 3 });
    expect(headnote.batches.items(id)[0]?.message).toMatch(/It may have been charged, up to \$.* unless you say so/);
    expect(batches.calls("create")).toBe(1);
  });

  test("go the ordinary way at once where the provider does not take them", async () => {
    const clock = new TestClock();
    const firm = await startFirm({ sending: "send", dialect, now: () => clock.now() });
    const { batches } = firm.simulator;
    const body = {
      error: { type: "invalid_request_error", message: "Batches are not enabled for this organization." },
    };
    batches.script("create", [{ kind: "refuse", status: 400, body }]);
    const headnote = firm.open(clock);
    const id = addBatch(headnote, three, { later: true });
    const { progress, submissions } = await passUntil(
      { firm, headnote, clock, id },
      (view) => view.state === "done" && view.submissions[0]?.phase === "closed",
    );
    expect(submissions).toHaveLength(1);
    expect(progress).toMatchObject({ done: 3, failed: 0 });
    expect(three.map((mark) => timesAsked(firm, mark))).toEqual([1, 1, 1]);
    const [item] = headnote.batches.items(id);
    expect(item?.message).toMatch(/could not wait for a batch\. .*not enabled.*asked the ordinary way/);
    expect(attemptsOf(headnote, item?.runs ?? [])).toMatchObject([
      { outcome: "failed", errorClass: "bad-request", costUsd: 0, later: true },
      { outcome: "ok" },
    ]);
    expect(keptThere(firm)).toEqual([]);
  });

  test("wait for a key that is taken, however long that takes, and are not asked at the whole price", async () => {
    const clock = new TestClock();
    const firm = await startFirm({ sending: "send", dialect, now: () => clock.now() });
    const { batches } = firm.simulator;
    const refusal = {
      kind: "refuse",
      status: 401,
      body: { error: { type: "authentication_error", code: "invalid_api_key", message: "Invalid key." } },
    } as const;
    const tries = 12;
    batches.script(
      dialect === "openai" ? "upload" : "create",
      Array.from({ length: tries }, () => refusal),
    );
    const headnote = firm.open(clock);
    const id = addBatch(headnote, three, { later: true });
    await passUntil({ firm, headnote, clock, id }, (view) => (view.submissions[0]?.tries ?? 0) >= tries - 1);
    expect(headnote.batches.view(id).submissions).toMatchObject([
      { phase: "preparing", trouble: expect.stringMatching(/key/) },
    ]);
    expect(three.map((mark) => timesAsked(firm, mark))).toEqual([0, 0, 0]);
    const { progress } = await passUntil(
      { firm, headnote, clock, id },
      (view) => view.submissions[0]?.phase === "waiting",
    );
    expect(progress).toMatchObject({ submitted: 3, failed: 0 });
    expect(three.map((mark) => timesAsked(firm, mark))).toEqual([0, 0, 0]);
  });

  test("are let go by the provider where the lawyer ends them; what was done by then is kept and charged", async () => {
    const { clock, firm, headnote, id } = await handedOver(dialect);
    headnote.batches.cancel(id, true);
    expect(headnote.batches.view(id).state).toBe("stopping");
    const { progress } = await passUntil(
      { firm, headnote, clock, id },
      (view) => view.state === "cancelled" && view.submissions[0]?.phase === "closed",
    );
    expect(progress).toMatchObject({ done: 1, cancelled: 2, held: 0 });
    expect(progress.spentUsd).toBeGreaterThan(0);
    expect(firm.simulator.batches.calls("cancel")).toBe(1);
    expect(timesAsked(firm, three[1] ?? "")).toBe(0);
  });
});

describe("contracts that may wait", { timeout: 120_000 }, () => {
  test("say in the plan what waiting costs, and wait for the one yes", async () => {
    const clock = new TestClock();
    const firm = await startFirm({ now: () => clock.now() });
    const headnote = firm.open(clock);
    const id = addBatch(headnote, three);
    const { plan } = await until(headnote, id, inState("ready"));
    expect(plan?.later).toMatchObject({ contracts: 3, ordinary: [] });
    expect(plan?.later?.mostUsd).toBeCloseTo((plan?.mostUsd ?? 0) / 2, 9);
    expect(firm.simulator.requests).toHaveLength(0);
    headnote.batches.confirm(id, false, true);
    await passUntil({ firm, headnote, clock, id }, (view) => view.submissions.some(({ phase }) => phase === "waiting"));
    expect(headnote.batches.view(id).progress.mostLeftUsd).toBeCloseTo(plan?.later?.mostUsd ?? 0, 9);
  });

  test("do not wait where the firm's policy asks for zero retention, or agreed on it with the provider", async () => {
    const zero = { openai: { retention: "zero" } };
    for (const requireZeroRetention of [true, false]) {
      const clock = new TestClock();
      const firm = await startFirm({ sending: "send" });
      const { writeFileSync, readFileSync } = await import("node:fs");
      const path = `${firm.profile}/routes.json`;
      const routes = JSON.parse(readFileSync(path, "utf8")) as { providers: { openai: object } };
      const openai = { ...routes.providers.openai, ...zero.openai };
      writeFileSync(path, JSON.stringify({ ...routes, providers: { openai }, policy: { requireZeroRetention } }));
      const headnote = firm.open(clock);
      const id = addBatch(headnote, three.slice(0, 1), { later: true });
      await passUntil({ firm, headnote, clock, id }, inState("done"));
      expect(firm.simulator.batches.calls("upload") + firm.simulator.batches.calls("create")).toBe(0);
      expect(timesAsked(firm, three[0] ?? "")).toBe(1);
      expect(headnote.batches.items(id)[0]?.plan?.notLater).toMatch(
        requireZeroRetention ? /asks for zero retention/ : /takes requests that may wait/,
      );
    }
  });

  test("are not handed over past a budget: what is left of it is held against all that wait together", async () => {
    const clock = new TestClock();
    const firm = await startFirm({
      sending: "send",
      configuration: { budgets: { monthUsd: 0.015, onExceed: "stop" } },
      now: () => clock.now(),
    });
    const headnote = firm.open(clock);
    const id = addBatch(headnote, three, { later: true });
    await passUntil({ firm, headnote, clock, id }, (view) => view.submissions.some(({ phase }) => phase === "waiting"));
    expect(submissionsOf(headnote, id)[0]?.contracts).toBe(2);
  });

  test("are hidden behind placeholders like any, and come back in their own words", async () => {
    const clock = new TestClock();
    const firm = await startFirm({
      sending: "send",
      configuration: { policy: { replace: ["names", "amounts"] } },
      now: () => clock.now(),
    });
    const headnote = firm.open(clock);
    const id = addBatch(headnote, three, { later: true });
    await passUntil({ firm, headnote, clock, id }, (view) => view.submissions.some(({ phase }) => phase === "waiting"));
    const sent = JSON.stringify(firm.simulator.batches.all[0]?.requests);
    expect(sent).not.toMatch(/Pellgate|Abelwick Limited|4,500/);
    firm.simulator.batches.finish();
    await passUntil({ firm, headnote, clock, id }, inState("done"));
    for (const { summaryId } of headnote.batches.items(id)) {
      const saved = headnote.house.library().summary(summaryId ?? "");
      expect(JSON.stringify(saved?.summary)).toMatch(/Pellgate Holdings Limited/);
      expect(saved?.run.served?.provider).toBe("openai");
    }
  });

  test("are looked at ever less often", async () => {
    const { clock, firm, headnote, id } = await handedOver();
    const waits: number[] = [];
    for (let look = 1; look <= 10; look += 1) {
      // What was written is waited for a moment later.
      await new Promise((resolve) => setTimeout(resolve, 5));
      const { nextLookAt } = submissionsOf(headnote, id)[0] ?? {};
      waits.push(Date.parse(nextLookAt ?? "") - clock.now());
      clock.advance(waits.at(-1) ?? 0);
      await until(headnote, id, ({ submissions }) => submissions[0]?.nextLookAt !== nextLookAt);
    }
    expect(waits[0]).toBe(60_000);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBe(15 * 60_000);
    expect(firm.simulator.batches.calls("look")).toBe(10);
  });

  test("are asked about once more, at the ordinary price, where too little of an answer holds and the plan said so", async () => {
    const clock = new TestClock();
    const route = (candidate: string) => ({ strategy: "ordered", candidates: [candidate] });
    const firm = await startFirm({
      sending: "send",
      configuration: {
        routes: {
          simple: route("openai/gpt-4.1-mini"),
          standard: route("openai/gpt-4.1"),
          complex: route("openai/gpt-4.1"),
        },
      },
      now: () => clock.now(),
    });
    const headnote = firm.open(clock);
    const id = addBatch(headnote, three, { later: true });
    await passUntil({ firm, headnote, clock, id }, (view) => view.submissions.some(({ phase }) => phase === "waiting"));
    firm.simulator.batches.finish({ 1: { kind: "invented", quotes: 40 } });
    await passUntil({ firm, headnote, clock, id }, inState("done"));
    expect(three.map((mark) => timesAsked(firm, mark))).toEqual([0, 1, 0]);
    const items = headnote.batches.items(id);
    const saved = headnote.house.library().summary(items[1]?.summaryId ?? "");
    expect(saved?.run.escalation).toMatchObject({ from: "simple", to: "standard", kept: "second" });
    expect(saved?.run.escalation?.other.runId).toBe(items[1]?.runs[0]);
    expect(items[1]?.runs).toHaveLength(2);
    const attempts = attemptsOf(headnote, items[1]?.runs ?? []);
    expect(attempts).toMatchObject([{ outcome: "ok", later: true }, { outcome: "ok" }]);
    expect(items[1]?.costUsd).toBeCloseTo(
      attempts.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
      9,
    );
    expect(items[0]?.runs).toHaveLength(1);
  });

  test("are not put back together by guess where what is replaced has changed meanwhile", async () => {
    const { clock, firm, headnote, id } = await handedOver();
    const preferences = headnote.house.preferences();
    headnote.house.setPreferences({ ...preferences, replace: ["amounts"] });
    firm.simulator.batches.finish();
    const { progress } = await passUntil({ firm, headnote, clock, id }, inState("done"));
    expect(progress).toMatchObject({ done: 3, failed: 0 });
    const [item] = headnote.batches.items(id);
    expect(item?.message).toMatch(/replaced by placeholders.* has changed.* is charged, and cannot be read\./);
    expect(attemptsOf(headnote, item?.runs ?? [])).toMatchObject([
      { outcome: "failed", errorClass: "malformed", usage: { reported: true } },
      { outcome: "ok" },
    ]);
    expect(three.map((mark) => timesAsked(firm, mark))).toEqual([1, 1, 1]);
  });

  test("go the ordinary way where the provider does not accept the file, and nothing is charged for it", async () => {
    const { clock, firm, headnote, id } = await handedOver();
    firm.simulator.batches.refuse();
    const { progress } = await passUntil({ firm, headnote, clock, id }, inState("done"));
    expect(progress).toMatchObject({ done: 3, failed: 0 });
    const [item] = headnote.batches.items(id);
    expect(item?.message).toMatch(
      /could not wait for a batch\. OpenAI did not accept the request: A line is not valid/,
    );
    expect(attemptsOf(headnote, item?.runs.slice(0, 1) ?? [])).toMatchObject([{ outcome: "failed", costUsd: 0 }]);
  });

  test("are not asked again by themselves where somebody stopped them at the provider", async () => {
    const { clock, firm, headnote, id } = await handedOver();
    firm.simulator.batches.stop();
    const { progress } = await passUntil({ firm, headnote, clock, id }, inState("done"));
    expect(progress).toMatchObject({ done: 1, failed: 2 });
    expect(three.map((mark) => timesAsked(firm, mark))).toEqual([0, 0, 0]);
    expect(headnote.batches.items(id)[1]).toMatchObject({ costUsd: 0, code: "provider-failed" });
    expect(headnote.batches.items(id)[1]?.message).toMatch(/^It was cancelled at OpenAI before it was done\./);
  });

  test("are held where the provider no longer has what it was handed", async () => {
    const { clock, firm, headnote, id } = await handedOver();
    const body = { error: { message: "No such batch.", type: "invalid_request_error", code: null } };
    firm.simulator.batches.script("look", [{ kind: "refuse", status: 404, body }]);
    const { progress } = await passUntil({ firm, headnote, clock, id }, inState("done"));
    expect(progress).toMatchObject({ held: 3, done: 0 });
    expect(timesAsked(firm, three[0] ?? "")).toBe(0);
  });

  test("are handed over once where a contract is in the batch twice, and the other is answered from the library", async () => {
    const clock = new TestClock();
    const firm = await startFirm({ sending: "send", now: () => clock.now() });
    const headnote = firm.open(clock);
    const id = addBatch(headnote, ["Abelwick", "Abelwick"], { later: true });
    await passUntil({ firm, headnote, clock, id }, (view) => view.submissions.some(({ phase }) => phase === "waiting"));
    expect(firm.simulator.batches.all[0]?.requests).toHaveLength(1);
    firm.simulator.batches.finish();
    const { progress } = await passUntil({ firm, headnote, clock, id }, inState("done"));
    expect(progress).toMatchObject({ done: 2 });
    expect(firm.simulator.batches.taken).toHaveLength(1);
    expect(timesAsked(firm, "Abelwick")).toBe(0);
  });
});
