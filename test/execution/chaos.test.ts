import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hedgeSchema } from "../../shared/domain/configuration.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { errorClassSchema, type Run } from "../../shared/domain/run.ts";
import { createBench, failure, settle, type Step } from "./fixtures.ts";

const ids = ["alpha/one", "alpha/gpt-5", "beta/two", "gamma/o3", "delta/four"] as const;
type Id = (typeof ids)[number];

/** The whole answer of a deployment, in two parts that can be told from every other's. */
const partsOf = (id: string) => [`<${id} `, `${id}>`] as const;
const wholeOf = (id: string) => partsOf(id).join("");

const failures = fc.record({
  class: fc.constantFrom(...errorClassSchema.options.filter((one) => one !== "cancelled")),
  scope: fc.constantFrom("request", "key", "model", "provider", "region"),
  billable: fc.boolean(),
});
/** What a call does: waits, then ends well or badly at one of four places. */
const behaviours = fc.record({
  firstMs: fc.constantFrom(0, 100, 900, 9000, 12_000, 45_000),
  restMs: fc.constantFrom(0, 100, 20_000, 40_000),
  end: fc.constantFrom("whole", "whole", "whole", "before", "after", "hang-before", "hang-after", "no-end", "length"),
  failure: failures,
  retryMs: fc.option(fc.nat(8000)),
});
type Behaviour = typeof behaviours extends fc.Arbitrary<infer T> ? T : never;

function stepsOf(id: Id, one: Behaviour, now: number): Step[] {
  const [first, second] = partsOf(id);
  const fault = failure({ ...one.failure, retryAt: one.retryMs === null ? null : now + one.retryMs });
  const begun: Step[] = [{ wait: one.firstMs }, { start: null }, { text: first }];
  switch (one.end) {
    case "whole":
      return [...begun, { wait: one.restMs }, { text: second }, { end: {} }];
    case "before":
      return [{ wait: one.firstMs }, { fail: fault }];
    case "after":
      return [...begun, { wait: one.restMs }, { fail: fault }];
    case "hang-before":
      return [{ hang: true }];
    case "hang-after":
      return [...begun, { hang: true }];
    case "no-end":
      return [...begun, { text: second }];
    case "length":
      return [...begun, { end: { finishReason: "length" } }];
  }
}

const worlds = fc.record({
  order: fc.shuffledSubarray([...ids], { minLength: 1 }),
  calls: fc.array(behaviours, { minLength: 1, maxLength: 40 }),
  tasks: fc.array(fc.nat(20_000), { minLength: 1, maxLength: 6 }),
  cancelAt: fc.option(fc.nat(30_000), { freq: 4 }),
  hedged: fc.boolean(),
  concurrency: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
});

describe("whatever the providers do, and however tasks overlap", () => {
  it("an answer is one deployment's, whole; all that was sent is booked; and everything ends", async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ order, calls, tasks, cancelAt, hedged, concurrency }) => {
        const bench = createBench({
          hedge: () => hedgeSchema.parse({ enabled: hedged, maxExtraShare: 1, maxCostUsd: 100 }),
          limitsOf: () => (concurrency === undefined ? null : { concurrency }),
        });
        for (const id of ids) {
          const mine = calls.filter((_, index) => ids[index % ids.length] === id);
          bench.script(id, ...(mine.length === 0 ? calls : mine).map((one) => stepsOf(id, one, bench.clock.now())));
        }
        const abort = new AbortController();
        if (cancelAt !== null) bench.clock.setTimeout(() => abort.abort(), cancelAt);
        const candidates = order.map((id) => ({
          deployment: id,
          eligible: true,
          reason: "Allowed.",
          estimateUsd: 0.01,
        }));
        const ended = await settle(
          Promise.all(
            tasks.map(async (at): Promise<{ value: string | null; heard: string; run: Run | null }> => {
              await new Promise<void>((resolve) => bench.clock.setTimeout(resolve, at));
              const heard: string[] = [];
              try {
                const { value, run } = await bench.start(candidates, {
                  signal: abort.signal,
                  onEvent: (event) => {
                    if (event.type === "switch") heard.length = 0;
                    if (event.type === "delta") heard.push(event.text);
                  },
                });
                return { value, run, heard: heard.join("") };
              } catch (error) {
                if (!(error instanceof HeadnoteError)) throw error;
                return { value: null, run: (error.data["run"] as Run | undefined) ?? null, heard: "" };
              }
            }),
          ),
          bench.clock,
        );
        for (const { value, run, heard } of ended) {
          const by = run?.served ?? null;
          const served = by === null ? null : `${by.provider}/${by.model}`;
          expect(value).toBe(served === null ? null : wholeOf(served));
          expect(value === null || heard.endsWith(value)).toBe(true);
          expect(run?.attempts.filter(({ outcome }) => outcome === "ok").length).toBe(value === null ? 0 : 1);
          expect(run?.attempts.map(({ outcome }) => outcome)).not.toContain("pending");
          expect(run?.costUsd).toBeCloseTo(
            (run?.attempts ?? []).reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
            9,
          );
          expect(run?.attempts.length).toBeLessThanOrEqual(order.length * 2 + 2);
        }
        const booked = new Map(
          bench.journal.flatMap((entry) => (entry.what === "end" ? [[entry.attempt.id, entry.attempt] as const] : [])),
        );
        const begun = bench.journal.flatMap((entry) => (entry.what === "begin" ? [entry.attempt.id] : []));
        expect([...booked.keys()].toSorted()).toEqual(begun.toSorted());
        expect(
          ended
            .flatMap(({ run }) => run?.attempts ?? [])
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(begun.toSorted());
        expect(ended.flatMap(({ run }) => run?.attempts ?? []).map((attempt) => booked.get(attempt.id))).toEqual(
          ended.flatMap(({ run }) => run?.attempts ?? []),
        );
        while (bench.clock.fireNext());
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
