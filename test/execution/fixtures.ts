import { AnswerError, type ExecutionEvent, type Task } from "../../electron/execution/executor.ts";
import type { Clock } from "../../electron/execution/clock.ts";
import { createExecutor, type ExecutorOptions } from "../../electron/execution/create-executor.ts";
import type { Ledger } from "../../electron/execution/ledger.ts";
import {
  ProviderError,
  type CompletionEvent,
  type CompletionRequest,
  type Deployment,
  type Failure,
  type Provider,
} from "../../electron/providers/provider.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { attemptSchema, runSchema, type Attempt, type Plan, type Run } from "../../shared/domain/run.ts";

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock<number> {
  #time = 0;
  #timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  #next = 1;
  /** What the machine believes; tests may set it apart from the time that passes. */
  wallOffset = Date.parse("2026-11-22T12:00:00Z");

  now(): number {
    return this.wallOffset + this.#time;
  }
  monotonic(): number {
    return this.#time;
  }
  setTimeout(run: () => void, delay: number): number {
    const id = this.#next++;
    this.#timers.set(id, { at: this.#time + Math.max(0, delay), run });
    return id;
  }
  clearTimeout(id: number): void {
    this.#timers.delete(id);
  }
  get pending(): number {
    return this.#timers.size;
  }
  /** Time passes with nothing to do in it. */
  pass(milliseconds: number): void {
    this.#time += milliseconds;
  }
  /** Goes to the next timer and runs it; false where there is none. */
  fireNext(): boolean {
    const [first] = [...this.#timers].toSorted(([a, one], [b, other]) => one.at - other.at || a - b);
    if (first === undefined) return false;
    const [id, { at, run }] = first;
    this.#timers.delete(id);
    this.#time = Math.max(this.#time, at);
    run();
    return true;
  }
}

/** Runs a promise to its end on a fake clock: whenever nothing else is left to do, the next timer fires. */
export async function settle<T>(promise: Promise<T>, clock: FakeClock): Promise<T> {
  let settled = false;
  const mark = () => {
    settled = true;
  };
  promise.then(mark, mark);
  for (;;) {
    for (let turn = 0; turn < 5 && !settled; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    if (settled) return promise;
    if (!clock.fireNext()) throw new Error("nothing is left that could settle the promise");
  }
}

export type Step =
  | { readonly wait: number }
  | { readonly start: string | null }
  | { readonly text: string }
  | { readonly end: Partial<Extract<CompletionEvent, { type: "text-end" }>> }
  | { readonly fail: Failure; readonly status?: number }
  | { readonly throws: unknown }
  /** Never ends, and does not listen to its signal either. */
  | { readonly hang: true }
  | { readonly abort: AbortController };

export const whole = (text: string, more: Partial<Extract<CompletionEvent, { type: "text-end" }>> = {}): Step[] => [
  { start: null },
  { wait: 100 },
  { text },
  { end: more },
];

export const failure = (change: Partial<Failure> = {}): Failure => ({
  class: "overloaded",
  scope: "model",
  retryAt: null,
  billable: false,
  ...change,
});

export function deployment(id: string, change: Partial<Deployment> = {}): Deployment {
  const provider = id.slice(0, id.indexOf("/"));
  const onDevice = provider === "on-device";
  return {
    id,
    provider,
    model: id.slice(provider.length + 1),
    dialect: onDevice ? "on-device" : "openai",
    baseURL: onDevice ? null : "https://example.test/v1",
    region: null,
    retention: "limited",
    local: onDevice,
    ...change,
  };
}

export const request: CompletionRequest = {
  messages: [
    { role: "system", content: "Summarise." },
    { role: "user", content: "A contract." },
  ],
  maxOutputTokens: 1000,
  schema: { name: "summary", json: {} },
  contract: {
    name: "a.txt",
    sha256: "0".repeat(64),
    size: 11,
    format: "text",
    text: "A contract.",
    pages: [],
    blocks: [],
    sections: [],
    coverage: { pages: 1, text: 1, ocr: 0, unreadable: 0 },
    findings: [],
  },
};

export function planOf(candidates: readonly (string | Plan["candidates"][number])[]): Plan {
  return {
    tokens: 1200,
    tokensExact: true,
    complexity: { score: 0.31, signals: [] },
    tier: "standard",
    tierReason:
      "Complexity 0.31, 1,200 tokens: standard tier, because it is too long (over 1,000 tokens) for the simple tier.",
    route: "standard",
    strategy: "ordered",
    candidates: candidates.map((one) =>
      typeof one === "string" ? { deployment: one, eligible: true, reason: "Allowed.", estimateUsd: null } : one,
    ),
    estimateUsd: null,
  };
}

/** Everything that happened, in the order it happened. */
export type Entry =
  | { readonly what: "open" | "close"; readonly run: Run }
  | { readonly what: "begin" | "end"; readonly attempt: Attempt }
  | { readonly what: "call"; readonly deployment: string; readonly key: string | null; readonly at: number };

export interface Bench {
  readonly clock: FakeClock;
  readonly journal: Entry[];
  readonly events: ExecutionEvent[];
  /** The deployments that were called, in order. */
  calls(): string[];
  /** What each deployment does, call after call; the last script repeats. */
  script(id: string, ...scripts: (readonly Step[])[]): void;
  run(candidates: Parameters<typeof planOf>[0], task?: Partial<Task<string>>): Promise<{ value: string; run: Run }>;
  /** As `run`, but time is up to the caller. */
  start(candidates: Parameters<typeof planOf>[0], task?: Partial<Task<string>>): Promise<{ value: string; run: Run }>;
  fails(
    candidates: Parameters<typeof planOf>[0],
    task?: Partial<Task<string>>,
  ): Promise<{ error: HeadnoteError; run: Run | null }>;
}

export function createBench(options: Partial<ExecutorOptions> = {}): Bench {
  const clock = new FakeClock();
  const journal: Entry[] = [];
  const events: ExecutionEvent[] = [];
  const scripts = new Map<string, (readonly Step[])[]>();

  const provider: Provider = {
    async *stream(target, _request, { key }) {
      journal.push({ what: "call", deployment: target.id, key, at: clock.monotonic() });
      const queue = scripts.get(target.id) ?? [];
      const steps = queue.length > 1 ? queue.shift() : queue[0];
      if (steps === undefined) throw new Error(`no script for ${target.id}`);
      for (const step of steps) {
        if ("wait" in step) await new Promise<void>((resolve) => clock.setTimeout(resolve, step.wait));
        else if ("start" in step) yield { type: "text-start", servedModel: step.start };
        else if ("text" in step) yield { type: "text-delta", text: step.text };
        else if ("end" in step) {
          yield {
            type: "text-end",
            finishReason: "stop",
            servedModel: target.model,
            usage: null,
            rateLimits: null,
            ...step.end,
          };
        } else if ("fail" in step) {
          throw new ProviderError("The provider is not well.", step.fail, { status: step.status ?? null });
        } else if ("throws" in step) throw step.throws;
        else if ("abort" in step) step.abort.abort();
        else await new Promise(() => undefined);
      }
    },
    check: () => Promise.reject(new Error("not asked here")),
  };
  const ledger: Ledger = {
    openRun: (run) => journal.push({ what: "open", run: runSchema.parse(structuredClone(run)) }),
    begin: async (_id, attempt) => {
      journal.push({ what: "begin", attempt: attemptSchema.parse(structuredClone(attempt)) });
    },
    end: (_id, attempt) => journal.push({ what: "end", attempt: attemptSchema.parse(structuredClone(attempt)) }),
    closeRun: (run) => journal.push({ what: "close", run: runSchema.parse(structuredClone(run)) }),
  };
  let ids = 0;
  const executor = createExecutor({
    provider: () => provider,
    resolve: (id) => deployment(id),
    key: (name) => `key of ${name}`,
    ledger,
    cost: (_deployment, usage) => (usage.inputTokens + 4 * usage.outputTokens) / 1e6,
    clock,
    random: () => 0.5,
    newId: () => `id-${++ids}`,
    ...options,
  });
  const start = (candidates: Parameters<typeof planOf>[0], task: Partial<Task<string>> = {}) =>
    executor.execute<string>({
      plan: planOf(candidates),
      matter: "1234-7",
      request,
      accept: (answer) => answer,
      signal: new AbortController().signal,
      onEvent: (event) => events.push(event),
      ...task,
    });
  const execute: typeof start = (candidates, task) => settle(start(candidates, task), clock);
  return {
    clock,
    journal,
    events,
    calls: () => journal.flatMap((entry) => (entry.what === "call" ? [entry.deployment] : [])),
    script: (id, ...steps) => scripts.set(id, steps),
    run: execute,
    start,
    async fails(candidates, task) {
      try {
        await execute(candidates, task);
      } catch (error) {
        if (!(error instanceof HeadnoteError)) throw error;
        const run = runSchema.safeParse(error.data["run"]);
        return { error, run: run.success ? run.data : null };
      }
      throw new Error("the task did not fail");
    },
  };
}

export const refuse = (message: string) => () => {
  throw new AnswerError(message);
};

export const traceOf = (run: Run) => run.trace.map(({ kind, text }) => `${kind}: ${text}`);
