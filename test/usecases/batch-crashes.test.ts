import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BatchItem } from "../../shared/domain/batch.ts";
import { inState, startFirm, timesAsked, until } from "./batch-firm.ts";
import { batchOfThree, work } from "./crashing.ts";

/** What must hold however often it crashed: nothing asked twice unless it says so, and nothing lost. */
function expectSound(items: readonly BatchItem[], asked: readonly number[]): void {
  const done = items.flatMap(({ state }, index) => (state === "done" ? [asked[index] ?? 0] : []));
  const held = items.flatMap(({ state }, index) => (state === "held" ? [asked[index] ?? 0] : []));
  expect(done.length + held.length).toBe(items.length);
  expect(done.filter((times) => times !== 1)).toEqual([]);
  // One that is held may have been written down and not yet sent.
  expect(held.filter((times) => times > 1)).toEqual([]);
  const sentences = items.flatMap(({ state, message }) => (state === "held" ? [message ?? ""] : []));
  expect(sentences.filter((sentence) => !sentence.endsWith("It is not sent again unless you say so."))).toEqual([]);
}

describe("a batch whose process is killed", { timeout: 240_000 }, () => {
  test("goes on in the next one, whatever it was killed at: nothing is paid twice unsaid, and nothing is lost", async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.integer({ min: 1, max: 34 }), when: fc.constantFrom("before", "after", "sent") }), {
          minLength: 1,
          maxLength: 2,
        }),
        async (crashes) => {
          const firm = await startFirm({ sending: "send" });
          const { id, names } = await batchOfThree(firm);
          for (const { at, when } of crashes) {
            const end = await work(firm, at, when);
            expect(["SIGKILL", 0]).toContain(end);
          }
          const headnote = firm.open();
          headnote.batches.resumeAll();
          await until(headnote, id, inState("done"));
          const items = headnote.batches.items(id);
          expect(items.map(({ name }) => name)).toEqual(names.map((name) => `${name}.txt`));
          expectSound(
            items,
            names.map((name) => timesAsked(firm, name)),
          );
          for (const { state } of items) seen.add(state);

          // On the lawyer's word what is held is sent once more, and then everything is there.
          if (items.some(({ state }) => state === "held")) headnote.batches.resend(id, null);
          const { progress } = await until(headnote, id, inState("done"));
          expect(progress).toMatchObject({ done: 3, held: 0, failed: 0 });
          for (const item of headnote.batches.items(id)) {
            expect(headnote.house.library().summary(item.summaryId ?? "")?.contract.name).toBe(item.name);
          }
          for (const [index, name] of names.entries()) {
            expect(timesAsked(firm, name)).toBeLessThanOrEqual(items[index]?.state === "held" ? 2 : 1);
          }
          expect(headnote.house.library().verify()).toEqual([]);
          await headnote.close();
        },
      ),
      {
        numRuns: 3,
        seed: 20_261_122,
        endOnFailure: true,
        examples: [[[{ at: 2, when: "sent" as const }]]],
      },
    );
    // Both ends were met, or the test says nothing.
    expect([...seen].toSorted()).toEqual(["done", "held"]);
  });

  test("is left alone by a second process while the first one works", async () => {
    const firm = await startFirm({ sending: "send" });
    const { id, names } = await batchOfThree(firm);
    const go = Promise.withResolvers<void>();
    firm.hold((answer) => void go.promise.then(answer));
    const other = work(firm);
    await firm.simulator.request(3);
    const headnote = firm.open();
    headnote.batches.resumeAll();
    expect(headnote.batches.view(id)).toMatchObject({ elsewhere: true, state: "running" });
    go.resolve();
    expect(await other).toBe(0);
    expect(headnote.batches.view(id)).toMatchObject({ elsewhere: false, state: "done", progress: { done: 3 } });
    expect(names.map((name) => timesAsked(firm, name))).toEqual([1, 1, 1]);
  });

  test("holds what was sent when Headnote is closed in the midst of it, and says what it cost", async () => {
    const firm = await startFirm({ sending: "send" });
    firm.hold(() => undefined);
    const { id } = await batchOfThree(firm);
    const headnote = firm.open();
    headnote.batches.resumeAll();
    await firm.simulator.request(3);
    await headnote.close();
    const next = firm.open();
    const items = next.batches.items(id);
    expect(items.map(({ state }) => state)).toEqual(["held", "held", "held"]);
    for (const { costUsd, message } of items) {
      expect(costUsd).toBeGreaterThan(0);
      expect(message).toMatch(/was asked for \$\d\.\d{4}, and Headnote stopped before the answer was saved/);
    }
  });
});
