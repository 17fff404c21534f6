import { describe, expect, test } from "vitest";
import { afterFailure } from "../../electron/usecases/later-failures.ts";
import { ProviderError, type Failure } from "../../electron/providers/provider.ts";

const error = (failure: Partial<Failure>, status: number | null) =>
  new ProviderError(
    "It failed.",
    { class: "network", scope: "provider", retryAt: null, billable: true, ...failure },
    { status },
  );

describe("what is done after a step of a submission failed", () => {
  test.each([
    ["a hand-over whose answer was lost", error({}, null), "sending", "preparing", 0, "look-for-it"],
    [
      "a hand-over that a gateway gave up on",
      error({ class: "timeout" }, 504),
      "sending",
      "preparing",
      0,
      "look-for-it",
    ],
    [
      "a hand-over that the server broke at",
      error({ class: "overloaded" }, 500),
      "sending",
      "preparing",
      9,
      "look-for-it",
    ],
    ["a hand-over that never left", error({ billable: false }, null), "sending", "preparing", 0, "send-again"],
    [
      "a hand-over that was too much just now",
      error({ class: "rate-limited" }, 429),
      "sending",
      "preparing",
      0,
      "send-again",
    ],
    ["the same for the seventh time", error({ class: "rate-limited" }, 429), "sending", "preparing", 6, "give-up"],
    ["a hand-over that was refused", error({ class: "bad-request" }, 400), "sending", "preparing", 0, "give-up"],
    ["an upload that was lost", error({}, null), "preparing", "preparing", 0, "again"],
    ["an upload without a key that is taken", error({ class: "bad-key" }, 401), "preparing", "preparing", 40, "again"],
    [
      "a hand-over without a key that is taken",
      error({ class: "bad-key", billable: false }, 401),
      "sending",
      "preparing",
      40,
      "send-again",
    ],
    [
      "a hand-over that nobody has paid for yet",
      error({ class: "quota-exhausted", billable: false }, 429),
      "sending",
      "preparing",
      40,
      "send-again",
    ],
    [
      "an upload that the account may not make",
      error({ class: "no-permission" }, 403),
      "preparing",
      "preparing",
      0,
      "give-up",
    ],
    ["a search that was cut off", error({}, null), "sending", "sending", 40, "again"],
    ["a search with a key that is no longer taken", error({ class: "bad-key" }, 401), "sending", "sending", 0, "again"],
    [
      "a search that the provider does not know",
      error({ class: "unknown-model" }, 404),
      "sending",
      "sending",
      0,
      "hold",
    ],
    ["a look that was refused", error({ class: "rate-limited" }, 429), "waiting", "waiting", 99, "again"],
    ["a look at what is gone", error({ class: "unknown-model" }, 404), "waiting", "waiting", 0, "hold"],
    ["a deletion that was cut off", error({}, null), "clearing", "clearing", 0, "again"],
    ["a deletion that never works", error({}, null), "clearing", "clearing", 8, "leave-it"],
  ] as const)("%s", (_, thrown, phase, from, tries, remedy) => {
    expect(afterFailure(thrown, { phase, from, tries })).toBe(remedy);
  });
});
