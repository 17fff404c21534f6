import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, placeOf, type Place } from "../../renderer/app/navigation.ts";
import { costOf, duration, estimate, fileSize, partsOf } from "../../renderer/components/format.ts";
import { aftermath } from "../../renderer/screens/desk/aftermath.ts";
import { blocksOf } from "../../renderer/screens/reader/blocks.ts";
import { passageBoxes } from "../../renderer/screens/reader/passage-boxes.ts";
import { keyTermStatus, tallyOf } from "../../renderer/screens/reader/standing.ts";
import { whereOf } from "../../renderer/screens/reader/where.ts";
import { totalOf } from "../../renderer/state/costs.ts";
import type { Block, Page } from "../../shared/domain/contract.ts";
import { errorCodeSchema } from "../../shared/domain/errors.ts";
import type { Citation, Match } from "../../shared/domain/summary.ts";
import { run } from "./specimen-summaries.ts";

const cited = (match: Match, start = 0, page = 1): Citation => ({ quote: "words", page, start, end: start + 5, match });

describe("a place", () => {
  it("is the same after a reload", () => {
    const anywhere: fc.Arbitrary<Place> = fc.oneof(
      fc.constantFrom<Place>({ screen: "desk" }, { screen: "costs" }, { screen: "settings" }),
      fc.string({ minLength: 1 }).map((id): Place => ({ screen: "reader", id })),
      fc
        .tuple(fc.string({ minLength: 1 }), fc.nat(999_999), fc.integer({ min: 1, max: 9_999 }))
        .map(([id, start, length]): Place => ({ screen: "reader", id, passage: { start, end: start + length } })),
      fc
        .tuple(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }))
        .map(([before, after]): Place => ({ screen: "compare", before, after })),
      fc.string({ minLength: 1 }).map((matter): Place => ({ screen: "matter", matter })),
      fc
        .tuple(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), fc.string())
        .map(([ids, question]): Place => ({ screen: "ask", ids, question })),
      fc.string().map((query): Place => ({ screen: "library", query })),
    );
    fc.assert(
      fc.property(anywhere, (place) => {
        expect(placeOf(addressOf(place))).toEqual(place);
      }),
    );
  });

  it.each(["", "#", "#/", "#/nowhere", "#/read/", "#/read/%E0%A4%A"])("that is not known (%s) is the desk", (hash) => {
    expect(placeOf(hash)).toEqual({ screen: "desk" });
  });
});

describe("what a run cost", () => {
  const local = (provider: string) => provider === "on-device";
  it.each([
    [null, "mistral", false, "unpriced"],
    [0.0131, "mistral", false, "$0.01"],
    [0.0042, "mistral", false, "$0.00420"],
    [0, "on-device", false, "free, on this device"],
    [0, "mistral", false, "free"],
    [0, "mistral", true, "free, answered before"],
  ])("%s from %s is said as it is", (costUsd, provider, fromCache, words) => {
    expect(costOf({ ...run, costUsd, fromCache, served: { provider, model: "m" } }, local)).toBe(words);
  });

  it("is never nothing where it is not known", () => {
    expect(estimate(null)).toBe("price not known");
    expect(estimate(0.2)).toBe("at most $0.20");
  });
});

describe("measures", () => {
  it("have a unit that suits them", () => {
    expect([fileSize(0), fileSize(999), fileSize(412_311), fileSize(2_500_000)]).toEqual([
      "0 bytes",
      "999 bytes",
      "412 kB",
      "2.5 MB",
    ]);
    expect([duration(412), duration(5210), duration(65_000)]).toEqual(["412 ms", "5.2 s", "1 min 5 s"]);
  });

  it("part a deployment at its first slash only", () => {
    expect(partsOf("openrouter/meta/llama")).toEqual({ provider: "openrouter", model: "meta/llama" });
  });
});

describe("how a key term stands", () => {
  it.each([
    ["stated", ["exact", "normalised"], "exact"],
    ["stated", ["exact", "none"], "close"],
    ["stated", ["fuzzy"], "close"],
    ["stated", ["none"], "not-found"],
    ["stated", [], "not-found"],
    ["ambiguous", ["exact"], "exact"],
    ["silent", [], null],
    ["unreadable", [], null],
  ] as const)("%s with %j is %s", (state, matches, status) => {
    expect(keyTermStatus({ state, citations: matches.map((match) => cited(match)) })).toBe(status);
  });

  it("is counted apart from the statements", () => {
    const statement = { id: "s", level: "risks" as const, text: "t", citations: [] };
    const tally = tallyOf({
      statements: [
        { ...statement, status: "exact" },
        { ...statement, status: "close" },
        { ...statement, status: "unsupported" },
      ],
      keyTerms: [{ id: "k", label: "K", state: "stated", answer: "a", citations: [cited("none")] }],
    });
    expect(tally).toEqual({ statements: 3, unverified: 2, wrong: 1, terms: 1, unverifiedTerms: 1 });
  });
});

describe("where a citation stands", () => {
  const sections = [
    { number: "8", heading: "Liability", level: 1, start: 0, end: 100, page: 1 },
    { number: "8.2", heading: "", level: 2, start: 20, end: 60, page: 1 },
    { number: "(a)", heading: "", level: 3, start: 40, end: 60, page: 1 },
    { number: "", heading: "Signatures", level: 1, start: 100, end: 120, page: 1 },
  ];
  const blocks: Block[] = [{ kind: "paragraph", start: 0, end: 200, page: 1 }];
  const word = { format: "docx" as const, sections, blocks };
  it.each([
    [5, "§ 8"],
    [25, "§ 8.2"],
    [45, "§ 8.2 (a)"],
    [105, "Signatures"],
    [150, "para. 1"],
  ])("at %i is %s, never an invented page", (start, where) => {
    expect(whereOf(word, cited("exact", start))).toBe(where);
  });

  it("is a page where there are pages", () => {
    expect(whereOf({ ...word, format: "pdf" }, cited("exact", 45, 3))).toBe("p. 3");
  });
});

describe("the blocks that are shown", () => {
  it("leave no word unseen and show none twice", () => {
    const spans = fc.array(fc.tuple(fc.nat(80), fc.nat(80)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), spans, (text, pairs) => {
        const blocks = pairs
          .map(([a, b]): Block => {
            const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
            return { kind: "paragraph", start, end, page: 1 };
          })
          .filter(({ start, end }) => start < end);
        const shown = blocksOf({ text, blocks, pages: [] });
        const words = shown.map(({ start, end }) => text.slice(start, end)).join("");
        expect(words.replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
      }),
    );
  });
});

describe("the boxes of a passage", () => {
  it("are cut where the letters are", () => {
    const text = "iiiimmmm";
    const box = { x: 100, y: 50, width: 200, height: 10 };
    const page: Page = {
      number: 1,
      start: 0,
      end: 8,
      width: 600,
      height: 800,
      source: "text",
      runs: [{ start: 0, end: 8, box }],
      margins: [],
    };
    const widthOf = (part: string) => part.split("").reduce((sum, letter) => sum + (letter === "m" ? 4 : 1), 0);
    const contract = { text, pages: [page] };
    expect(passageBoxes(contract, 4, 8, widthOf)).toEqual([{ page: 1, boxes: [{ ...box, x: 140, width: 160 }] }]);
    expect(passageBoxes(contract, 0, 4, widthOf)).toEqual([{ page: 1, boxes: [{ ...box, width: 40 }] }]);
    expect(passageBoxes(contract, 0, 8, widthOf)).toEqual([{ page: 1, boxes: [box] }]);
    expect(passageBoxes(contract, 8, 9, widthOf)).toEqual([]);
  });
});

describe("what a failure leaves", () => {
  it("never says that nothing was charged where something may have been sent", () => {
    const sure = errorCodeSchema.options.filter((code) => aftermath(code, false).charged.startsWith("Nothing"));
    expect(sure).not.toContain("provider-failed");
    expect(sure).not.toContain("internal");
    expect(sure).toContain("damaged");
  });
});

describe("the total of costs", () => {
  it("adds known costs and counts the unknown", () => {
    const row = { key: "a", runs: 1, attempts: 2, failedAttempts: 1, inputTokens: 3, outputTokens: 4, costUsd: 0.5 };
    expect(
      totalOf([
        { ...row, unpriced: 0 },
        { ...row, unpriced: 2 },
      ]),
    ).toEqual({
      runs: 2,
      attempts: 4,
      failedAttempts: 2,
      inputTokens: 6,
      outputTokens: 8,
      costUsd: 1,
      unpriced: 2,
    });
  });
});
