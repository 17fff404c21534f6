import { describe, expect, it } from "vitest";
import { detailOf, standingOf } from "../../shared/domain/key-term.ts";
import { keyTermSchema, type Citation, type KeyTerm } from "../../shared/domain/summary.ts";

const cited = (match: Citation["match"]): Citation => ({ quote: "five years", page: 1, start: 0, end: 10, match });
const term = (more: Partial<KeyTerm>): KeyTerm => ({
  id: "term",
  label: "Term",
  state: "stated",
  answer: "5 years",
  citations: [cited("exact")],
  ...more,
});

describe("what a key term is worth", () => {
  it("is its own verification, with its reason", () => {
    expect(standingOf(term({ status: "unsupported", reason: "No." }))).toEqual({
      status: "unsupported",
      reason: "No.",
    });
  });

  it.each([
    [["exact", "normalised"], "exact"],
    [["exact", "fuzzy"], "close"],
    [["exact", "none"], "close"],
    [["none"], "not-found"],
    [[], "not-found"],
  ] as const)("is told by its quotes (%j) in a summary from before it was kept", (matches, status) => {
    const old = keyTermSchema.parse(term({ citations: matches.map(cited) }));
    expect(standingOf(old)?.status).toBe(status);
    expect(detailOf(old)).toBe("");
  });

  it("is nothing where nothing is said", () => {
    expect(standingOf(term({ state: "silent", citations: [] }))).toBeNull();
    expect(standingOf(term({ state: "unreadable", citations: [] }))).toBeNull();
  });

  it("has a long answer only where that says more", () => {
    expect(detailOf(term({ detail: "5 years." }))).toBe("");
    expect(detailOf(term({ detail: "It lasts 5 years." }))).toBe("It lasts 5 years.");
  });
});
