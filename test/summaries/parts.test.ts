import { describe, expect, it } from "vitest";
import type { Contract, Section } from "../../shared/domain/contract.ts";
import { contractText } from "../../electron/summaries/contract-text.ts";
import { boundToPart, mergeAnswers } from "../../electron/summaries/merge-answers.ts";
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { halvesOf, onlyPart, splitContract } from "../../electron/summaries/parts.ts";
import type { ModelAnswer } from "../../electron/summaries/answer.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import { contractOf } from "./contracts.ts";

const words = (text: string): number => text.split(/\s+/).filter((word) => word !== "").length;

/** Fictional: so many sections of about a hundred words; "Widgets" are defined in the second, used in the last. */
function longContract(sections: number, wordsEach = 100): Contract {
  const filler = (number: number): string =>
    Array.from(
      { length: Math.floor(wordsEach / 10) },
      (_, at) => `The Supplier shall deliver lot ${number * 100 + at} within nine days.`,
    ).join(" ");
  const body = Array.from({ length: sections }, (_, index) => {
    const number = index + 1;
    const special =
      number === 2
        ? ` "Widgets" means the brass fittings listed in Schedule 1.`
        : number === sections
          ? " The Customer shall insure all Widgets in transit."
          : "";
    return `${number}. Delivery ${number}. ${filler(number)}${special}`;
  });
  const text = [
    'SUPPLY AGREEMENT\n\nThis Supply Agreement is made on 1 March 2024 between Larkspur Brass Ltd (the "Supplier") and Tamarind Fittings LLC (the "Customer").',
    ...body,
  ].join("\n\n");
  const contract = contractOf(text);
  const starts = body.map((section) => text.indexOf(section));
  const parts: Section[] = starts.map((start, index) => ({
    number: String(index + 1),
    heading: `Delivery ${index + 1}`,
    level: 1,
    start,
    end: starts[index + 1] ?? text.length,
    page: 1,
  }));
  return { ...contract, sections: parts };
}

describe("splitting a contract", () => {
  const contract = longContract(20);
  const parts = splitContract(contract, { tokens: 700, count: words });

  it("takes whole sections, loses nothing, and stays within the room", () => {
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.map(({ span }) => contract.text.slice(span.start, span.end)).join("")).toBe(contract.text);
    for (const { span, context } of parts)
      expect(words(contractText(contract, [...context, span]))).toBeLessThanOrEqual(700);
    const starts = contract.sections.map(({ start }) => start);
    expect(parts.slice(1).filter(({ span }) => !starts.includes(span.start))).toEqual([]);
    const sizes = parts.map(({ span }) => span.end - span.start);
    expect(Math.min(...sizes)).toBeGreaterThan(Math.max(...sizes) / 4);
  });

  it("sends along the opening and the definitions that a part uses, and no others", () => {
    const last = parts.at(-1);
    const along = (last?.context ?? []).map(({ start, end }) => contract.text.slice(start, end)).join("\n");
    expect(along).toContain("between Larkspur Brass Ltd");
    expect(along).toContain('"Widgets" means the brass fittings');
    const second = parts[1];
    expect((second?.context ?? []).map(({ start, end }) => contract.text.slice(start, end)).join("\n")).not.toContain(
      "Widgets",
    );
    expect(parts[0]?.context).toEqual([]);
  });

  it("splits a section that is too long at its parts, its paragraphs, and in the last resort at spaces", () => {
    const one = contractOf(Array.from({ length: 3000 }, (_, at) => `word${at}`).join(" "));
    const pieces = splitContract(one, { tokens: 500, count: words });
    expect(pieces.map(({ span }) => one.text.slice(span.start, span.end)).join("")).toBe(one.text);
    for (const { span, context } of pieces)
      expect(words(contractText(one, [...context, span]))).toBeLessThanOrEqual(500);
    const solid = contractOf("x".repeat(4000));
    expect(splitContract(solid, { tokens: 10, count: (text) => text.length / 10 }).length).toBeGreaterThan(10);
  });

  it("halves a part where a section begins, else a paragraph, else at a space; the halves are the part", () => {
    const room = { tokens: 600, count: words };
    const halved = (contract: Contract) => {
      const part = splitContract(contract, { ...room, tokens: 100_000 })[0];
      const halves = part === undefined ? null : halvesOf(contract, part, room);
      if (part === undefined || halves === null) throw new Error("There is nothing to halve.");
      const [first, second] = halves;
      expect([first.span.start, first.span.end, second.span.end]).toEqual([
        part.span.start,
        second.span.start,
        part.span.end,
      ]);
      expect([first.half, second.half, first.number, second.of]).toEqual(["first", "second", part.number, part.of]);
      return { contract, first, second };
    };
    const whole = halved(longContract(9));
    expect(whole.contract.sections.map(({ start }) => start)).toContain(whole.second.span.start);
    expect(contractText(whole.contract, whole.second.context)).toContain("Larkspur Brass Ltd");
    const bare = halved({ ...longContract(9), sections: [] });
    expect(bare.contract.blocks.map(({ start }) => start)).toContain(bare.second.span.start);
    const flat = halved({ ...longContract(9), sections: [], blocks: [] });
    expect(flat.contract.text.slice(flat.second.span.start - 1, flat.second.span.start)).toMatch(/\s/);
    const single = contractOf("Word");
    const [part] = splitContract(single, room);
    expect(part === undefined ? undefined : halvesOf(single, part, room)).toBeNull();
  });

  it("leaves the engine on this device the part alone, with every offset as it was", () => {
    const part = parts[2];
    if (part === undefined) throw new Error("there are three parts");
    const only = onlyPart(contract, part);
    expect(only.text).toHaveLength(contract.text.length);
    const { statements } = summarise(only);
    expect(statements.length).toBeGreaterThan(3);
    for (const { quotes } of statements)
      for (const { quote, start = -1 } of quotes) {
        expect(contract.text.slice(start, start + quote.length)).toBe(quote);
        const inside = [part.span, ...part.context].some(
          (span) => span.start <= start && start + quote.length <= span.end,
        );
        expect(inside).toBe(true);
      }
  });
});

describe("merging what parts say", () => {
  const said = (change: Partial<ModelAnswer>): ModelAnswer => ({
    kind: "supply agreement",
    brief: "",
    parties: [],
    statements: [],
    keyTerms: [],
    ...change,
  });
  const term = (id: string, state: "stated" | "silent" | "ambiguous", answer = "", quote = answer) => ({
    id,
    label: id,
    state,
    answer,
    quotes: quote === "" ? [] : [{ quote }],
  });

  it("says once what two parts say, with the quotes of both", () => {
    const merged = mergeAnswers([
      said({ statements: [{ level: "risks", text: "The supplier may assign.", quotes: [{ quote: "may assign" }] }] }),
      said({
        statements: [
          { level: "risks", text: "The Supplier may assign", quotes: [{ quote: "is free to assign" }] },
          { level: "clauses", text: "The supplier may assign.", quotes: [{ quote: "may assign" }] },
        ],
      }),
    ]);
    expect(merged.statements).toEqual([
      {
        level: "risks",
        text: "The supplier may assign.",
        quotes: [{ quote: "may assign" }, { quote: "is free to assign" }],
      },
      { level: "clauses", text: "The supplier may assign.", quotes: [{ quote: "may assign" }] },
    ]);
  });

  it("puts what is stated before silence, and shows both where two answers cannot both be right", () => {
    const merged = mergeAnswers([
      said({
        keyTerms: [
          term("governing-law", "stated", "New York"),
          term("insurance", "silent"),
          term("payment", "stated", "$500 a month"),
        ],
      }),
      said({
        keyTerms: [
          term("governing-law", "silent"),
          term("insurance", "stated", "USD 1,000,000 of cover"),
          term("payment", "silent"),
        ],
      }),
      said({
        keyTerms: [
          term("governing-law", "stated", "England and Wales"),
          term("payment", "stated", "$500 a month, in advance"),
          term("audit-rights", "silent"),
        ],
      }),
    ]);
    const of = (id: string) => merged.keyTerms.find((one) => one.id === id);
    expect(of("governing-law")).toMatchObject({
      state: "ambiguous",
      answer: "New York; England and Wales",
      quotes: [{ quote: "New York" }, { quote: "England and Wales" }],
    });
    expect(of("insurance")?.state).toBe("stated");
    expect(of("payment")).toMatchObject({ state: "stated", answer: "$500 a month, in advance" });
    expect(of("audit-rights")?.state).toBe("silent");
  });

  it("keeps a quote in the part that it was read in, where the same words stand in several", () => {
    const contract = contractOf(
      "Notices shall be in writing.\n\nFiller here.\n\nNotices shall be in writing. The end.",
    );
    const second = contract.text.lastIndexOf("Notices");
    const part = {
      number: 2,
      of: 2,
      span: { start: second, end: contract.text.length },
      context: [],
      pages: { from: 1, to: 1 },
    };
    const answer = said({
      statements: [
        { level: "snapshot", text: "Dropped: only the first part has one.", quotes: [] },
        { level: "clauses", text: "Notices are in writing.", quotes: [{ quote: "Notices shall be in writing." }] },
      ],
    });
    const bound = boundToPart(contract, part, answer);
    expect(bound.statements).toHaveLength(1);
    expect(verifyAnswer(contract, bound).statements[0]?.citations[0]).toMatchObject({ start: second, match: "exact" });
  });
});
