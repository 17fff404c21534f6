import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createAdmission,
  type Admission,
  type ConfiguredLimits,
  type Ticket,
} from "../../electron/execution/admission.ts";
import { deployment, FakeClock, settle } from "./fixtures.ts";

const a = deployment("alpha/one");
const forever = new AbortController().signal;
const size = { inputTokens: 100, outputTokens: 50 };
const call = (change: Partial<Parameters<Admission["enter"]>[1]> = {}) => ({
  ...size,
  patienceMs: 600_000,
  signal: forever,
  ...change,
});

function gate(limits: ConfiguredLimits | null): { clock: FakeClock; admission: Admission } {
  const clock = new FakeClock();
  return { clock, admission: createAdmission(clock, () => limits) };
}
const admitted = (result: Awaited<ReturnType<Admission["enter"]>>): Ticket => {
  if ("refusedFor" in result) throw new Error(`refused for ${result.refusedFor}`);
  return result;
};

describe("admission", () => {
  it("is at once where no limits are known", async () => {
    const { admission } = gate(null);
    for (let calls = 0; calls < 100; calls += 1)
      expect(await admission.enter(a, call())).toMatchObject({ waitedMs: 0 });
  });

  it("keeps so many a minute, and lets the next in when the first is a minute old", async () => {
    const { clock, admission } = gate({ requestsPerMinute: 2 });
    admitted(await admission.enter(a, call()));
    clock.pass(10_000);
    admitted(await admission.enter(a, call()));
    const third = await settle(admission.enter(a, call()), clock);
    expect(admitted(third).waitedMs).toBe(50_000);
  });

  it("counts all models of a provider against its limits, and none of another's", async () => {
    const { clock, admission } = gate({ requestsPerMinute: 2 });
    admitted(await admission.enter(a, call()));
    admitted(await admission.enter(deployment("alpha/two"), call()));
    expect(await admission.enter(deployment("beta/one"), call())).toMatchObject({ waitedMs: 0 });
    const third = await settle(admission.enter(deployment("alpha/three"), call()), clock);
    expect(admitted(third).waitedMs).toBe(60_000);
  });

  it("does not hold one model back for what the provider said of another", async () => {
    const { clock, admission } = gate({ concurrency: 5 });
    admission.observe(a, { requestsRemaining: 0, tokensRemaining: null, resetAt: clock.now() + 20_000 });
    const waiting = admission.enter(a, call());
    expect(await admission.enter(deployment("alpha/two"), call())).toMatchObject({ waitedMs: 0 });
    expect(admitted(await settle(waiting, clock)).waitedMs).toBe(20_000);
  });

  it("keeps so many tokens a minute, prompt and answer together", async () => {
    const { clock, admission } = gate({ tokensPerMinute: 300 });
    admitted(await admission.enter(a, call()));
    admitted(await admission.enter(a, call()));
    expect(admitted(await settle(admission.enter(a, call()), clock)).waitedMs).toBe(60_000);
  });

  it("lets in alone what is larger than the limit, for the provider has the last word", async () => {
    const { clock, admission } = gate({ tokensPerMinute: 100 });
    admitted(await admission.enter(a, call()));
    expect(admitted(await settle(admission.enter(a, call()), clock)).waitedMs).toBe(60_000);
  });

  it("keeps so many at the same time, first come, first served", async () => {
    const { admission } = gate({ concurrency: 1 });
    const first = admitted(await admission.enter(a, call()));
    const order: number[] = [];
    const waiting = [1, 2, 3].map(async (number) => {
      const ticket = admitted(await admission.enter(a, call()));
      order.push(number);
      ticket.done();
    });
    first.done();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
  });

  it("refuses at once where the wait is known to be longer than there is patience, and says how long", async () => {
    const { admission } = gate({ requestsPerMinute: 1 });
    admitted(await admission.enter(a, call()));
    expect(await admission.enter(a, call({ patienceMs: 5000 }))).toEqual({ refusedFor: 60_000 });
  });

  it("gives up when the patience is over, and leaves no timer behind", async () => {
    const { clock, admission } = gate({ concurrency: 1 });
    admitted(await admission.enter(a, call()));
    expect(await settle(admission.enter(a, call({ patienceMs: 5000 })), clock)).toEqual({ refusedFor: null });
    expect(clock.monotonic()).toBe(5000);
    expect(clock.pending).toBe(0);
  });

  it("leaves the line when cancelled, and the others move up", async () => {
    const { clock, admission } = gate({ concurrency: 1 });
    const first = admitted(await admission.enter(a, call()));
    const abort = new AbortController();
    const gone = admission.enter(a, call({ signal: abort.signal }));
    const next = admission.enter(a, call());
    abort.abort();
    expect(await gone).toEqual({ refusedFor: null });
    first.done();
    admitted(await next);
    expect(clock.pending).toBe(0);
  });

  it("keeps to what an answer said is left, until it is restored", async () => {
    const { clock, admission } = gate(null);
    const resetAt = clock.now() + 20_000;
    admission.observe(a, { requestsRemaining: 1, tokensRemaining: null, resetAt });
    admitted(await admission.enter(a, call()));
    expect(await admission.enter(a, call({ patienceMs: 5000 }))).toEqual({ refusedFor: 20_000 });
    admission.observe(a, { requestsRemaining: 10, tokensRemaining: 99, resetAt });
    expect(await admission.enter(a, call({ patienceMs: 5000 }))).toEqual({ refusedFor: 20_000 });
    clock.pass(20_000);
    admitted(await admission.enter(a, call()));
  });

  it("says nothing about other deployments", async () => {
    const { clock, admission } = gate(null);
    admission.observe(a, { requestsRemaining: 0, tokensRemaining: null, resetAt: clock.now() + 20_000 });
    expect(await admission.enter(deployment("alpha/two"), call())).toMatchObject({ waitedMs: 0 });
  });

  it("never lets more in than any limit allows, in the order they came, and everybody in the end", async () => {
    const limits = fc.record({
      requestsPerMinute: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      tokensPerMinute: fc.option(fc.integer({ min: 100, max: 1000 }), { nil: undefined }),
      concurrency: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    });
    const calls = fc.array(fc.record({ inputTokens: fc.integer({ min: 1, max: 100 }), lasts: fc.nat(30_000) }), {
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(limits, calls, async (given, all) => {
        const configured = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
        const { clock, admission } = gate(configured);
        const starts: { at: number; tokens: number; index: number }[] = [];
        let running = 0;
        const work = all.map(async ({ inputTokens, lasts }, index) => {
          const ticket = admitted(await admission.enter(a, call({ inputTokens, outputTokens: 0, patienceMs: 1e9 })));
          running += 1;
          expect(running).toBeLessThanOrEqual(given.concurrency ?? Infinity);
          starts.push({ at: clock.monotonic(), tokens: inputTokens, index });
          await new Promise<void>((resolve) => clock.setTimeout(resolve, lasts));
          running -= 1;
          ticket.done();
        });
        await settle(Promise.all(work), clock);
        expect(starts.map(({ index }) => index)).toEqual(all.map((_, index) => index));
        for (const { at } of starts) {
          const minute = starts.filter((other) => other.at >= at && other.at < at + 60_000);
          expect(minute.length).toBeLessThanOrEqual(given.requestsPerMinute ?? Infinity);
          expect(minute.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(
            given.tokensPerMinute ?? Infinity,
          );
        }
        expect(clock.pending).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
