import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { compose, type Headnote } from "../../electron/usecases/compose.ts";
import { planContract } from "../../electron/usecases/plan-contract.ts";
import { runPlan, unverified, type Summarized } from "../../electron/usecases/summarize-contract.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { root, temporaryFolder } from "../cli/run-headnote.ts";
import { FakeClock } from "../execution/fixtures.ts";
import type { Behaviour } from "../simulators/behaviour.ts";
import { startSimulator, type Simulator } from "../simulators/simulator.ts";

/** Pauses between attempts are over at once; a deadline comes when the test fires it. */
class ImpatientClock extends FakeClock {
  override setTimeout(run: () => void, delay: number): number {
    const timer = super.setTimeout(run, delay);
    if (delay < 10_000) setImmediate(() => this.fireNext());
    return timer;
  }
}

const always = { times: 99 } as const;
const forever = (_milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));

interface Scene {
  readonly clock: FakeClock;
  readonly first: Simulator;
  readonly second: Simulator;
  /** Resolves when so many characters of the first candidate's answer were received. */
  received(count: number): Promise<void>;
  summarize(): Promise<Summarized>;
  readonly headnote: Headnote;
}

/** A firm with two providers, a real profile and a real contract; both speak over real sockets. */
async function startScene(): Promise<Scene> {
  const profile = temporaryFolder();
  const first = await startSimulator({ dialect: "anthropic", key: "first-key", seed: 1, delay: forever });
  const second = await startSimulator({ dialect: "openai", key: "second-key", seed: 2 });
  onTestFinished(async () => void (await Promise.all([first.close(), second.close()])));
  const route = { strategy: "ordered", candidates: ["anthropic/claude-sonnet-4-6", "openai/gpt-4.1-mini"] };
  writeFileSync(
    join(profile, "routes.json"),
    JSON.stringify({
      providers: { anthropic: { baseURL: first.url }, openai: { baseURL: second.url } },
      routes: { simple: route, standard: route, complex: route },
    }),
  );
  const clock = new ImpatientClock();
  const headnote = compose({
    edition: "process",
    env: {
      HEADNOTE_PROFILE: profile,
      HEADNOTE_PASSPHRASE: "a passphrase for this test",
      HEADNOTE_KEY_ANTHROPIC: "first-key",
      HEADNOTE_KEY_OPENAI: "second-key",
    },
    readingEntry: join(root, "electron/documents/reading-process.ts"),
    clock,
  });
  onTestFinished(() => headnote.close());
  const { house } = headnote;
  const bytes = readFileSync(join(root, "samples/services-agreement.pdf"));
  const contract = await house.reader.read({ name: "services-agreement.pdf", bytes });
  house.library().saveContract(contract, bytes);
  const planned = planContract(house, contract, { matter: "2026-17", side: null, onDevice: false, route: null });
  const awaited: { readonly count: number; readonly resolve: () => void }[] = [];
  return {
    clock,
    first,
    second,
    headnote,
    received: (count) => new Promise((resolve) => awaited.push({ count, resolve })),
    summarize: () =>
      runPlan(house, contract, planned, {
        matter: "2026-17",
        signal: new AbortController().signal,
        onEvent: (event) => {
          if (event.type !== "progress") return;
          for (const { count, resolve } of awaited) if (event.received >= count) resolve();
        },
      }),
  };
}

interface Fault {
  readonly name: string;
  readonly behaviour: Behaviour;
  /** What has to be so before the deadline comes; none where the fault shows itself. */
  readonly until?: (scene: Scene) => Promise<unknown>;
}

const asked = ({ first }: Scene) => first.request(1);
const faults: readonly Fault[] = [
  { name: "429 with Retry-After", behaviour: { kind: "rate-limited", retryAfter: 60, ...always } },
  { name: "429 without Retry-After", behaviour: { kind: "rate-limited", retryAfter: null, ...always } },
  { name: "500", behaviour: { kind: "server-error", ...always } },
  { name: "503", behaviour: { kind: "unavailable", ...always } },
  { name: "529", behaviour: { kind: "overloaded", ...always } },
  { name: "a reset", behaviour: { kind: "reset", ...always } },
  { name: "silence", behaviour: { kind: "silence", ...always }, until: asked },
  { name: "a slow first token", behaviour: { kind: "answer", firstTokenMs: 20_000, ...always }, until: asked },
  { name: "a cut", behaviour: { kind: "cut", after: 6, ...always } },
  { name: "a stall", behaviour: { kind: "stall", after: 6, ...always }, until: (scene) => scene.received(100) },
  { name: "a malformed event", behaviour: { kind: "malformed-event", after: 3, ...always } },
  { name: "a missing terminal event", behaviour: { kind: "no-terminal", ...always } },
];

describe("where the first candidate fails, the lawyer gets a whole, verified summary from the next", () => {
  test.each(faults)("$name", async ({ behaviour, until }) => {
    const scene = await startScene();
    scene.first.script("*", [behaviour]);
    const ready = until?.(scene);
    const summarizing = scene.summarize();
    await ready;
    if (until !== undefined) scene.clock.fireNext();
    const { saved, note } = await summarizing;

    expect(saved.run.served?.provider).toBe("openai");
    expect(saved.summary.statements.length).toBeGreaterThanOrEqual(5);
    expect(unverified(saved.summary)).toEqual([]);
    for (const { quote, start, end } of saved.summary.statements.flatMap(({ citations }) => citations)) {
      expect(saved.contract.text.slice(start, end).replaceAll(/\s+/g, " ")).toBe(quote.replaceAll(/\s+/g, " "));
    }
    // The trace tells it, the ledger has every attempt, and the reader is told in a sentence.
    const story = saved.run.trace.map(({ text }) => text).join("\n");
    expect(story).toMatch(/anthropic\/claude-sonnet-4-6/);
    expect(saved.run.attempts.filter(({ outcome }) => outcome === "failed").length).toBe(scene.first.requests.length);
    expect(scene.headnote.house.library().run(saved.run.id)?.attempts).toEqual(saved.run.attempts);
    expect(note).toMatch(/Answered by openai\/gpt-4\.1-mini instead of anthropic\/claude-sonnet-4-6/);
  });
});

test("where every provider fails, the summary is made on this device and a sentence says so", async () => {
  const scene = await startScene();
  scene.first.script("*", [{ kind: "unavailable", ...always }]);
  scene.second.script("*", [{ kind: "cut", after: 4, ...always }]);
  const { saved, note } = await scene.summarize();
  expect(saved.run.served).toEqual({ provider: "on-device", model: "extractive" });
  expect(saved.summary.statements.length).toBeGreaterThanOrEqual(5);
  expect(unverified(saved.summary)).toEqual([]);
  expect(note).toMatch(/No provider gave a whole answer .*on this device/);
});

test("an answer that invents quotes and figures is shown as not verified", async () => {
  const scene = await startScene();
  scene.first.script("*", [{ kind: "unavailable", ...always }]);
  scene.second.script("*", [{ kind: "answer", inventQuotes: 4, ...always }]);
  const { saved } = await scene.summarize();
  expect(saved.run.served?.provider).toBe("openai");
  expect(unverified(saved.summary).length).toBe(4);
  expect(unverified(saved.summary).every(({ reason }) => (reason ?? "").length > 0)).toBe(true);
});

test("a contract whose policy lets nothing leave is not sent, whatever the route says", async () => {
  const scene = await startScene();
  const { house } = scene.headnote;
  const path = house.configuration().path;
  const current = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...current, policy: { onDeviceOnly: true } }));
  const bytes = readFileSync(join(root, "samples/mutual-nda.pdf"));
  const contract = await house.reader.read({ name: "mutual-nda.pdf", bytes });
  const options = { matter: null, side: null, onDevice: false };
  const { plan } = planContract(house, contract, { ...options, route: "complex" });
  expect(plan.candidates.filter(({ eligible }) => eligible).map(({ deployment }) => deployment)).toEqual([
    "on-device/extractive",
  ]);
  expect(() => planContract(house, contract, { ...options, route: "no-such-route" })).toThrow(HeadnoteError);
  expect(scene.first.requests).toHaveLength(0);
});
