import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreComplexity } from "../../electron/routing/complexity.ts";
import { complexityWeights } from "../../electron/routing/complexity-weights.ts";
import { masterAgreement, nda } from "./contracts.ts";

function value(name: string, text: string): number {
  return scoreComplexity({ text }).signals.find((signal) => signal.name === name)?.value ?? Number.NaN;
}

describe("the complexity of a contract", () => {
  it("has weights that sum to 1", () => {
    expect(complexityWeights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 10);
  });

  it("is the sum of its shares, between 0 and 1, whatever the text", () => {
    const words = fc.constantFrom(
      "Notwithstanding Section 8.2, ",
      '"Fee" means ',
      "the laws of Ohio shall ",
      "\n1.2.3 ",
      "(a) ",
      ". ",
      "§ ü ",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "grapheme" }),
          fc.array(words, { maxLength: 400 }).map((parts) => parts.join("")),
        ),
        (text) => {
          const { score, signals } = scoreComplexity({ text });
          expect(signals.map(({ name }) => name)).toEqual(complexityWeights.map(({ name }) => name));
          expect(signals.reduce((sum, { share }) => sum + share, 0)).toBe(score);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          for (const { share } of signals) expect(share).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it("does not fall when a contract grows by clauses that override others", () => {
    fc.assert(
      fc.property(fc.nat({ max: 30 }), (count) => {
        const text = (n: number) => nda + "Notwithstanding Section 4, the laws of Ohio shall apply. ".repeat(n);
        expect(scoreComplexity({ text: text(count + 1) }).score).toBeGreaterThan(
          scoreComplexity({ text: text(count) }).score,
        );
      }),
    );
  });

  it("is low for a two-page confidentiality agreement", () => {
    const { score } = scoreComplexity({ text: nda });
    expect(score).toBeGreaterThan(0.1);
    expect(score).toBeLessThan(0.3);
  });

  it("is high for a forty-page master agreement whose clauses contradict each other", () => {
    const text = masterAgreement();
    expect(text.length / 2800).toBeGreaterThan(35);
    expect(scoreComplexity({ text }).score).toBeGreaterThan(0.7);
  });

  it("counts references to parts, and not the parts' own headings", () => {
    const text =
      "Section 1 Fees\nAs Section 2.1(b), Schedule 3 and Article IV say.\n  Section 2 Term\nArticles of faith; clause of war.";
    expect(value("cross-references", text)).toBe(3);
  });

  it("counts a term once, however it was defined", () => {
    const text =
      '"Fee" means the fee. The company (the "Supplier") and “Buyer” shall mean B. "Fee" includes tax. He said "Stop" and left.';
    expect(value("defined terms", text)).toBe(3);
  });

  it("counts places, not mentions", () => {
    expect(
      value(
        "jurisdictions named",
        "New York law; a Delaware corporation of DELAWARE; the Courts of England and South Korea.",
      ),
    ).toBe(4);
  });

  it("sees how deep the numbering goes, printed or found by the reader", () => {
    expect(value("nesting depth", "8. Term\n8.2 Notice\n8.2.1 Form\n(a) in writing\n(ii) by post")).toBe(5);
    const section = { number: "1", heading: "", level: 6, start: 0, end: 1, page: 1 };
    expect(
      scoreComplexity({ text: "x", sections: [section] }).signals.find(({ name }) => name === "nesting depth")?.value,
    ).toBe(6);
  });

  it("sees that a contract is in more languages than English, or in another one", () => {
    const german =
      "Der Lieferant liefert die Ware innerhalb von dreißig Tagen nach jeder Bestellung, und der Käufer zahlt sie bis zum Ende des Monats, in dem sie geliefert wird. ";
    expect(value("languages besides English", nda)).toBe(0);
    expect(value("languages besides English", german.repeat(10))).toBe(1);
    expect(value("languages besides English", `${nda}\n${german.repeat(10)}`)).toBe(1);
    expect(scoreComplexity({ text: `${nda}\n${german.repeat(10)}` }).score).toBeGreaterThan(
      scoreComplexity({ text: nda }).score,
    );
  });

  it("counts tables and pages that could not be read", () => {
    const table = { kind: "table", start: 0, end: 1, page: 1 } as const;
    const { signals } = scoreComplexity({
      text: "x",
      blocks: [table, table],
      coverage: { pages: 9, text: 6, ocr: 0, unreadable: 3 },
    });
    expect(signals.find(({ name }) => name === "tables")?.value).toBe(2);
    expect(signals.find(({ name }) => name === "unreadable pages")?.value).toBe(3);
  });
});

const corpus = process.env["HEADNOTE_CORPUS"];
describe.skipIf((corpus ?? "") === "")("over real contracts", () => {
  it("spreads, and puts the longest and most entangled above the shortest", () => {
    const folder = join(corpus ?? "", "cuad/txt");
    const scores = readdirSync(folder).map((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      return { length: text.length, score: scoreComplexity({ text }).score };
    });
    const short = scores.filter(({ length }) => length < 8000);
    const long = scores.filter(({ length }) => length > 120_000);
    expect(short.length).toBeGreaterThan(3);
    expect(long.length).toBeGreaterThan(3);
    for (const { score } of short) expect(score).toBeLessThan(0.35);
    for (const { score } of long) expect(score).toBeGreaterThan(0.6);
  });
});
