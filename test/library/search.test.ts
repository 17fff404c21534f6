import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Library } from "../../electron/library/library.ts";
import { openLibrary } from "../../electron/library/open.ts";
import { matchExpression, phrasesOf } from "../../electron/library/search-query.ts";
import { contractOf, runOf, summaryOf } from "./specimens.ts";

let library: Library;

function keep(id: string, text: string, parts: { name?: string; matter?: string; statement?: string } = {}): void {
  library.saveContract(contractOf(id, text, parts.name ?? "agreement.pdf"), Buffer.from("file"));
  library.saveSummary({
    id,
    createdAt: "2026-11-03T10:00:00.000Z",
    matter: parts.matter ?? null,
    sha256: id,
    summary: summaryOf(parts.statement ?? "Nothing special."),
    run: runOf(`run-${id}`),
  });
}

beforeEach(() => {
  library = openLibrary({ path: null, key: null, clock: () => 0 });
});
afterEach(() => library.close());

const idsOf = (query: string) => library.search(query).map(({ item }) => item.id);

describe("search", () => {
  beforeEach(() => {
    keep("lease", "The Tenant shall pay rent under Section 8.2, and Müller & Söhne GmbH shall indemnify.", {
      matter: "1042-7",
    });
    keep("nda", "The Recipient shall keep secrets.", {
      name: "Nondisclosure Ægir.docx",
      statement: "Secrets are kept five years.",
    });
    keep("loan", "Der Darlehensnehmer zahlt Zinsen. Привет. 契約", { matter: 'O\'Brien "AND" NEAR/2 (x)' });
  });

  test.each([
    ["a word of the text", "tenant", ["lease"]],
    ["every word, in whatever order and place", "indemnify rent", ["lease"]],
    ["only where all words are", "tenant secrets", []],
    ["words of different places together", "1042-7 indemnify", ["lease"]],
    ["a statement", "five years", ["nda"]],
    ["a party", "birch sons", ["lease", "loan", "nda"]],
    ["a file's name", "nondisclosure", ["nda"]],
    ["a key term's answer", "ruritania", ["lease", "loan", "nda"]],
    ["the beginning of the last word", "shall indem", ["lease"]],
    ["no beginning of an earlier word", "indem shall", []],
    ["a word without its accents", "muller", ["lease"]],
    ["a word with accents that the text lacks", "ténant", ["lease"]],
    ["whatever its case", "DARLEHENSNEHMER", ["loan"]],
    ["Cyrillic", "привет", ["loan"]],
    ["a section's number as it is printed", "8.2", ["lease"]],
    ["quotes and operators as words", 'O\'Brien "AND"', ["loan"]],
    ["NEAR as a word", "NEAR/2 (x)", ["loan"]],
    ["a column's name as a word", "name:tenant", []],
    ["nothing for nothing", "", []],
    ["nothing for spaces", " \t\n ", []],
    ["nothing for signs alone", '"*()-^+:"', []],
    ["words between signs", '"tenant" * -', ["lease"]],
  ])("finds %s", (_, query, expected) => {
    expect(idsOf(query).toSorted()).toEqual(expected);
  });

  test("gives the words around the match, and where the words found are", () => {
    const [hit] = library.search("müller indem");
    expect(hit?.matches.map(({ start, end }) => hit.text.slice(start, end))).toEqual(["Müller", "indemnify"]);
    expect(hit?.item.id).toBe("lease");
  });

  test("says where in the contract the words stand, and nothing of it where they were found elsewhere", () => {
    const placed = (query: string) => library.search(query)[0]?.place;
    const text = library.summary("lease")?.contract.text ?? "";
    const place = placed("müller indem");
    expect(text.slice(place?.start, place?.end)).toBe("Müller & Söhne GmbH shall indemnify");
    expect(placed("secrets five")).toBeUndefined();
    expect(placed("1042")).toBeUndefined();
  });

  test("counts offsets as strings do, also after an emoji, and where the text has private-use characters of its own", () => {
    keep("odd", "\uE000😀 \uE001clause\uE000 😀 Zugzwang 😀\uE001");
    const [hit] = library.search("zugzwang");
    expect(hit?.matches.map(({ start, end }) => hit.text.slice(start, end))).toEqual(["Zugzwang"]);
    expect(hit?.text).toBe("\uE000😀 \uE001clause\uE000 😀 Zugzwang 😀\uE001");
  });

  test("puts a matter or a name that matches before a word in a text", () => {
    keep("in-text", "Something about 9999 widgets.");
    keep("in-matter", "Something about widgets.", { matter: "9999" });
    expect(idsOf("9999")).toEqual(["in-matter", "in-text"]);
  });
});

describe("whatever is typed", () => {
  test("never throws, and every offset is inside its text", () => {
    keep("a", "The Tenant shall pay rent. “Quoted” text — 8.2 (a) AND OR NOT NEAR * ^ : - 😀");
    const pieces = fc.constantFrom(
      '"',
      "'",
      "*",
      "AND",
      "OR",
      "NOT",
      "NEAR(",
      ")",
      "(",
      "^",
      "-",
      ":",
      "name",
      "{",
      "}",
      "\0",
      " ",
      "rent",
      "\uD800",
      "😀",
      "+",
      ",",
      "%",
      "8.2",
      "\u0301",
      "𝒜",
    );
    const typed = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.array(pieces).map((list) => list.join("")),
      fc.array(pieces).map((list) => list.join(" ")),
    );
    fc.assert(
      fc.property(typed, (query) => {
        for (const hit of library.search(query)) {
          for (const { start, end } of hit.matches)
            expect(0 <= start && start < end && end <= hit.text.length).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test("and however long it is", () => {
    expect(library.search("rent ".repeat(50_000))).toEqual([]);
    expect(library.search("x".repeat(1_000_000))).toEqual([]);
    expect(library.search('"'.repeat(100_000))).toEqual([]);
  });

  test("any word of a contract finds the contract", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.stringMatching(
            /^[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0391-\u03A1\u03A3-\u03C9\u0410-\u044F0-9]{1,12}$/u,
          ),
          { minLength: 1, maxLength: 8 },
        ),
        fc.nat(),
        (words, pick) => {
          const memory = openLibrary({ path: null, key: null, clock: () => 0 });
          memory.saveContract(contractOf("sha", words.join(" ")), Buffer.from("file"));
          memory.saveSummary({
            id: "s",
            createdAt: "2026-11-03T10:00:00.000Z",
            matter: null,
            sha256: "sha",
            summary: summaryOf("x"),
            run: runOf("r"),
          });
          const word = words[pick % words.length] ?? "";
          const found = memory.search(word).map((hit) => hit.matches.length > 0);
          expect(found).toEqual([true]);
          memory.close();
        },
      ),
      { numRuns: 100 },
    );
  });
});

test("an expression quotes every word and lets the last one be a beginning", () => {
  expect(matchExpression(phrasesOf('say "hi" now'))).toBe('"say" AND """hi""" AND "now"*');
  expect(phrasesOf("— “” …")).toEqual([]);
});
