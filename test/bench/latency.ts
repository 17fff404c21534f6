/**
 * Replays timed requests of real services on a simulated clock: HEADNOTE_CORPUS=... node test/bench/latency.ts
 * [--runs N] [--seed N]. The same arrivals go to one fixed provider (no deadline, no second choice: what a program without
 * a router does) and to the executor with plans of the strategy `fastest`, with and without hedging, and with an outage of
 * one hour of the fixed provider. Each service answers as its own recorded requests did, drawn at random, errors included.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { hedgeSchema, policySchema } from "../../shared/domain/configuration.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { Clock } from "../../electron/execution/clock.ts";
import { createExecutor } from "../../electron/execution/create-executor.ts";
import { createHealthBook } from "../../electron/execution/health-book.ts";
import { ProviderError, type Deployment, type Failure, type Provider } from "../../electron/providers/provider.ts";
import { planTask } from "../../electron/routing/plan.ts";
import { resolveRoutes } from "../../electron/routing/routes.ts";

const corpus = process.env.HEADNOTE_CORPUS;
if (corpus === undefined || corpus === "") {
  process.stderr.write("Skipped: HEADNOTE_CORPUS does not name the folder of the development corpora.\n");
  process.exit(0);
}
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(name);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};
const runs = option("--runs", 2000);
const seed = option("--seed", 1);

/** One timed request: milliseconds, or the error it met. */
type Recorded =
  | { readonly firstTokenMs: number; readonly totalMs: number; readonly tokens: number }
  | { readonly error: "rate-limited" | "network" };

interface Raw {
  readonly error_code: number | string | null;
  readonly ttft_s?: number;
  readonly end_to_end_latency_s?: number;
  readonly number_output_tokens?: number;
}

const folder = join(corpus, "latency/llmperf/raw_data/individual");
const services = new Map<string, readonly Recorded[]>();
for (const name of (await readdir(folder)).toSorted()) {
  const raw: readonly Raw[] = JSON.parse(await readFile(join(folder, name), "utf8"));
  services.set(name.replace(/\.json$/, "").replace("_", "/"), raw.map(recordedOf));
}

function recordedOf({ error_code, ttft_s, end_to_end_latency_s, number_output_tokens }: Raw): Recorded {
  if (error_code !== null || ttft_s === undefined || end_to_end_latency_s === undefined) {
    return { error: String(error_code) === "429" ? "rate-limited" : "network" };
  }
  return {
    firstTokenMs: ttft_s * 1000,
    totalMs: end_to_end_latency_s * 1000,
    tokens: number_output_tokens ?? 150,
  };
}

/** Mulberry32: the same seed gives the same arrivals and draws on every machine. */
function randomOf(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Time that passes only when nothing is left to do in it. */
class SimulatedClock implements Clock<{ at: number; run: (() => void) | null }> {
  #time = 0;
  #timers: { at: number; run: (() => void) | null }[] = [];
  now = () => Date.parse("2026-11-22T08:00:00Z") + this.#time;
  monotonic = () => this.#time;
  setTimeout(run: () => void, delay: number) {
    const timer = { at: this.#time + Math.max(0, delay), run };
    let low = 0;
    let high = this.#timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#timers[middle]?.at ?? 0) > timer.at) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
    return timer;
  }
  clearTimeout(timer: { run: (() => void) | null }): void {
    timer.run = null;
  }
  wait = (milliseconds: number) => new Promise<void>((resolve) => this.setTimeout(resolve, milliseconds));

  async drive(work: Promise<unknown>): Promise<void> {
    const state = { ended: false };
    const end = () => {
      state.ended = true;
    };
    work.then(end, end);
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (state.ended) return;
      let next = this.#timers.pop();
      while (next !== undefined && next.run === null) next = this.#timers.pop();
      if (next === undefined || next.run === null) continue;
      this.#time = Math.max(this.#time, next.at);
      next.run();
      // Whatever else is due at the same time belongs to the same moment.
      while (this.#timers.at(-1) !== undefined && (this.#timers.at(-1)?.at ?? 0) <= this.#time)
        this.#timers.pop()?.run?.();
    }
  }
}

const hourMs = 3_600_000;
/** One task every twenty seconds on average. */
const gapMs = 20_000;
const outage = { from: 2 * hourMs, to: 3 * hourMs };

const deploymentOf = (id: string): Deployment => ({
  id,
  provider: id.slice(0, id.indexOf("/")),
  model: id.slice(id.indexOf("/") + 1),
  dialect: "openai",
  baseURL: "https://example.test/v1",
  region: null,
  retention: "limited",
  local: false,
});

interface Scene {
  readonly fixed: string;
  readonly candidates: readonly string[];
  readonly outage: boolean;
}

/** What one service does with the call that comes at that time; `call` numbers the calls of the whole replay. */
function recordedAt(id: string, scene: Scene, at: number, draw: number): Recorded {
  if (scene.outage && id === scene.fixed && at >= outage.from && at < outage.to) return { error: "network" };
  const all = services.get(id) ?? [];
  return all[Math.floor(draw * all.length)] ?? { error: "network" };
}

interface Result {
  readonly name: string;
  readonly latencies: readonly number[];
  readonly failed: number;
  readonly calls: number;
}

function arrivalsOf(): number[] {
  const random = randomOf(seed);
  let at = 0;
  return Array.from({ length: runs }, () => {
    at += -Math.log(1 - random()) * gapMs;
    return at;
  });
}

function replayFixed(scene: Scene, id = scene.fixed): Result {
  const random = randomOf(seed + 1);
  const latencies: number[] = [];
  let failed = 0;
  for (const at of arrivalsOf()) {
    const recorded = recordedAt(id, scene, at, random());
    if ("error" in recorded) failed += 1;
    else latencies.push(recorded.totalMs);
  }
  return { name: `${id} alone`, latencies, failed, calls: runs };
}

async function replayRouted(scene: Scene, hedged: boolean): Promise<Result> {
  const random = randomOf(seed + 1);
  const clock = new SimulatedClock();
  let calls = 0;
  const provider: Provider = {
    async *stream(deployment) {
      calls += 1;
      const recorded = recordedAt(deployment.id, scene, clock.monotonic(), random());
      if ("error" in recorded) {
        await clock.wait(200);
        const failure: Failure = { class: recorded.error, scope: "model", retryAt: null, billable: false };
        throw new ProviderError("The provider is not well.", failure);
      }
      yield { type: "text-start", servedModel: null };
      await clock.wait(recorded.firstTokenMs);
      yield { type: "text-delta", text: "The beginning" };
      // In parts, as services send it: a stall shows, and a slow answer does not look like one.
      const parts = 10;
      for (let part = 0; part < parts; part += 1) {
        await clock.wait((recorded.totalMs - recorded.firstTokenMs) / parts);
        yield { type: "text-delta", text: " and more" };
      }
      yield {
        type: "text-end",
        finishReason: "stop",
        servedModel: deployment.model,
        usage: { inputTokens: 550, outputTokens: recorded.tokens, reported: true },
        rateLimits: null,
      };
    },
    check: () => Promise.reject(new Error("not asked here")),
  };
  const health = createHealthBook({ clock });
  const executor = createExecutor({
    provider: () => provider,
    resolve: deploymentOf,
    key: () => "key",
    ledger: {
      openRun: () => undefined,
      begin: () => Promise.resolve(),
      end: () => undefined,
      closeRun: () => undefined,
    },
    cost: () => 0.001,
    clock,
    random,
    health,
    hedge: () => hedgeSchema.parse({ enabled: hedged, maxExtraShare: 0.02, maxCostUsd: 100 }),
  });
  const routes = resolveRoutes({ routes: { replay: { strategy: "fastest", candidates: [...scene.candidates] } } });
  const planned = () =>
    planTask({
      tokens: 550,
      tokensExact: true,
      complexity: { score: 0.5, signals: [] },
      expectedOutputTokens: 1000,
      usualOutputTokens: 150,
      ...routes,
      policy: policySchema.parse({ deny: ["on-device/*"] }),
      resolve: (id) =>
        id === "on-device/extractive" ? { ...deploymentOf(id), dialect: "on-device" } : deploymentOf(id),
      hasKey: () => true,
      price: () => ({ inputPerMillion: 1, outputPerMillion: 1 }),
      onDevice: false,
      route: "replay",
      health: (id) => health.view(id),
      incumbent: (route) => health.incumbent(route),
      draw: random(),
    });
  const latencies: number[] = [];
  let failed = 0;
  const one = async (at: number) => {
    await clock.wait(at);
    try {
      await executor.execute({
        plan: planned(),
        matter: null,
        request: { messages: [], maxOutputTokens: 1000, schema: null, contract: null },
        accept: (answer) => answer,
        signal: new AbortController().signal,
      });
      latencies.push(clock.monotonic() - at);
    } catch (error) {
      if (!(error instanceof HeadnoteError)) throw error;
      failed += 1;
    }
  };
  await clock.drive(Promise.all(arrivalsOf().map(one)));
  return { name: hedged ? "routed, hedged" : "routed", latencies, failed, calls };
}

const percentile = (values: readonly number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(q * values.length) - 1)] ?? Number.NaN;

const size = (suffix: string) => [...services.keys()].filter((id) => id.endsWith(suffix));
const scenes: readonly (Scene & { readonly title: string })[] = ["70b", "13b", "7b"].flatMap((suffix) => {
  const candidates = size(suffix);
  // The one with the longest tail is the one that a router is bought for; the order written puts it first.
  const fixed = candidates.toSorted((a, b) => tailOf(b) - tailOf(a))[0] ?? "";
  const sound = candidates.filter((id) => errorsOf(id) < 0.05).toSorted((a, b) => tailOf(a) - tailOf(b));
  const middling = sound[Math.floor(sound.length / 2)] ?? "";
  const scene = (primary: string, down: boolean) => ({
    fixed: primary,
    candidates: [primary, ...candidates.filter((id) => id !== primary)],
    outage: down,
    title: `${suffix} models, ${primary} first${down ? ", down for an hour" : ""}`,
  });
  const best = sound[0] ?? "";
  return [scene(fixed, false), scene(fixed, true), scene(middling, false), scene(middling, true), scene(best, true)];
});

function errorsOf(id: string): number {
  const all = services.get(id) ?? [];
  return all.filter((one) => "error" in one).length / all.length;
}

function tailOf(id: string): number {
  return percentile(
    (services.get(id) ?? []).flatMap((one) => ("error" in one ? [] : [one.totalMs])),
    0.95,
  );
}

process.stdout.write(
  `${runs} tasks, one every ${gapMs / 1000} s on average, seed ${seed}; seconds to the whole answer\n`,
);
for (const scene of scenes) {
  process.stdout.write(`\n${scene.title}\n`);
  const fixed = replayFixed(scene);
  // What nobody could have known beforehand: the best that any one of them would have done.
  const best = scene.candidates
    .map((id) => replayFixed(scene, id))
    .filter(({ failed }) => failed === 0)
    .toSorted((a, b) => percentile(a.latencies, 0.95) - percentile(b.latencies, 0.95))[0];
  const results = [
    fixed,
    await replayRouted(scene, false),
    await replayRouted(scene, true),
    ...(best === undefined || best.name === fixed.name ? [] : [best]),
  ];
  for (const { name, latencies, failed, calls } of results) {
    const p95 = percentile(latencies, 0.95);
    const cells = [
      `p50 ${(percentile(latencies, 0.5) / 1000).toFixed(2)}`,
      `p95 ${(p95 / 1000).toFixed(2)}`,
      `p99 ${(percentile(latencies, 0.99) / 1000).toFixed(2)}`,
      `p95 ${(percentile(fixed.latencies, 0.95) / p95).toFixed(2)}x better`,
      `${failed} failed`,
      `${((100 * (calls - runs)) / runs).toFixed(1)} % more calls`,
    ];
    process.stdout.write(`  ${name.padEnd(24)} ${cells.map((cell) => cell.padEnd(18)).join("")}\n`);
  }
}
