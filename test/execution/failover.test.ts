import { afterEach, describe, expect, it } from "vitest";
import type { Clock } from "../../electron/execution/clock.ts";
import { createExecutor } from "../../electron/execution/create-executor.ts";
import type { ExecutionEvent, Executor } from "../../electron/execution/executor.ts";
import type { Deployment } from "../../electron/providers/provider.ts";
import { costOf } from "../../electron/providers/prices.ts";
import { createProviders } from "../../electron/providers/registry.ts";
import { createOnDeviceProvider } from "../../electron/summaries/on-device/provider.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { runSchema, type Attempt, type ErrorClass, type Run } from "../../shared/domain/run.ts";
import { deploymentOf, listen, request } from "../providers/fixtures.ts";
import type { Behaviour } from "../simulators/behaviour.ts";
import { startSimulator, type Simulator } from "../simulators/simulator.ts";
import { deployment, FakeClock, planOf } from "./fixtures.ts";

const key = "sk-test-0123456789abcdef0123456789abcdef";
const device = "on-device/extractive";
const sides = {
  openai: { id: "openai/gpt-4.1-mini", other: "anthropic" },
  anthropic: { id: "anthropic/claude-sonnet-4-6", other: "openai" },
} as const;
type Side = keyof typeof sides;

const open: Simulator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

/** Pauses between attempts are over at once; deadlines come when the test says so, with the socket in the state it waited for. */
class ImpatientClock extends FakeClock {
  readonly #shortest = 10_000;
  override setTimeout(run: () => void, delay: number): number {
    const timer = super.setTimeout(run, delay);
    if (delay < this.#shortest) setImmediate(() => this.fireNext());
    return timer;
  }
}

interface Pair {
  readonly clock: FakeClock;
  readonly first: Simulator;
  readonly second: Simulator;
  readonly ids: readonly [string, string];
  readonly ledger: Map<string, Attempt>;
  readonly runs: Run[];
  readonly events: ExecutionEvent[];
  /** What the second candidate says when nothing is wrong. */
  readonly wholeAnswer: string;
  readonly execute: () => ReturnType<Executor["execute"]>;
  /** Resolves when so many characters of the first answer have been received. */
  readonly received: (count: number) => Promise<void>;
}

async function startPair(dialect: Side): Promise<Pair> {
  const forever = (_milliseconds: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  const other = sides[dialect].other;
  const [first, second] = await Promise.all([
    startSimulator({ dialect, key, delay: forever, seed: 1 }),
    startSimulator({ dialect: other, key, seed: 2 }),
  ]);
  open.push(first, second);
  const ids = [sides[dialect].id, sides[other].id] as const;
  const deployments = new Map<string, Deployment>([
    [ids[0], deploymentOf(first, ids[0])],
    [ids[1], deploymentOf(second, ids[1])],
    [device, deployment(device)],
  ]);
  const clock = new ImpatientClock();
  const provider = createProviders({ onDevice: createOnDeviceProvider(), now: () => clock.now() });
  const ledger = new Map<string, Attempt>();
  const runs: Run[] = [];
  const events: ExecutionEvent[] = [];
  const awaited: { readonly count: number; readonly resolve: () => void }[] = [];

  const target = deployments.get(ids[1]);
  if (target === undefined) throw new Error("the second deployment is missing");
  const undisturbed = await listen(
    provider(target.dialect).stream(target, request, { key, signal: new AbortController().signal }),
  );
  second.reset();

  const executor = createExecutor({
    provider,
    resolve: (id) => deployments.get(id) ?? { problem: "Not in this test." },
    key: () => key,
    ledger: {
      openRun: () => undefined,
      begin: async (_run, attempt) => void ledger.set(attempt.id, attempt),
      end: (_run, attempt) => ledger.set(attempt.id, attempt),
      closeRun: (run) => runs.push(runSchema.parse(run)),
    },
    cost: costOf,
    clock: clock satisfies Clock,
    random: () => 0,
  });
  return {
    clock,
    first,
    second,
    ids,
    ledger,
    runs,
    events,
    wholeAnswer: undisturbed.text,
    received: (count) => new Promise((resolve) => awaited.push({ count, resolve })),
    execute: () =>
      executor.execute<string>({
        plan: planOf([...ids, device]),
        matter: null,
        request,
        accept: (answer) => {
          JSON.parse(answer);
          return answer;
        },
        signal: new AbortController().signal,
        onEvent: (event) => {
          events.push(event);
          if (event.type !== "progress") return;
          for (const { count, resolve } of awaited) if (event.received >= count) resolve();
        },
      }),
  };
}

interface Fault {
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly class: ErrorClass;
  /** Calls that the first candidate gets. */
  readonly calls: number;
  /** What has to be so before the deadline comes; none where the fault shows itself. */
  readonly until?: (pair: Pair) => Promise<unknown>;
  readonly only?: Side;
}

const twice = { times: 2 } as const;
const faults: readonly Fault[] = [
  {
    name: "429 with a Retry-After of a minute",
    behaviour: { kind: "rate-limited", retryAfter: 60 },
    class: "rate-limited",
    calls: 1,
  },
  {
    name: "429 with a short Retry-After, twice",
    behaviour: { kind: "rate-limited", retryAfter: 2, ...twice },
    class: "rate-limited",
    calls: 2,
  },
  {
    name: "429 without Retry-After",
    behaviour: { kind: "rate-limited", retryAfter: null },
    class: "rate-limited",
    calls: 1,
  },
  { name: "no credit left", behaviour: { kind: "insufficient-quota" }, class: "quota-exhausted", calls: 1 },
  { name: "500, twice", behaviour: { kind: "server-error", ...twice }, class: "overloaded", calls: 2 },
  { name: "503, twice", behaviour: { kind: "unavailable", ...twice }, class: "overloaded", calls: 2 },
  { name: "529, twice", behaviour: { kind: "overloaded", ...twice }, class: "overloaded", calls: 2, only: "anthropic" },
  { name: "a wrong key", behaviour: { kind: "bad-key" }, class: "bad-key", calls: 1 },
  { name: "an unknown model", behaviour: { kind: "unknown-model" }, class: "unknown-model", calls: 1 },
  { name: "a contract that is too long", behaviour: { kind: "context-too-long" }, class: "context-too-long", calls: 1 },
  { name: "a content filter", behaviour: { kind: "content-filter" }, class: "content-filtered", calls: 1 },
  {
    name: "a content filter in the midst",
    behaviour: { kind: "content-filter-finish", after: 3 },
    class: "content-filtered",
    calls: 1,
  },
  { name: "a reset connection, twice", behaviour: { kind: "reset", ...twice }, class: "network", calls: 2 },
  {
    name: "silence",
    behaviour: { kind: "silence" },
    class: "timeout",
    calls: 1,
    until: ({ first }) => first.request(1),
  },
  {
    name: "a slow first token",
    behaviour: { kind: "answer", firstTokenMs: 20_000 },
    class: "timeout",
    calls: 1,
    until: ({ first }) => first.request(1),
  },
  {
    name: "a stall",
    behaviour: { kind: "stall", after: 6 },
    class: "timeout",
    calls: 1,
    until: ({ received }) => received(6 * 24),
  },
  { name: "a cut", behaviour: { kind: "cut", after: 6 }, class: "network", calls: 1 },
  { name: "a stream that merely ends", behaviour: { kind: "fin", after: 6 }, class: "network", calls: 1 },
  { name: "a malformed event", behaviour: { kind: "malformed-event", after: 3 }, class: "malformed", calls: 1 },
  { name: "a missing terminal event", behaviour: { kind: "no-terminal" }, class: "network", calls: 1 },
  { name: "an error inside the stream", behaviour: { kind: "error-event", after: 4 }, class: "overloaded", calls: 1 },
  { name: "an answer that runs into its limit", behaviour: { kind: "length", after: 4 }, class: "truncated", calls: 1 },
  { name: "a page of HTML", behaviour: { kind: "html" }, class: "malformed", calls: 1 },
  {
    name: "an error with status 200, twice",
    behaviour: { kind: "error-body", ...twice },
    class: "overloaded",
    calls: 2,
  },
];

describe.each(["openai", "anthropic"] as const)("when a provider that speaks the dialect of %s fails", (dialect) => {
  it.each(faults.filter(({ only }) => only === undefined || only === dialect))(
    "by $name, the next one's whole answer arrives",
    async ({ behaviour, class: errorClass, calls, until }) => {
      const pair = await startPair(dialect);
      const { first, second, ids, clock, ledger, runs, events, wholeAnswer } = pair;
      first.script("*", [behaviour]);
      const reached = until?.(pair);
      const done = pair.execute();
      if (reached !== undefined) {
        await reached;
        clock.fireNext();
      }
      const { value, run } = await done;

      expect(value).toBe(wholeAnswer);
      expect(first.requests).toHaveLength(calls);
      expect(second.requests).toHaveLength(1);
      expect(run.served).toEqual({ provider: ids[1].split("/")[0], model: ids[1].split("/")[1] });
      expect(run.attempts.map((attempt) => [attempt.deployment, attempt.outcome, attempt.errorClass])).toEqual([
        ...Array.from({ length: calls }, () => [ids[0], "failed", errorClass]),
        [ids[1], "ok", undefined],
      ]);
      expect(run.attempts.at(-1)?.usage?.reported).toBe(true);
      expect([...ledger.values()]).toEqual(run.attempts);
      expect(runs).toEqual([run]);
      expect(events.filter(({ type }) => type === "switch")).toHaveLength(1);
      expect(run.trace.map(({ kind }) => kind).filter((kind) => kind !== "rejected")).toEqual([
        "tier",
        "candidate",
        "attempt",
        "failure",
        ...(calls === 2 ? ["retry", "attempt", "failure"] : []),
        "failover",
        "attempt",
        "served",
      ]);
      expect(JSON.stringify(run)).not.toContain(key);
    },
  );

  it("by a 429 with a short Retry-After, once, it is asked again and answers itself", async () => {
    const { first, second, ids, execute } = await startPair(dialect);
    first.script("*", [{ kind: "rate-limited", retryAfter: 2 }]);
    const { run } = await execute();
    expect(run.served?.provider).toBe(ids[0].split("/")[0]);
    expect(first.requests).toHaveLength(2);
    expect(second.requests).toHaveLength(0);
  });

  it("for good, its breaker opens, and closes again after a probe", async () => {
    const { first, second, execute, clock } = await startPair(dialect);
    first.script("*", [{ kind: "unavailable", times: 3 }]);
    for (let run = 0; run < 4; run += 1) await execute();
    expect(first.requests).toHaveLength(3);
    expect(second.requests).toHaveLength(4);
    clock.pass(30_000);
    await execute();
    await execute();
    expect(first.requests).toHaveLength(5);
    expect(second.requests).toHaveLength(4);
  });
});

describe("when every provider fails", () => {
  it("the engine on this device answers, and the trace says why", async () => {
    const { first, second, execute, ids } = await startPair("openai");
    first.script("*", [{ kind: "cut", after: 5 }]);
    second.script("*", [{ kind: "bad-key" }]);
    const { value, run } = await execute();
    expect(JSON.parse(String(value))).toHaveProperty("statements");
    expect(run.served).toEqual({ provider: "on-device", model: "extractive" });
    expect(run.attempts.map(({ deployment: id, outcome }) => [id, outcome])).toEqual([
      [ids[0], "failed"],
      [ids[1], "failed"],
      [device, "ok"],
    ]);
    expect(run.attempts[2]?.costUsd).toBe(0);
    expect(run.trace.map(({ kind }) => kind)).toContain("fallback");
  });

  it("and there is no engine on this device, the error says who failed how", async () => {
    const { first, second, ids } = await startPair("anthropic");
    first.script("*", [{ kind: "context-too-long" }]);
    second.script("*", [{ kind: "insufficient-quota" }]);
    const clock = new ImpatientClock();
    const executor = createExecutor({
      provider: createProviders({ onDevice: createOnDeviceProvider(), now: () => clock.now() }),
      resolve: (id) => deploymentOf(id === ids[0] ? first : second, id),
      key: () => key,
      ledger: {
        openRun: () => undefined,
        begin: () => Promise.resolve(),
        end: () => undefined,
        closeRun: () => undefined,
      },
      cost: costOf,
      clock,
    });
    const plan = planOf(ids);
    const failed = executor.execute({
      plan,
      matter: null,
      request,
      accept: (answer) => answer,
      signal: new AbortController().signal,
    });
    const error: unknown = await failed.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HeadnoteError);
    expect(error).toMatchObject({ code: "provider-failed" });
    expect(String(error)).toMatch(
      /claude-sonnet-4-6: the contract is too long for it.*gpt-4.1-mini: no credit or quota left/,
    );
  });
});
