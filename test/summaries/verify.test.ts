import { describe, expect, it } from "vitest";
import type { ModelAnswer } from "../../electron/summaries/answer.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import type { Statement } from "../../shared/domain/summary.ts";
import { contractOf, services } from "./contracts.ts";

function answer(overrides: Partial<ModelAnswer>): ModelAnswer {
  return {
    kind: "services agreement",
    brief: "Services agreement.",
    parties: [],
    statements: [],
    keyTerms: [],
    ...overrides,
  };
}

function verified(text: string, quotes: string[]): Statement {
  const { statements } = verifyAnswer(
    services,
    answer({ statements: [{ level: "key-terms", text, quotes: quotes.map((quote) => ({ quote })) }] }),
  );
  const [statement] = statements;
  if (statement === undefined) throw new Error("the statement was dropped");
  return statement;
}

describe("verifying a statement", () => {
  it("is exact where the quote stands in the contract and bears out every fact, however it is written", () => {
    const quote =
      "The Client shall pay Larkspur a monthly fee of $12,500, due thirty (30) days after receipt of an invoice.";
    for (const text of [
      "The Client pays $12,500 a month within 30 days.",
      "Fee: USD 12,500, due after thirty days.",
      "12,500 dollars monthly, see Section 2.",
    ]) {
      expect(verified(text, [quote])).toMatchObject({ status: "exact" });
    }
    const dated = verified("Begins on 1 March 2024 for 24 months.", [
      "shall commence on March 1, 2024 and continue for an initial term of two (2) years",
    ]);
    expect(dated.status).toBe("exact");
    expect(services.text.slice(dated.citations[0]?.start, dated.citations[0]?.end)).toBe(dated.citations[0]?.quote);
  });

  it("holds what is said of a term or a reference against its words by what it is about", () => {
    const about = (text: string, quote: string) =>
      verifyAnswer(services, answer({ statements: [{ level: "definitions", text, quotes: [{ quote }] }] }))
        .statements[0];
    const quote = "shall not disclose it to any third party";
    expect(about("“third party” is used like a defined term, but not defined.", quote)?.status).toBe("exact");
    expect(about("Section 8.6.1 is referred to, but not found in the contract.", quote)?.status).toBe("unsupported");
    const schedule = "the forecasting services described in Schedule A to the Client";
    expect(about("Schedule A is referred to, but not found in the contract.", schedule)?.status).toBe("exact");
    // In any other words it is a statement like all others.
    expect(about("The Client may disclose it to any third party.", quote)?.status).toBe("unsupported");
  });

  it("names the facts that the quotes do not hold", () => {
    const changed = verified("The Client pays €12,500 within 45 days.", [
      "The Client shall pay Larkspur a monthly fee of $12,500, due thirty (30) days after receipt of an invoice.",
    ]);
    expect(changed.status).toBe("unsupported");
    expect(changed.reason).toContain("€12,500");
    expect(changed.reason).toContain("45 days");
    const unit = verified("Delivered within 10 days.", ["within ten (10) business days after the end of each month"]);
    expect(unit.status).toBe("unsupported");
  });

  it("takes a party's defined name for its name, and a party that is not cited for unsupported", () => {
    expect(verified("Tamarind Foods LLC pays monthly.", ["The Client shall pay Larkspur a monthly fee"]).status).toBe(
      "exact",
    );
    expect(
      verified("Tamarind Foods LLC delivers forecasts.", ["Larkspur shall deliver a written forecast"]),
    ).toMatchObject({
      status: "unsupported",
      reason: expect.stringContaining("Tamarind Foods LLC"),
    });
  });

  it("is close for a near match, and not found for words the contract does not have or no words at all", () => {
    expect(
      verified("Overdue sums bear interest.", [
        "The Client shall pay to Larkspur a monthly fee of $12,500, due thirty (30) days after receipt of an invoice",
      ]),
    ).toMatchObject({ status: "close" });
    expect(
      verified("Larkspur is liable without limit.", [
        "Larkspur's liability under this Agreement is unlimited in every respect",
      ]),
    ).toMatchObject({
      status: "not-found",
      citations: [{ match: "none", page: 0, start: 0, end: 0 }],
    });
    expect(verified("Something.", []).status).toBe("not-found");
  });

  it("numbers statements in order, drops none, and gives the page on which a quote begins", () => {
    const { statements } = verifyAnswer(
      services,
      answer({
        statements: [
          { level: "clauses", text: "Law.", quotes: [{ quote: "governed by the laws of the State of New York" }] },
          {
            level: "clauses",
            text: "Confidence.",
            quotes: [
              {
                quote:
                  "shall not disclose it to any third party without the prior written consent of the party that disclosed it",
              },
            ],
          },
          { level: "clauses", text: "Nothing.", quotes: [] },
        ],
      }),
    );
    expect(statements.map(({ id, citations }) => [id, citations[0]?.page, citations[0]?.match])).toEqual([
      ["s1", 2, "exact"],
      ["s2", 1, "normalised"],
      ["s3", undefined, undefined],
    ]);
  });

  it("believes an offset only where the quote stands there", () => {
    const quote = "the other party";
    const at = services.text.lastIndexOf(quote);
    const statement = {
      level: "clauses" as const,
      text: "The other party.",
      quotes: [
        { quote, start: at },
        { quote, start: at - 3 },
        { quote, start: 0 },
      ],
    };
    const starts = verifyAnswer(services, answer({ statements: [statement] })).statements[0]?.citations.map(
      ({ start }) => start,
    );
    expect(starts).toEqual([at, at, services.text.indexOf(quote)]);
  });
});

describe("verifying the rest of an answer", () => {
  const term = (state: "stated" | "silent" | "ambiguous", text: string, quote?: string) => ({
    id: "governing-law",
    label: "Governing law",
    state,
    answer: text,
    quotes: quote === undefined ? [] : [{ quote }],
  });

  it("keeps a stated key term only where its quote and facts are there", () => {
    const state = (one: ReturnType<typeof term>) => verifyAnswer(services, answer({ keyTerms: [one] })).keyTerms[0];
    expect(state(term("stated", "New York", "the laws of the State of New York"))).toMatchObject({ state: "stated" });
    expect(state(term("stated", "Ohio", "the laws of the State of Ohio"))).toMatchObject({
      state: "ambiguous",
      answer: "Ohio",
      citations: [{ match: "none" }],
    });
    expect(state(term("stated", "90 days", "for an initial term of two (2) years"))).toMatchObject({
      state: "ambiguous",
    });
    expect(state(term("silent", ""))).toMatchObject({ state: "silent" });
  });

  it("says of a key term how far it holds, and why not further", () => {
    const of = (one: ReturnType<typeof term>, detail: string) =>
      verifyAnswer(services, answer({ keyTerms: [{ ...one, detail }] })).keyTerms[0];
    const law = term("stated", "New York", "the laws of the State of New York");
    expect(of(law, "The laws of the State of New York apply.")).toMatchObject({ state: "stated", status: "exact" });
    expect(of(law, "The laws of New York apply for 90 days.")).toMatchObject({
      state: "stated",
      answer: "New York",
      status: "unsupported",
      reason: expect.stringContaining("90 days"),
    });
    expect(of(term("stated", "Ohio", "the laws of the State of Ohio"), "")).toMatchObject({ status: "not-found" });
    expect(of(term("silent", ""), "")?.status).toBeUndefined();
  });

  it("divides an obligation as the answer does where the quotes bear that out, and by itself where not", () => {
    const text = "The Client must pay Larkspur a monthly fee of $12,500 within 30 days of an invoice.";
    const quotes = [
      {
        quote:
          "The Client shall pay Larkspur a monthly fee of $12,500, due thirty (30) days after receipt of an invoice.",
      },
    ];
    const of = (duty: { who: string; what: string; when: string; trigger: string } | null) =>
      verifyAnswer(services, answer({ statements: [{ level: "obligations", text, duty, quotes }] })).statements[0]
        ?.obligation;
    const what = "must pay Larkspur a monthly fee of $12,500";
    const said = { who: "Client", what, when: "within thirty (30) days", trigger: "receipt of an invoice" };
    expect(of(said)).toEqual({ ...said, party: null, when: "within 30 days", date: null, how: "" });
    expect(of({ ...said, what: "must not pay Larkspur a monthly fee of $12,500" })?.what).toMatch(/^must pay/);
    expect(of({ ...said, when: "within 90 days" })?.when).toMatch(/^within 30 days/);
    expect(of(null)).toMatchObject({ who: "Client", when: expect.stringMatching(/^within 30 days/) });
  });

  it("calls nothing silent in a contract that could not all be read", () => {
    const damaged = { ...services, coverage: { ...services.coverage, unreadable: 1 } };
    expect(verifyAnswer(damaged, answer({ keyTerms: [term("silent", "")] })).keyTerms[0]?.state).toBe("unreadable");
  });

  it("leaves out parties that the contract does not name, and a brief that invents", () => {
    const summary = verifyAnswer(
      services,
      answer({
        parties: ["Larkspur Analytics, Inc.", "Globex Corp."],
        brief: "Agreement with Globex Corp. for $99,000.",
      }),
    );
    expect(summary.parties).toEqual(["Larkspur Analytics, Inc."]);
    expect(summary.brief).toBe("Services agreement with Larkspur Analytics, Inc.");
    expect(verifyAnswer(services, answer({ brief: "Fees of $12,500, dated 1 March 2024." })).brief).toBe(
      "Fees of $12,500, dated 1 March 2024.",
    );
  });

  it("asks of a section that is named that the words name it, or lie in it", () => {
    const contract = contractOf(
      "8.1 Law. The first party shall comply with Section 8.2 and Part 2 of Exhibit 3 of this Agreement.\n\n9. Costs. Each party bears its costs.",
    );
    const status = (text: string, quote: string) =>
      verifyAnswer(contract, answer({ statements: [{ level: "clauses", text, quotes: [{ quote }] }] })).statements[0];
    const quote = "shall comply with Section 8.2 and Part 2 of Exhibit 3";
    expect(status("Section 8.2 and Exhibit 3 apply.", quote)?.status).toBe("exact");
    expect(status("Under Clause 8.1, Article 8.2 applies.", quote)?.status).toBe("exact");
    expect(status("Costs lie where they fall (Section 9).", "Each party bears its costs")?.status).toBe("exact");
    expect(status("Part 27 of Exhibit 3 applies.", quote)).toMatchObject({
      status: "unsupported",
      reason: "Not in the cited words: Part 27.",
    });
    for (const text of ["Section 9.1 applies.", "Exhibits 3 and 5 apply.", "Section 8.2(a) applies."])
      expect(status(text, quote)?.status).toBe("unsupported");
  });
});
