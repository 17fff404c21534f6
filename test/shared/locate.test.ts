import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLocator, locate, pageAt } from "../../shared/domain/locate.ts";
import { normalise } from "../../shared/domain/normalise.ts";

const words = fc.array(
  fc.constantFrom(
    "the",
    "Supplier",
    "shall",
    "pay",
    "thirty",
    "(30)",
    "days",
    "“Fees”",
    "third-party",
    "ﬁnal",
    "naïve",
    "—",
    "§ 4.2",
    "co\u00adoperate",
    "\n",
    "termi-\nnation",
  ),
  { minLength: 1, maxLength: 60 },
);
const contractText = words.map((list) => list.join(" "));

describe("locating a quote", () => {
  it("finds every slice of the text exactly, and the slice is the quote", () => {
    fc.assert(
      fc.property(contractText, fc.nat(), fc.integer({ min: 1, max: 80 }), (text, from, length) => {
        const start = from % text.length;
        const quote = text.slice(start, start + length);
        fc.pre(/[\p{L}\p{N}]/u.test(quote));
        const found = locate(text, quote, { near: start });
        expect(found[0]).toEqual({ start, end: start + quote.length, match: "exact" });
        for (const one of found) expect(text.slice(one.start, one.end)).toBe(quote);
      }),
    );
  });

  it("keeps offsets in range, and normalised matches equal after normalisation, for any two texts", () => {
    fc.assert(
      fc.property(contractText, fc.oneof(contractText, fc.string({ unit: "binary" })), (text, quote) => {
        for (const { start, end, match } of locate(text, quote)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          if (match !== "normalised") continue;
          const forms = [normalise(quote, "join").text, normalise(quote, "keep").text];
          const slice = text.slice(start, end);
          expect(forms.includes(normalise(slice, "join").text) || forms.includes(normalise(slice, "keep").text)).toBe(
            true,
          );
        }
      }),
    );
  });

  it("finds a long quote with a letter or two misread, and says that it is only near", () => {
    const sentence = fc.array(
      fc.constantFrom("supplier", "shall", "deliver", "every", "invoice", "within", "forty", "days", "notice", "buyer"),
      { minLength: 12, maxLength: 30 },
    );
    const slip = fc.record({ word: fc.nat(), letter: fc.nat(), as: fc.constantFrom("q", "z") });
    fc.assert(
      fc.property(
        sentence,
        sentence,
        sentence,
        fc.array(slip, { minLength: 1, maxLength: 2 }),
        (before, quote, after, slips) => {
          const misread: string[] = [...quote];
          for (const { word, letter, as } of slips) {
            const index = word % quote.length;
            const whole = quote[index] ?? "";
            // A figure that is misread is another figure, and is never near.
            if (whole === "forty") continue;
            const at = letter % whole.length;
            misread[index] = whole.slice(0, at) + as + whole.slice(at + 1);
          }
          fc.pre(misread.join(" ") !== quote.join(" "));
          const text = `${before.join(" ")}. Whereas the ${quote.join(" ")} herein. ${after.join(" ")}`;
          const found = locate(text, misread.join(" "));
          const start = text.indexOf("Whereas the ") + "Whereas the ".length;
          const end = start + quote.join(" ").length;
          expect(found[0]?.match).toBe("fuzzy");
          // It overlaps what was misread, and a place as good as that comes before it at most.
          expect(found.some((one) => one.start < end && one.end > start)).toBe(true);
        },
      ),
    );
  });

  it("does not take half of a ligature for a passage", () => {
    expect(locate("ﬁnal the", "f")).toEqual([]);
    expect(locate("a ﬁ", "f")).toEqual([]);
    expect(locate("ofﬁce", "office")).toEqual([{ start: 0, end: 5, match: "normalised" }]);
  });

  it("finds a quote whatever was done to its spacing, quotes, dashes and case", () => {
    const text =
      "1.1 The “Supplier” shall —\u00a0within thirty (30)\n days — deliver the ﬁnal third-\nparty re-\nport to the Buyer’s ofﬁce.";
    const [found] = locate(text, `the "supplier" shall - within thirty (30) days - deliver the final`);
    expect(found?.match).toBe("normalised");
    expect(text.slice(found?.start, found?.end)).toBe(
      "The “Supplier” shall —\u00a0within thirty (30)\n days — deliver the ﬁnal",
    );
    expect(locate(text, "third-party")[0]?.match).toBe("normalised");
    expect(locate(text, "report to the Buyer's office")[0]?.match).toBe("normalised");
  });

  it("reads the raised letters of a date with its number, and takes no other letters for them", () => {
    const text = "Made on the 15th day of January, the 3 rd of 21 s t.";
    expect(locate(text, "15t h day of January")).toEqual([{ start: 12, end: 31, match: "normalised" }]);
    expect(locate(text, "3rd of 21st.").map(({ start, end }) => text.slice(start, end))).toEqual(["3 rd of 21 s t."]);
    expect(locate("Lot 11 St. Mary", "11th St. Mary")).toEqual([]);
    expect(locate("on the 15th day", "on the 5t h day")).toEqual([]);
    expect(normalise("12 nd, 5 th, 3.5t h, A1 st").text).toBe("12 nd, 5th, 3.5t h, a1 st");
  });

  it("finds a word whose hyphen was written as a soft one, and one that was divided softly", () => {
    expect(locate("the mid-tier bank", "Mid\u00adTier bank")).toEqual([{ start: 4, end: 17, match: "normalised" }]);
    expect(locate("the cooperation of", "co\u00adoperation")).toEqual([{ start: 4, end: 15, match: "normalised" }]);
  });

  it("orders occurrences by nearness", () => {
    const text = "the fee. the fee. the fee.";
    expect(locate(text, "the fee", { near: 19 }).map(({ start }) => start)).toEqual([18, 9, 0]);
    expect(locate(text, "the fee", { limit: 2 }).map(({ start }) => start)).toEqual([0, 9]);
  });

  it("finds a near match by its rare words, and says that it is one", () => {
    const text = `Preamble of no matter. The Distributor shall submit a written forecast of its requirements for Products to Manufacturer each quarter. Nothing else.`;
    const [found] = locate(
      text,
      "The Distributor shall submit a written forecast of its requirements for the Products to Manufacturer every quarter",
    );
    expect(found?.match).toBe("fuzzy");
    expect(text.slice(found?.start, found?.end)).toBe(
      "The Distributor shall submit a written forecast of its requirements for Products to Manufacturer each quarter",
    );
  });

  it("never takes a passage for a near match where a number or a negation differs", () => {
    const text =
      "Either party may terminate this Agreement for convenience upon sixty days prior written notice to the other party hereto.";
    expect(locate(text, text.replace("sixty", "thirty"))).toEqual([]);
    expect(locate(text, text.replace("may", "may not"))).toEqual([]);
    expect(locate(text, text.replace("this", "the"))[0]?.match).toBe("fuzzy");
  });

  it("never takes a passage for a near match where the quote puts in a word of substance", () => {
    const text =
      "This Agreement shall be governed by the laws of the State of Arizona and the parties submit to its courts.";
    expect(locate(text, "governed by the laws of the State of Ohio")).toEqual([]);
    expect(locate(text, "governed by laws of the State of Arizona and parties submit to its courts")[0]?.match).toBe(
      "fuzzy",
    );
    expect(locate(text, "governed by the laws of the Stale of Arizona")[0]?.match).toBe("fuzzy");
  });

  it("finds neither short near matches nor quotes without a word", () => {
    expect(locate("alpha beta gamma delta", "alpha beta gamma delte")).toEqual([]);
    expect(locate("a . b", ".")).toEqual([]);
    expect(locate("", "anything")).toEqual([]);
  });

  it("gives the same answer from a prepared text", () => {
    const text = "One two three four five six seven. One two three four five six eight.";
    const locator = createLocator(text);
    for (const quote of ["One two", "ONE TWO", "five six seven"])
      expect(locator.locate(quote)).toEqual(locate(text, quote));
  });
});

describe("normalising", () => {
  it("is idempotent", () => {
    fc.assert(
      fc.property(fc.oneof(contractText, fc.string({ unit: "grapheme" })), (text) => {
        const once = normalise(text).text;
        fc.pre(normalise(once).text !== "" || once === "");
        expect(normalise(once).text).toBe(once);
      }),
    );
  });
});

describe("the page of an offset", () => {
  const page = (number: number, start: number, end: number) => ({
    number,
    start,
    end,
    width: 0,
    height: 0,
    source: "text" as const,
    runs: [],
    margins: [],
  });
  it("is the page that holds it, or the one before a gap", () => {
    const contract = { pages: [page(1, 0, 10), page(2, 11, 20), page(3, 21, 21), page(4, 22, 30)] };
    expect([0, 9, 10, 11, 20, 22, 29, 99].map((offset) => pageAt(contract, offset))).toEqual([1, 1, 1, 2, 2, 4, 4, 4]);
  });
});
