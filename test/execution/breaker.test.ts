import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admit, closed, fail, release, succeed, type BreakerState } from "../../electron/execution/breaker.ts";

const afterFailures = (count: number, now = 0): BreakerState =>
  Array.from({ length: count }).reduce<BreakerState>((state) => fail(state, now, null), closed);

describe("a breaker", () => {
  it("lets calls through until three in a row have failed, then none for thirty seconds", () => {
    expect(admit(afterFailures(2), 0)).not.toBeNull();
    expect(admit(afterFailures(3), 29_999)).toBeNull();
    expect(admit(afterFailures(3), 30_000)).toEqual({ state: "half-open" });
  });

  it("forgets failures as soon as a call succeeds", () => {
    const state = fail(fail(succeed(afterFailures(2)), 0, null), 0, null);
    expect(admit(state, 0)).not.toBeNull();
  });

  it("opens at once for as long as the provider asked, and no longer than ten minutes", () => {
    const asked = fail(closed, 1000, 4000);
    expect(admit(asked, 4999)).toBeNull();
    expect(admit(asked, 5000)).toEqual({ state: "half-open" });
    expect(admit(fail(closed, 0, 86_400_000), 600_000)).not.toBeNull();
  });

  it("opens for what was asked where that is longer than thirty seconds", () => {
    const state = fail(afterFailures(2), 0, 45_000);
    expect(admit(state, 44_999)).toBeNull();
    expect(admit(state, 45_000)).not.toBeNull();
  });

  it("lets one probe through, whose end decides", () => {
    const probing = admit(afterFailures(3), 30_000) ?? closed;
    expect(admit(probing, 30_000)).toBeNull();
    expect(succeed(probing)).toEqual(closed);
    expect(admit(fail(probing, 31_000, null), 60_999)).toBeNull();
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
