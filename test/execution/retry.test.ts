import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retryDelay } from "../../electron/execution/retry.ts";
import { errorClassSchema } from "../../shared/domain/run.ts";
import { failure } from "./fixtures.ts";

const situation = { begun: false, another: true, calls: 1, now: 1_000_000, random: () => 0.5 };

describe("asking the same deployment once more", () => {
  it("is worth it for what passes by itself", () => {
    expect(retryDelay(failure(), situation)).toBe(500);
    expect(retryDelay(failure({ class: "network", scope: "provider" }), situation)).toBe(500);
  });

  it("waits for as long as the provider asked, and never comes early", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (asked, random) => {
        const limited = failure({ class: "rate-limited", retryAt: situation.now + asked });
        expect(retryDelay(limited, { ...situation, random: () => random })).toBeGreaterThanOrEqual(asked);
      }),
    );
  });

  it("is not when the provider asks for more than five seconds, or for an unknown while", () => {
    expect(retryDelay(failure({ class: "rate-limited", retryAt: situation.now + 5001 }), situation)).toBeNull();
    expect(retryDelay(failure({ class: "overloaded", retryAt: situation.now + 60_000 }), situation)).toBeNull();
    expect(retryDelay(failure({ class: "rate-limited" }), situation)).toBeNull();
  });

  it("is not for a call that was given up, while another model is left", () => {
    const slow = failure({ class: "timeout", billable: true });
    expect(retryDelay(slow, situation)).toBeNull();
    expect(retryDelay(slow, { ...situation, another: false })).toBe(500);
  });

  it("never is once any of the answer has come", () => {
    fc.assert(
      fc.property(fc.constantFrom(...errorClassSchema.options), fc.boolean(), (errorClass, another) => {
        expect(retryDelay(failure({ class: errorClass }), { ...situation, another, begun: true })).toBeNull();
      }),
    );
  });

  it.each([
    "quota-exhausted",
    "context-too-long",
    "content-filtered",
    "bad-key",
    "no-permission",
    "unknown-model",
    "bad-request",
    "truncated",
    "malformed",
    "cancelled",
  ] as const)("never is for %s", (errorClass) => {
    const asked = failure({ class: errorClass, retryAt: situation.now + 1 });
    expect(retryDelay(asked, { ...situation, another: false })).toBeNull();
  });

  it("never is where the request itself was at fault", () => {
    expect(retryDelay(failure({ scope: "request" }), situation)).toBeNull();
  });
});
