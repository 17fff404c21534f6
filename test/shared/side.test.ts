import { describe, expect, it } from "vitest";
import { partyMeant } from "../../shared/domain/side.ts";
import type { KeyTerm, Statement } from "../../shared/domain/summary.ts";

const parties = ["Quillon Mills Ltd.", "Harrow & Fen LLC", "Quillon Transport Ltd."];
const statements: Statement[] = [
  {
    id: "s1",
    level: "obligations",
    text: "",
    status: "exact",
    citations: [],
    obligation: {
      who: "Supplier",
      party: "Quillon Mills Ltd.",
      what: "shall deliver",
      when: "",
      date: null,
      how: "",
      trigger: "",
    },
  },
];
const keyTerms: KeyTerm[] = [
  {
    id: "parties",
    label: "Parties",
    state: "stated",
    answer: "Quillon Mills Ltd. (“Miller”), Harrow & Fen LLC (“Customer”) and Quillon Transport Ltd.",
    citations: [],
  },
];
const meant = (name: string) => partyMeant(name, { parties, statements, keyTerms });

describe("the party that is meant by a name", () => {
  it.each([
    ["Harrow & Fen LLC", "Harrow & Fen LLC"],
    ["harrow and fen, llc", "Harrow & Fen LLC"],
    ["Harrow & Fen", "Harrow & Fen LLC"],
    ["HARROW & FEN, L.L.C.", "Harrow & Fen LLC"],
    ["Harrow", "Harrow & Fen LLC"],
    ["Harrow & Fen LLC (Ohio)", "Harrow & Fen LLC"],
    ["supplier", "Quillon Mills Ltd."],
    ["Miller", "Quillon Mills Ltd."],
    ["Customer", "Harrow & Fen LLC"],
    ["Quillon", null],
    ["Fen Harrow", null],
    ["Somebody Else Inc.", null],
    ["Ltd.", null],
    ["", null],
  ])("%j is %j", (name, party) => {
    expect(meant(name)).toBe(party);
  });
});
