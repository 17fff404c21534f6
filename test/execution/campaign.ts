import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { isDeepStrictEqual } from "node:util";
import { pause } from "../../electron/execution/clock.ts";
import { createExecutor } from "../../electron/execution/create-executor.ts";
import { openLibrary } from "../../electron/library/open.ts";
import { costOf } from "../../electron/providers/prices.ts";
import type { CompletionRequest, Deployment } from "../../electron/providers/provider.ts";
import { createProviders } from "../../electron/providers/registry.ts";
import { createOnDeviceProvider } from "../../electron/summaries/on-device/provider.ts";
import { buildRequest } from "../../electron/summaries/prompt.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { errorCodeSchema, HeadnoteError } from "../../shared/domain/errors.ts";
import type { Run } from "../../shared/domain/run.ts";
import { createRandom } from "../bench/random.ts";
import { contractText, deploymentOf, listen, request as asked } from "../providers/fixtures.ts";
import type { Behaviour } from "../simulators/behaviour.ts";
import { startSimulator, type Simulator } from "../simulators/simulator.ts";
import { deployment, FakeClock, planOf } from "./fixtures.ts";

/** What was wrong, counted; all zero where nothing was. */
export interface CampaignReport {
  readonly seed: number;
  readonly faults: number;
  readonly tasks: number;
  readonly requests: number;
  readonly attempts: number;
  readonly answeredOnDevice: number;
  /** Tasks without an answer, though the engine on this device could always give one. */
  readonly lost: number;
  /** Answers that are not, byte for byte, what one candidate says alone. */
  readonly notWhole: number;
  readonly hung: number;
  /** Requests that reached a provider without an attempt, and attempts that differ between the run and the disk. */
  readonly unrecorded: number;
  /** Answers that were paid for, beside the one that was used, without being told and added up. */
  readonly unsaidCharges: number;
  readonly untyped: number;
  /** The first of each kind of complaint. */
  readonly complaints: readonly string[];
}

const vendors = [
  { id: "openai/gpt-4.1-mini", dialect: "openai" },
  { id: "anthropic/claude-sonnet-4-6", dialect: "anthropic" },
  { id: "deepseek/deepseek-chat", dialect: "openai" },
  { id: "mistral/mistral-small-latest", dialect: "openai" },
  { id: "qwen/qwen-plus", dialect: "openai" },
] as const;
const device = "on-device/extractive";
const key = "sk-test-0123456789abcdef0123456789abcdef";
const abreast = 8;
/** At most, between two tasks; or whoever failed would still be left alone when the next begins. */
const restMs = 40_000;
/** How likely a fault is for who is asked first and next. */
const chances = [0.8, 0.5];
const never = new AbortController().signal;
/** Real time after which a task that has not ended counts as hung. */
const hangMs = 120_000;

const lookEveryMs = 4;
/** Of the time since it was last looked. */
const idleShare = 0.9;

/**
 * Lets time pass only while there is nothing else to do: whenever this process, in which everything runs, has been idle for
 * a moment, the next timer goes off. Faults that wait cost nothing, and no busy machine makes a provider look slow.
 */
function driveWhenIdle(clock: FakeClock): () => void {
  let seen = performance.eventLoopUtilization();
  const driver = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, seen);
    seen = now;
    if (utilization < 1 - idleShare) clock.fireNext();
  }, lookEveryMs);
  return () => clearInterval(driver);
}

function faultOf(random: () => number): Behaviour {
  const after = Math.floor(random() * 40);
  const waits = [null, 1, 2, 4, 30][Math.floor(random() * 5)] ?? null;
  const faults: readonly Behaviour[] = [
    { kind: "rate-limited", retryAfter: waits },
    { kind: "insufficient-quota" },
    { kind: "server-error" },
    { kind: "unavailable", times: 1 + Math.floor(random() * 3) },
    { kind: "overloaded" },
    { kind: "bad-key" },
    { kind: "unknown-model" },
    { kind: "context-too-long" },
    { kind: "content-filter" },
    { kind: "content-filter-finish", after },
    { kind: "reset" },
    { kind: "silence" },
    { kind: "cut", after },
    { kind: "fin", after },
    { kind: "stall", after },
    { kind: "malformed-event", after },
    { kind: "no-terminal" },
    { kind: "no-done" },
    { kind: "no-end" },
    { kind: "html" },
    { kind: "error-body" },
    { kind: "error-event", after },
    { kind: "length", after },
    { kind: "answer", firstTokenMs: 20_000 },
    { kind: "answer", firstTokenMs: 8_000 },
    { kind: "refuse", status: 502, body: "<html>Bad Gateway</html>" },
  ];
  return faults[Math.floor(random() * faults.length)] ?? { kind: "reset" };
}

/** Contracts that differ in what they say, so that an answer about one is not one about another. */
function contractsOf(count: number): Contract[] {
  const base = asked.contract;
  if (base === null) throw new Error("the request is about no contract");
  return Array.from({ length: count }, (_, index) => {
    const text = contractText
      .map((clause) =>
        clause.replace("24 months", `${12 + index} months`).replace("EUR 250,000", `EUR ${index + 1}50,000`),
      )
      .join("\n\n");
    return { ...base, text, size: text.length, sha256: String(index).padStart(64, "0"), name: `supply-${index}.txt` };
  });
}

interface Told {
  readonly run: Run;
  readonly text: string;
  readonly contract: number;
}

/**
 * Runs contract tasks through the real executor, the real adapters, real sockets and a ledger on disk while so many faults,
 * drawn by the seed, befall five simulated providers; then holds what came out against what the providers saw.
 */
export async function runCampaign(options: {
  readonly seed: number;
  readonly faults: number;
}): Promise<CampaignReport> {
  const random = createRandom(options.seed);
  const clock = new FakeClock();
  const stop = driveWhenIdle(clock);
  const folder = mkdtempSync(join(tmpdir(), "headnote-campaign-"));
  const path = join(folder, "library.db");
  const openIt = () => openLibrary({ path, key: Buffer.alloc(32, 3), clock: () => clock.now() });
  const library = openIt();
  const delay = (milliseconds: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const timer = clock.setTimeout(resolve, milliseconds);
      signal.addEventListener(
        "abort",
        () => {
          clock.clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    });
  const simulators = new Map<string, Simulator>();
  const deployments = new Map<string, Deployment>([[device, deployment(device)]]);
  for (const [index, { id, dialect }] of vendors.entries()) {
    const simulator = await startSimulator({
      dialect,
      key,
      delay,
      now: () => clock.now(),
      seed: index + 1,
      unlimited: true,
    });
    simulators.set(id, simulator);
    deployments.set(id, deploymentOf(simulator, id));
  }
  const provider = createProviders({ onDevice: createOnDeviceProvider(), now: () => clock.now() });
  const requests: CompletionRequest[] = contractsOf(4).map((contract) =>
    buildRequest(contract, { side: null }, "contract-0"),
  );

  const alone = new Map<string, string>();
  for (const [id, target] of deployments) {
    for (const [index, request] of requests.entries()) {
      const { text } = await listen(
        provider(target.dialect).stream(target, request, { key, signal: new AbortController().signal }),
      );
      alone.set(`${id} ${index}`, text);
    }
  }
  for (const simulator of simulators.values()) simulator.reset();

  const complaints: string[] = [];
  const counts = { lost: 0, notWhole: 0, hung: 0, unrecorded: 0, unsaidCharges: 0, untyped: 0 };
  const complain = (kind: keyof typeof counts, what: string) => {
    counts[kind] += 1;
    if (counts[kind] <= 3) complaints.push(`${kind}: ${what}`);
  };
  const executor = createExecutor({
    provider,
    resolve: (id) => deployments.get(id) ?? { problem: "Not in this campaign." },
    key: () => key,
    ledger: library.ledger,
    cost: costOf,
    clock,
    random,
  });

  let queued = 0;
  /** Those that some call has met. */
  const met = () => queued - [...simulators.values()].reduce((sum, simulator) => sum + simulator.queued(), 0);
  let tasks = 0;
  const told: Told[] = [];
  const one = async (): Promise<void> => {
    tasks += 1;
    const contract = Math.floor(random() * requests.length);
    const request = requests[contract];
    const order = vendors.map(({ id }) => ({ id, draw: random() })).toSorted((a, b) => a.draw - b.draw);
    const ids = order.map(({ id }) => id).slice(0, 2 + Math.floor(random() * 4));
    // Most fall on who is asked first, or hardly any would be met.
    for (const [place, id] of ids.entries()) {
      const simulator = simulators.get(id);
      if (simulator === undefined || simulator.queued() > 1 || random() > (chances[place] ?? 0.2)) continue;
      const fault = faultOf(random);
      queued += fault.times ?? 1;
      simulator.script("*", [fault]);
    }
    if (request === undefined) return;
    let hang: NodeJS.Timeout | undefined;
    const abort = new AbortController();
    try {
      const outcome = await Promise.race([
        executor.execute<string>({
          plan: planOf([...ids, device]),
          matter: null,
          request,
          accept: (answer) => {
            JSON.parse(answer);
            return answer;
          },
          signal: abort.signal,
        }),
        new Promise<null>((resolve) => {
          hang = setTimeout(() => resolve(null), hangMs);
        }),
      ]);
      if (outcome === null) {
        abort.abort();
        return complain("hung", ids.join(", "));
      }
      told.push({ run: outcome.run, text: outcome.value, contract });
    } catch (error) {
      const typed = error instanceof HeadnoteError && errorCodeSchema.safeParse(error.code).success;
      if (!typed) complain("untyped", String(error));
      complain("lost", error instanceof Error ? error.message : String(error));
    } finally {
      clearTimeout(hang);
    }
  };
  await Promise.all(
    Array.from({ length: abreast }, async () => {
      while (met() < options.faults) {
        await one();
        await pause(clock, random() * restMs, never);
      }
    }),
  );
  const faults = met();
  stop();
  library.close();

  const kept = openIt();
  const attemptsAt = new Map<string, number>();
  const paidAt = new Map<string, number>();
  for (const { run, text, contract } of told) {
    const by = run.served;
    const served = run.attempts.findLast(({ outcome }) => outcome === "ok")?.deployment ?? "";
    if (by === null || text !== alone.get(`${served} ${contract}`)) complain("notWhole", `${run.id} by ${served}`);
    const onDisk = kept.run(run.id);
    if (!isDeepStrictEqual(onDisk?.attempts, run.attempts)) complain("unrecorded", `run ${run.id}`);
    const charges = run.attempts.filter(({ costUsd }) => costUsd !== 0);
    const sum = charges.some(({ costUsd }) => costUsd === null)
      ? null
      : charges.reduce((total, { costUsd }) => total + (costUsd ?? 0), 0);
    const same = sum === null || run.costUsd === null ? sum === run.costUsd : Math.abs(sum - run.costUsd) < 1e-9;
    if (!same) complain("unsaidCharges", `run ${run.id} says ${run.costUsd}, its attempts ${sum}`);
    for (const attempt of run.attempts) {
      const { deployment: id } = attempt;
      attemptsAt.set(id, (attemptsAt.get(id) ?? 0) + 1);
      if (attempt.costUsd !== 0) paidAt.set(id, (paidAt.get(id) ?? 0) + 1);
      const said = run.trace.some(
        ({ kind, deployment: about }) => about === id && (kind === "failure" || kind === "served"),
      );
      if (attempt.costUsd !== 0 && !said) complain("unsaidCharges", `run ${run.id} is silent about ${id}`);
    }
  }
  let requestCount = 0;
  for (const [id, simulator] of simulators) {
    const posts = simulator.requests.filter(({ method }) => method === "POST");
    requestCount += posts.length;
    if (posts.length > (attemptsAt.get(id) ?? 0)) {
      complain("unrecorded", `${id} got ${posts.length} requests, ${attemptsAt.get(id) ?? 0} attempts are known`);
    }
    await simulator.close();
    const endings = await Promise.all(posts.map(({ ended }) => ended));
    const answered = endings.filter((ending) => ending === "answered").length;
    if (answered > (paidAt.get(id) ?? 0)) {
      complain("unsaidCharges", `${id} gave ${answered} whole answers, ${paidAt.get(id) ?? 0} are said to be charged`);
    }
  }
  kept.close();
  rmSync(folder, { recursive: true, force: true });
  return {
    seed: options.seed,
    faults,
    tasks,
    requests: requestCount,
    attempts: [...attemptsAt.values()].reduce((sum, count) => sum + count, 0),
    answeredOnDevice: told.filter(({ run }) => run.served?.provider === "on-device").length,
    ...counts,
    complaints,
  };
}
