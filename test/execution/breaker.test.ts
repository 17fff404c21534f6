import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admit, closed, fail, release, succeed, type BreakerState } from "../../electron/execution/breaker.ts";

const afterFailures = (count: number, now = 0): BreakerState =>
  Array.from({ length: count }).reduce<BreakerState>((state) => fail(state, now, null), closed);

describe("a breaker", () => {
  it("lets calls through until three in a row have failed, then none for twenty seconds", () => {
    expect(admit(afterFailures(2), 0)).not.toBeNull();
    expect(admit(afterFailures(3), 19_999)).toBeNull();
    expect(admit(afterFailures(3), 20_000)).toEqual({ state: "half-open" });
  });

  it("forgets failures as soon as a call succeeds", () => {
    const state = fail(fail(succeed(afterFailures(2)), 0, null), 0, null);
    expect(admit(state, 0)).not.toBeNull();
  });

  it("opens when half of the last ten have failed, however they were spread", () => {
    const alternating = (failures: number, now = 0) =>
      Array.from({ length: failures }).reduce<BreakerState>((state) => succeed(fail(state, now, null)), closed);
    expect(admit(fail(alternating(3), 0, null), 0)).not.toBeNull();
    expect(admit(fail(alternating(4), 0, null), 0)).toBeNull();
    // What failed long ago is not held against it.
    expect(admit(fail(alternating(4), 600_000, null), 600_000)).not.toBeNull();
  });

  it("is open after five failures at the latest, and never for longer than twenty seconds unless it was asked to be", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (calls) => {
        let state: BreakerState = closed;
        let sinceClosed: boolean[] = [];
        calls.forEach((works, index) => {
          const now = index * 1000;
          const admitted = admit(state, now);
          if (admitted === null) return;
          if (admitted.state === "half-open") sinceClosed = [];
          else sinceClosed.push(works);
          state = works ? succeed(admitted) : fail(admitted, now, null);
          const lost = sinceClosed.slice(-10).filter((one) => !one).length;
          expect(state.state === "open" ? state.until === now + 20_000 : lost < 5).toBe(true);
        });
      }),
    );
  });

  it("opens at once for as long as the provider asked, and no longer than ten minutes", () => {
    const asked = fail(closed, 1000, 4000);
    expect(admit(asked, 4999)).toBeNull();
    expect(admit(asked, 5000)).toMatchObject({ state: "half-open" });
    expect(admit(fail(closed, 0, 86_400_000), 600_000)).not.toBeNull();
  });

  it("waits again for what is asked again, and takes only the third in a row for a failure of its own", () => {
    const first = fail(closed, 0, 2000);
    const second = fail(admit(first, 2000) ?? closed, 2100, 2000);
    expect(admit(second, 4099)).toBeNull();
    const third = fail(admit(second, 4100) ?? closed, 4200, 2000);
    expect(admit(third, 24_199)).toBeNull();
    expect(admit(third, 24_200)).toMatchObject({ state: "half-open" });
    // Nothing was asked for the second time: then it is a probe that failed.
    expect(admit(fail(admit(first, 2000) ?? closed, 2100, null), 22_099)).toBeNull();
    expect(succeed(admit(second, 4100) ?? closed)).toEqual(closed);
  });

  it("opens for what was asked where that is longer than twenty seconds", () => {
    const state = fail(afterFailures(2), 0, 45_000);
    expect(admit(state, 44_999)).toBeNull();
    expect(admit(state, 45_000)).not.toBeNull();
  });

  it("lets one probe through, whose end decides", () => {
    const probing = admit(afterFailures(3), 20_000) ?? closed;
    expect(admit(probing, 30_000)).toBeNull();
    expect(succeed(probing)).toEqual(closed);
    expect(admit(fail(probing, 31_000, null), 50_999)).toBeNull();
    expect(admit(release(probing, 31_000), 31_000)).toEqual({ state: "half-open" });
  });

  it("is not closed by an answer that was under way when it opened, and its wait never gets shorter", () => {
    expect(succeed({ state: "open", until: 5 })).toEqual({ state: "open", until: 5 });
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.option(fc.nat(1e6)), (until, now, retryAfter) => {
        const after = fail({ state: "open", until }, now, retryAfter);
        expect(after).toMatchObject({ state: "open" });
        expect(after.state === "open" && after.until >= until).toBe(true);
      }),
    );
  });
});
