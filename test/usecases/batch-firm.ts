import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { BatchItem, BatchView } from "../../shared/domain/batch.ts";
import { systemClock, type Clock } from "../../electron/execution/clock.ts";
import { compose, type Headnote } from "../../electron/usecases/compose.ts";
import { root, temporaryFolder } from "../cli/run-headnote.ts";
import type { AnswerBehaviour } from "../simulators/behaviour.ts";
import { object } from "../simulators/wire.ts";
import { startSimulator, type Simulator } from "../simulators/simulator.ts";

export const deployment = "openai/gpt-4.1-mini";
export const anthropicDeployment = "anthropic/claude-sonnet-4-6";

export interface Firm {
  readonly profile: string;
  readonly simulator: Simulator;
  readonly env: Readonly<Record<string, string>>;
  /** From now on answers wait until they are let go, each when its `go` is called; null lets them go at once again. */
  hold(heard: ((go: () => void) => void) | null): void;
  /** A Headnote of this process on the firm's profile; closed with the test. */
  open(clock?: Clock): Headnote;
}

/** A firm with one model, which speaks over a real socket, and a library on disk. */
export async function startFirm(
  options: {
    readonly usual?: AnswerBehaviour;
    readonly configuration?: Record<string, unknown>;
    readonly sending?: "ask" | "send";
    readonly dialect?: "openai" | "anthropic";
    /** Epoch milliseconds, by which the provider dates what it makes. */
    readonly now?: () => number;
  } = {},
): Promise<Firm> {
  const profile = temporaryFolder();
  let held: ((go: () => void) => void) | null = null;
  const simulator = await startSimulator({
    dialect: options.dialect ?? "openai",
    ...(options.now === undefined ? {} : { now: options.now }),
    key: "firm-key",
    seed: 1,
    unlimited: true,
    usual: options.usual ?? { kind: "answer", firstTokenMs: 1 },
    delay: () =>
      new Promise<void>((resolve) => {
        if (held === null) resolve();
        else held(resolve);
      }),
  });
  onTestFinished(() => simulator.close());
  const asked = options.dialect === "anthropic" ? anthropicDeployment : deployment;
  const [provider = ""] = asked.split("/");
  const route = { strategy: "ordered", candidates: [asked] };
  writeFileSync(
    join(profile, "routes.json"),
    JSON.stringify({
      providers: { [provider]: { baseURL: simulator.url } },
      routes: { simple: route, standard: route, complex: route },
      ...options.configuration,
    }),
  );
  const env = {
    HEADNOTE_PROFILE: profile,
    HEADNOTE_PASSPHRASE: "a passphrase for this test",
    [`HEADNOTE_KEY_${provider.toUpperCase()}`]: "firm-key",
  };
  return {
    profile,
    simulator,
    env,
    hold(heard) {
      held = heard;
    },
    open(clock) {
      const headnote = openHeadnote(env, clock);
      onTestFinished(() => headnote.close());
      if (options.sending !== undefined) {
        const preferences = headnote.house.preferences();
        headnote.house.setPreferences({ ...preferences, beforeSending: options.sending });
      }
      return headnote;
    },
  };
}

/** A deadline is not what is tested here, so a busy machine must not meet one. */
const unhurried: Clock = {
  ...systemClock,
  setTimeout: (run, delay) => setTimeout(run, delay * 20),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** Waits of half a minute and more are over at once, and have taken as long as they should have. */
export function hasty(): Clock {
  let skipped = 0;
  return {
    now: () => Date.now() + skipped,
    monotonic: () => performance.now() + skipped,
    setTimeout: (run, delay) => {
      if (delay < 30_000) return setTimeout(run, delay);
      return setTimeout(() => {
        skipped += delay;
        run();
      }, 1);
    },
    clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  };
}

export function openHeadnote(env: Readonly<Record<string, string>>, clock: Clock = unhurried): Headnote {
  return compose({
    edition: "process",
    env,
    readingEntry: join(root, "electron/documents/reading-process.ts"),
    clock,
  });
}

/** A short contract that is nobody else's: `mark` is in its words. */
export function contractText(mark: string): string {
  return [
    `SERVICES AGREEMENT ${mark}`,
    `This Services Agreement is made on 3 March 2026 between ${mark} Limited ("Supplier") and Pellgate Holdings Limited ("Customer").`,
    "1. Services. The Supplier shall provide the services described in Schedule 1 with reasonable care and skill.",
    "2. Fees. The Customer shall pay the Supplier GBP 4,500 each month within 30 days of the invoice.",
    "3. Term. This Agreement begins on 1 April 2026 and continues for two years.",
    "4. Liability. The Supplier's total liability shall not exceed GBP 50,000.",
    "5. Governing law. This Agreement is governed by the laws of England and Wales.",
  ].join("\n\n");
}

export const marks = [
  "Abelwick",
  "Brindlemoor",
  "Cawthorne",
  "Dunnaker",
  "Elverstone",
  "Farringale",
  "Gorsebank",
  "Hexleigh",
];

export function addBatch(
  { batches }: Headnote,
  names: readonly string[],
  more: { readonly onDevice?: boolean; readonly paused?: boolean; readonly later?: boolean } = {},
): string {
  const { id } = batches.create({
    name: "the set",
    matter: "2026-17",
    side: null,
    onDevice: more.onDevice ?? false,
    route: null,
    later: more.later ?? false,
  });
  if (more.paused === true) batches.pause(id);
  for (const name of names) {
    batches.addFile(id, { name: `${name}.txt`, bytes: new TextEncoder().encode(contractText(name)) });
  }
  batches.seal(id);
  return id;
}

/** Resolves with the batch as soon as it is as `wanted` says. */
export async function until(
  { batches }: Headnote,
  id: string,
  wanted: (view: BatchView, items: readonly BatchItem[]) => boolean,
): Promise<BatchView> {
  const done = new AbortController();
  for await (const views of batches.watch(done.signal)) {
    const view = views.find((one) => one.id === id);
    if (view !== undefined && wanted(view, batches.items(id))) return view;
  }
  throw new Error("Nobody watches any more.");
}

export const inState = (state: BatchView["state"]) => (view: BatchView) => view.state === state;

/** How often a model was asked about the contract with that mark. */
export function timesAsked({ simulator }: Firm, mark: string): number {
  return simulator.requests.filter(({ body }) => JSON.stringify(object(body)["messages"] ?? "").includes(mark)).length;
}
