import { describe, expect, it } from "vitest";
import { betterVerified, disagreements, shouldEscalate, thresholds } from "../../electron/summaries/escalation.ts";
import type { Attempt } from "../../shared/domain/run.ts";
import type { KeyTerm, Statement, Summary } from "../../shared/domain/summary.ts";

function summary(statuses: readonly Statement["status"][], overrides: Partial<Summary> = {}): Summary {
  return {
    brief: "Services agreement.",
    kind: "services agreement",
    parties: [],
    statements: statuses.map((status, index) => ({
      id: `s${index}`,
      level: "clauses",
      text: "It says so.",
      status,
      citations: [],
    })),
    keyTerms: [],
    coverage: { pages: 1, text: 1, ocr: 0, unreadable: 0 },
    ...overrides,
  };
}

const good = (count: number): Statement["status"][] => Array.from({ length: count }, () => "exact");

function term(id: string, answer: string, state: KeyTerm["state"] = "stated"): KeyTerm {
  return { id, label: id.replaceAll("-", " "), state, answer, citations: [] };
}

function attempt(deployment: string, errorClass?: Attempt["errorClass"]): Attempt {
  return {
    id: deployment,
    deployment,
    outcome: errorClass === undefined ? "ok" : "failed",
    ...(errorClass === undefined ? {} : { errorClass }),
    startedAt: "2026-01-01T00:00:00Z",
    firstTokenMs: null,
    totalMs: null,
    usage: null,
    costUsd: 0,
  };
}

const run = (route: string, attempts: Attempt[] = [attempt("openai/small")]) => ({
  route,
  served: { provider: "openai", model: "small" },
  attempts,
});
const check = summary(good(3));

describe("whether a task goes one tier up", () => {
  it("stays where the statements hold, and where a single one does not", () => {
    expect(shouldEscalate({ run: run("simple"), summary: summary(good(10)), check, onDevice: false })).toBeNull();
    expect(
      shouldEscalate({ run: run("simple"), summary: summary([...good(5), "unsupported"]), check, onDevice: false }),
    ).toBeNull();
    expect(
      shouldEscalate({ run: run("simple"), summary: summary([...good(9), "close", "close"]), check, onDevice: false }),
    ).toBeNull();
  });

  it("goes up one tier where too many statements are in doubt, and says how many", () => {
    const weak = summary([...good(16), "unsupported", "not-found"]);
    expect(shouldEscalate({ run: run("simple"), summary: weak, check, onDevice: false })).toEqual({
      from: "simple",
      to: "standard",
      reason: "2 of 18 statements could not be verified",
    });
    expect(shouldEscalate({ run: run("standard"), summary: weak, check, onDevice: false })?.to).toBe("complex");
    expect(
      shouldEscalate(
        { run: run("simple"), summary: weak, check, onDevice: false },
        { ...thresholds, leastUnverified: 3 },
      ),
    ).toBeNull();
  });

  it("stays where nothing is above, and where a model or an alias was named", () => {
    const weak = summary(["unsupported", "not-found"]);
    for (const route of ["complex", "openai/small", "careful"])
      expect(shouldEscalate({ run: run(route), summary: weak, check, onDevice: false })).toBeNull();
  });

  it("goes up from this device only where a model's answer had no valid structure", () => {
    const fine = summary(good(8));
    const engine = attempt("on-device/extractive");
    expect(shouldEscalate({ run: run("simple", [engine]), summary: fine, check: fine, onDevice: true })).toBeNull();
    for (const fault of ["overloaded", "truncated"] as const) {
      const lost = run("simple", [attempt("openai/small", fault), engine]);
      expect(shouldEscalate({ run: lost, summary: fine, check: fine, onDevice: true })).toBeNull();
    }
    const malformed = run("simple", [attempt("openai/small", "malformed"), engine]);
    expect(shouldEscalate({ run: malformed, summary: fine, check: fine, onDevice: true })?.reason).toBe(
      "the answer of openai/small had no valid structure",
    );
  });
});

describe("disagreement with the engine on this device", () => {
  const pair = (one: KeyTerm, other: KeyTerm) =>
    disagreements(summary([], { keyTerms: [one] }), summary([], { keyTerms: [other] }));

  it.each([
    ["governing-law", "New York", "State of New York", false],
    ["governing-law", "England", "the laws of England and Wales", false],
    ["governing-law", "Delaware", "New York", true],
    ["effective-date", "1 March 2024", "2024-03-01", false],
    ["effective-date", "1 March 2024", "2024-04-01", true],
    ["expiration-date", "After two years", "2026-03-01", false],
    ["cap-on-liability", "Capped at $1 million", "liability shall not exceed $1,000,000", false],
    ["cap-on-liability", "Capped at $1 million", "liability shall not exceed £1,000,000", true],
    ["cap-on-liability", "No consequential loss", "liability shall not exceed £1,000,000", false],
  ])("on %s: %s against %s", (id, one, other, differ) => {
    expect(pair(term(id, one), term(id, other)).length > 0).toBe(differ);
    expect(pair(term(id, one), term(id, other, "ambiguous"))).toEqual([]);
  });

  it("takes a short name for the same party, and asks again where no name is the same", () => {
    const named = (...parties: string[]) => summary(good(4), { parties });
    const ours = named("Larkspur Analytics, Inc.", "Tamarind Foods LLC");
    expect(disagreements(named("Larkspur Analytics", "Tamarind"), ours)).toEqual([]);
    expect(
      shouldEscalate({ run: run("simple"), summary: named("Globex Corp.", "Initech"), check: ours, onDevice: false })
        ?.reason,
    ).toBe("the contract's own words read otherwise on parties");
  });
});

describe("which of two answers is kept", () => {
  it("is the one with fewer statements in doubt, and the dearer one where they are equal", () => {
    expect(betterVerified(summary([...good(9), "unsupported"]), summary([...good(4), "unsupported"]), check)).toBe(
      "first",
    );
    expect(betterVerified(summary([...good(4), "unsupported"]), summary(good(4)), check)).toBe("second");
    expect(betterVerified(summary(good(4)), summary(good(6)), check)).toBe("second");
  });
});
