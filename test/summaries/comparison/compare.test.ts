import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../electron/documents/read-document.ts";
import { longestIncreasing } from "../../../electron/summaries/comparison/align.ts";
import { clausesOf } from "../../../electron/summaries/comparison/clauses.ts";
import { compareContracts } from "../../../electron/summaries/comparison/compare.ts";
import { effectsOf } from "../../../electron/summaries/comparison/effects.ts";
import { comparedWords } from "../../../electron/summaries/comparison/words.ts";
import { comparisonAsText } from "../../../electron/usecases/present-comparison.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { contractOf } from "../contracts.ts";

const parts = [
  "# Supply Agreement\n\nThis Supply Agreement is made on 3 March 2025 between Alder Mills Limited and Birch Foods Limited.",
  "## 1. Supply\n\nThe Supplier shall deliver the Goods to the Depot on each working day.",
  "## 2. Price\n\nThe Buyer shall pay each invoice within thirty (30) days of receiving it.",
  "## 3. Liability\n\nThe liability of either party under this Agreement is limited to £100,000 in each year.",
  "## 4. Confidentiality\n\nEach party shall keep the other's confidential information secret and shall not disclose it to anyone.",
  "## 5. Law\n\nThis Agreement is governed by the law of England and Wales.",
];

const read = (text: string, name = "agreement.md"): Promise<Contract> =>
  readDocument({ name, bytes: new TextEncoder().encode(text) }, { password: null, onPage: () => undefined });
const original = await read(parts.join("\n\n"));
const withPart = (index: number, text: string): string => parts.with(index, text).join("\n\n");
const compareTo = async (text: string) => compareContracts(original, await read(text));

describe("two versions", () => {
  test("that are the same have no change", () => {
    const compared = compareContracts(original, original);
    expect(compared).toMatchObject({ mode: "versions", changes: [], terms: [] });
    expect(compared.counts.same).toBe(clausesOf(original).length);
  });

  test("differ in the one clause that was changed, word by word, and what the words do is said", async () => {
    const { changes, counts } = await compareTo(
      withPart(2, "## 2. Price\n\nThe Buyer may pay each invoice within sixty (60) days of receiving it."),
    );
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      kind: "changed",
      moved: false,
      before: { number: "2" },
      after: { number: "2" },
    });
    expect(changes[0]?.effects).toEqual([
      { kind: "weakened", reason: "“shall” became “may”" },
      { kind: "weakened", reason: "The period “thirty (30) days” became “sixty (60) days”, longer" },
    ]);
    expect(counts).toMatchObject({ changed: 1, added: 0, removed: 0, weakened: 1 });
  });

  test("say which clause came, which went, and what duty went with it", async () => {
    const compared = await compareTo(
      [...parts.slice(0, 4), parts[5], "## 6. Audit\n\nThe Supplier shall keep books and show them to the Buyer."].join(
        "\n\n",
      ),
    );
    expect(compared.changes.map(({ kind, before, after }) => [kind, (after ?? before)?.heading])).toEqual([
      ["removed", "Confidentiality"],
      ["added", "Audit"],
    ]);
    expect(compared.changes[0]?.effects).toEqual([{ kind: "weakened", reason: "Duties and prohibitions went out" }]);
    expect(compared.changes[1]?.effects).toEqual([{ kind: "strengthened", reason: "A duty came in" }]);
  });

  test("know a clause that went elsewhere, and that it alone moved", async () => {
    const [title = "", supply = "", price = "", liability = "", secrecy = "", law = ""] = parts;
    const later = [supply.replace("1.", "2."), price.replace("2.", "3."), liability.replace("3.", "4."), law];
    const { changes, counts } = await compareTo([title, secrecy.replace("4.", "1."), ...later].join("\n\n"));
    expect(changes.map(({ kind, moved, after }) => [kind, moved, after?.heading])).toEqual([
      ["same", true, "Confidentiality"],
    ]);
    expect(counts.moved).toBe(1);
  });

  test("do not differ by a new number alone", async () => {
    const [title = "", supply = "", price = "", liability = "", secrecy = "", law = ""] = parts;
    const audit = "## 3. Audit\n\nThe Supplier shall keep books and show them to the Buyer.";
    const later = [liability.replace("3.", "4."), secrecy.replace("4.", "5."), law.replace("5.", "6.")];
    const { changes } = await compareTo([title, supply, price, audit, ...later].join("\n\n"));
    expect(changes.map(({ kind, after }) => [kind, after?.heading])).toEqual([["added", "Audit"]]);
  });

  test("name the key terms on which they differ, with their passages", async () => {
    const { terms } = await compareTo(withPart(5, "## 5. Law\n\nThis Agreement is governed by the law of Scotland."));
    const law = terms.find(({ id }) => id === "governing-law");
    expect(law?.before?.answer).toContain("England");
    expect(law?.after?.answer).toContain("Scotland");
    expect(law?.after?.citations.every(({ match }) => match === "exact")).toBe(true);
  });

  test("see a prohibition that was put in by one word", () => {
    const pieces = comparedWords(
      "The Supplier shall assign this Agreement.",
      "The Supplier shall not assign this Agreement.",
    );
    expect(effectsOf(pieces)).toEqual([{ kind: "changed", reason: "“shall” became “shall not”" }]);
  });

  test("see a duty that was hedged, and one whose hedge was taken", () => {
    const strict = "The Supplier shall deliver the Goods on time.";
    const loose = "The Supplier shall use reasonable efforts to deliver the Goods on time.";
    expect(effectsOf(comparedWords(strict, loose))).toEqual([
      { kind: "weakened", reason: "“reasonable efforts” came in" },
    ]);
    expect(effectsOf(comparedWords(loose, strict))).toEqual([
      { kind: "strengthened", reason: "“reasonable efforts” went out" },
    ]);
  });
});

describe("an amendment", () => {
  const amendment = (...orders: string[]) =>
    read(
      [
        "# Amendment No. 1 to the Supply Agreement",
        "This Amendment is made on 1 June 2026 by Alder Mills Limited and Birch Foods Limited.",
        ...orders,
        "All other terms of the Agreement remain in force.",
      ].join("\n\n"),
      "amendment.md",
    );

  test("is followed to the clause it replaces", async () => {
    const { mode, changes, open } = compareContracts(
      original,
      await amendment(
        "1. Section 3 of the Agreement is hereby deleted in its entirety and replaced with the following:",
        "“The liability of either party under this Agreement is limited to £250,000 in each year.”",
      ),
    );
    expect(mode).toBe("amendment");
    expect(open).toEqual([]);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ kind: "changed", before: { heading: "Liability" } });
    expect(changes[0]?.after?.text).toBe(
      "The liability of either party under this Agreement is limited to £250,000 in each year.",
    );
    // Neither the clause's own number nor its heading's is a figure that went out.
    expect(changes[0]?.effects).toEqual([
      { kind: "strengthened", reason: "The amount “£100,000” became “£250,000”, higher" },
    ]);
    expect(changes[0]?.instruction?.text).toContain("Section 3 of the Agreement is hereby deleted");
  });

  test("that exchanges words in a clause shows the clause as it then reads", async () => {
    const { changes } = compareContracts(
      original,
      await amendment(
        "1. Section 2 is hereby amended by deleting “thirty (30) days” and inserting “ten (10) days” in its place.",
      ),
    );
    expect(changes[0]?.after?.text).toContain("within ten (10) days of receiving it");
    expect(changes[0]?.effects).toEqual([
      { kind: "strengthened", reason: "The period “thirty (30) days” became “ten (10) days”, shorter" },
    ]);
  });

  test("that strikes a clause, and one that adds one", async () => {
    const { changes } = compareContracts(
      original,
      await amendment(
        "1. Section 4 is hereby deleted in its entirety.",
        "2. A new Section 7 is hereby added as follows: “7. Insurance. The Supplier shall insure the Goods.”",
      ),
    );
    expect(changes.map(({ kind }) => kind)).toEqual(["removed", "added"]);
    expect(changes[0]?.before?.heading).toBe("Confidentiality");
    expect(changes[1]?.after?.text).toContain("The Supplier shall insure the Goods.");
  });

  test("that names a part which is not there says so, and loses nothing else", async () => {
    const { changes, open } = compareContracts(
      original,
      await amendment(
        "1. Section 19.4 is hereby deleted in its entirety.",
        "2. Section 4 is hereby deleted in its entirety.",
      ),
    );
    expect(changes).toHaveLength(1);
    expect(open).toHaveLength(1);
    expect(open[0]).toContain("Section 19.4");
  });
});

describe("for any two texts", () => {
  const words = fc.array(fc.constantFrom("shall", "may", "not", "pay", "30", "days", "the", "Buyer", ",", "."), {
    maxLength: 40,
  });
  const tidy = (text: string): string => text.replaceAll(/\s+/g, "");

  test("what is the same and what went out is the earlier, what is the same and what came in the later", () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [before, after] = [one.join(" "), other.join(" ")];
        const pieces = comparedWords(before, after);
        const side = (kind: "removed" | "added") =>
          pieces.flatMap((piece) => (piece.kind === "same" || piece.kind === kind ? [piece.text] : [])).join("");
        expect(tidy(side("removed"))).toBe(tidy(before));
        expect(tidy(side("added"))).toBe(tidy(after));
      }),
    );
  });

  test("the clauses of a contract hold its words once and in order", () => {
    const joined = clausesOf(original)
      .map(({ text }) => text)
      .join("");
    expect(tidy(joined)).toBe(tidy(original.text));
  });

  test("a longest increasing subsequence increases, and none is longer", () => {
    const lengthByTable = (values: readonly number[]): number => {
      const best = values.map(() => 1);
      for (const [index, value] of values.entries())
        for (let earlier = 0; earlier < index; earlier += 1)
          if ((values[earlier] ?? Infinity) < value) best[index] = Math.max(best[index] ?? 1, (best[earlier] ?? 0) + 1);
      return Math.max(0, ...best);
    };
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 50 })), (values) => {
        const found = longestIncreasing(values);
        expect(found.every((value, index) => index === 0 || (found[index - 1] ?? Infinity) < value)).toBe(true);
        expect(found).toHaveLength(lengthByTable(values));
      }),
    );
  });
});

describe("the same words in other paragraphs", () => {
  const definitions = [
    "“Fee” means the fee stated in Schedule 1 to this agreement.",
    "“Term” means the period stated in clause 2 of this agreement.",
    "“Works” means what is described in Schedule 2 to this agreement.",
  ];
  const agreement = (breaks: string) =>
    contractOf(
      `AGREEMENT\n\nThis agreement is made between Alder and Birch.\n\n${definitions.join(breaks)}\n\nEnd of it.`,
    );

  test("are the same, whichever of two has the breaks", () => {
    for (const [one, other] of [
      ["\n\n", " "],
      [" ", "\n\n"],
      ["\n\n", "\n"],
    ] as const) {
      const { changes } = compareContracts(agreement(one), agreement(other));
      expect(changes).toEqual([]);
    }
  });

  test("hide no word that is another", () => {
    const other = contractOf(agreement(" ").text.replace("clause 2", "clause 3"));
    const { changes } = compareContracts(agreement("\n\n"), other);
    expect(JSON.stringify(changes)).toContain("clause 3");
  });
});

describe("two texts that share next to nothing", () => {
  const lease = [
    "# Lease of a Boathouse\n\nCedar Quay plc lets the boathouse at Fen Lock to Dray & Daughters.",
    "## 1. Rent\n\nA peppercorn is owed at midsummer, if anybody asks.",
    "## 2. Repair\n\nRoof, slipway and winch stay in the state in which an inventory shows them.",
    "## 3. Boats\n\nNo more than nine punts lie there overnight; engines are forbidden.",
  ];

  test("are said to be no versions of each other, without a list of changes", async () => {
    const compared = await compareTo(lease.join("\n\n"));
    expect(compared).toMatchObject({ mode: "unrelated", changes: [], terms: [] });
    expect(compared.open.join(" ")).toContain("counterpart");
    const named = { id: null, name: "a", sha256: "" };
    const text = comparisonAsText({ ...compared, before: named, after: named });
    expect(text).toContain("do not seem to be versions of each other");
    expect(text).not.toContain("No clause differs");
  });

  test("are not what a contract with many new clauses is", async () => {
    const longer = [...parts, ...lease.slice(1)].join("\n\n");
    expect((await compareTo(longer)).mode).toBe("versions");
  });
});
