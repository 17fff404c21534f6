import { describe, expect, test } from "vitest";
import { applyFirmRules } from "../../../electron/summaries/playbook/apply.ts";
import { holds } from "../../../electron/summaries/playbook/condition.ts";
import { configurationSchema } from "../../../shared/domain/configuration.ts";
import { flaggedTerms } from "../../../shared/domain/flags.ts";
import { conditionSchema, playbookSchema, type Position } from "../../../shared/domain/playbook.ts";
import type { KeyTerm, Summary } from "../../../shared/domain/summary.ts";

function term(id: string, answer: string, more: Partial<KeyTerm> = {}): KeyTerm {
  return { id, label: id, state: answer === "" ? "silent" : "stated", answer, citations: [], ...more };
}

const summary: Summary = {
  brief: "",
  kind: "mutual non-disclosure agreement",
  parties: [],
  statements: [],
  keyTerms: [
    term("parties", "Alder; Birch"),
    term("governing-law", "California"),
    term("cap-on-liability", "The cap is $2,000,000 in each year."),
    term("insurance", ""),
  ],
  coverage: { pages: 1, text: 1, ocr: 0, unreadable: 0 },
};
const law = (...more: Partial<Position>[]): Position => ({
  term: "governing-law",
  preferred: { mentions: ["England", "England and Wales"] },
  fallback: { mentions: ["Ireland", "Scotland"] },
  walkAway: { mentions: ["California"] },
  ...Object.assign({}, ...more),
});
const flags = (positions: Position[], terms = summary.keyTerms, kinds: string[] = []) =>
  flaggedTerms(
    applyFirmRules({ ...summary, keyTerms: terms }, { playbooks: [{ name: "House", kinds, positions }], packs: [] })
      .keyTerms,
  ).map(({ id, flag }) => [id, flag.severity, flag.reason]);

describe("a position", () => {
  test.each([
    ["England and Wales", []],
    ["Scotland", [["governing-law", "fallback", "Not what the firm prefers, but a fallback it can live with."]]],
    ["California", [["governing-law", "walk-away", "The firm does not sign this."]]],
    ["France", [["governing-law", "off", "Not what the firm prefers, nor its fallback."]]],
    ["", [["governing-law", "off", "The firm wants this said, and it was not found."]]],
  ])("on %s", (answer, expected) => {
    expect(flags([law()], [term("governing-law", answer)])).toEqual(expected);
  });

  test("adds the firm's note, and never takes an unreadable page for a good one", () => {
    expect(flags([law({ note: "Ask for England." })], [term("governing-law", "?", { state: "unreadable" })])).toEqual([
      [
        "governing-law",
        "off",
        "Whether this is what the firm prefers could not be told; look at the passage. Ask for England.",
      ],
    ]);
  });

  test("holds only for its kinds of contract, and the gravest of several counts", () => {
    expect(flags([law()], summary.keyTerms, ["lease"])).toEqual([]);
    expect(flags([law({ walkAway: undefined }), law()], summary.keyTerms, ["Non-Disclosure"])).toEqual([
      ["governing-law", "walk-away", "The firm does not sign this."],
    ]);
  });
});

describe("a condition", () => {
  const cap = term("cap-on-liability", "The cap is $2,000,000 in each year.");
  test.each([
    [{ atMost: "$5 million" }, cap, true],
    [{ atMost: "$1,000,000" }, cap, false],
    [{ atLeast: "$2,000,000" }, cap, true],
    // Nobody can say without a rate of exchange, nor where no figure stands.
    [{ atMost: "£5,000,000" }, cap, null],
    [{ atMost: "30 days" }, cap, null],
    [{ atMost: "30 days" }, term("notices", "Notice of one month is needed."), true],
    [{ atMost: "30 days" }, term("notices", "Notice of sixty (60) days is needed."), false],
    [{ atMost: "30 days" }, term("notices", ""), false],
    [{ mentions: ["England"] }, term("governing-law", "the law of Englanders"), false],
    [{ lacks: ["sole discretion"] }, term("amendment", "at its SOLE discretion"), false],
    [{ lacks: ["sole discretion"] }, term("amendment", ""), true],
    [{ state: "silent" as const }, term("insurance", ""), true],
    [{ state: "stated" as const, mentions: ["Ireland"] }, term("governing-law", "Ireland"), true],
  ])("%j", (condition, of, expected) => {
    expect(holds(conditionSchema.parse(condition), of)).toBe(expected);
  });

  test("reads the passages as well as the answer", () => {
    const quoted = term("governing-law", "See clause 9.", {
      citations: [{ quote: "governed by the laws of\nEngland", page: 1, start: 0, end: 30, match: "exact" }],
    });
    expect(holds({ mentions: ["laws of England"] }, quoted)).toBe(true);
  });

  test("that asks nothing is refused, and so is a term that cannot be an id", () => {
    expect(conditionSchema.safeParse({}).success).toBe(false);
    expect(
      playbookSchema.safeParse({
        name: "House",
        positions: [{ term: "Governing Law", preferred: { state: "stated" } }],
      }).success,
    ).toBe(false);
    expect(configurationSchema.safeParse({ playbooks: [{ name: "House", positions: [law()] }] }).success).toBe(true);
  });
});

describe("a pack of the firm's", () => {
  const packs = [
    { name: "NDA", kinds: ["non-disclosure"] as [string], first: ["cap-on-liability"], expected: ["insurance"] },
  ];

  test("puts its terms first, and says what is missed; nothing else changes", () => {
    const { keyTerms, ...rest } = applyFirmRules(summary, { playbooks: [], packs });
    expect(keyTerms.map(({ id }) => id)).toEqual(["cap-on-liability", "parties", "governing-law", "insurance"]);
    expect(keyTerms.at(-1)?.answer).toBe("Not found, though the firm expects it in this kind of contract (NDA).");
    expect({ ...rest, keyTerms: summary.keyTerms }).toEqual(summary);
  });

  test("of another kind leaves the summary as it is", () => {
    const leases = packs.map((pack) => ({ ...pack, kinds: ["lease"] as [string] }));
    expect(applyFirmRules(summary, { playbooks: [], packs: leases })).toEqual(summary);
  });
});
