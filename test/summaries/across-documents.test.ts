import { describe, expect, it } from "vitest";
import { readDocument } from "../../electron/documents/read-document.ts";
import { matterFile, type FiledDocument } from "../../electron/summaries/comparison/matter.ts";
import { conflictsAcross } from "../../electron/summaries/contradictions/across-documents.ts";

async function filed(id: string, date: string | null, text: string): Promise<FiledDocument> {
  const bytes = new TextEncoder().encode(text);
  const contract = await readDocument({ name: `${id}.md`, bytes }, { password: null, onPage: () => undefined });
  return { id, contract, kind: "agreement", parties: ["Alder Mills Limited", "Birch Foods Limited"], date };
}

const base = `# Supply Agreement

This Agreement is made between Alder Mills Limited and Birch Foods Limited.

## 1. Term

This Agreement shall continue in force for a term of three (3) years.

## 2. Payment

Invoices are payable within thirty (30) days of the invoice date.

## 3. Law

This Agreement is governed by the laws of Ireland.`;
const amendment = (number: number, ...orders: string[]) =>
  [`# Amendment No. ${number}`, "This Amendment changes the Supply Agreement.", ...orders].join("\n\n");

async function conflicts(...documents: FiledDocument[]) {
  const ordered = matterFile(documents);
  return conflictsAcross(
    ordered.flatMap((document) => {
      const one = documents.find(({ id }) => id === document.id);
      return one === undefined ? [] : [{ document, contract: one.contract }];
    }),
  );
}

describe("the documents of a contract against each other", () => {
  it("what an amendment changes contradicts nothing any more", async () => {
    const change = amendment(
      1,
      "1. Section 1 is hereby deleted and replaced with: “This Agreement shall continue in force for a term of five (5) years.”",
    );
    expect(
      await conflicts(await filed("base", "2026-01-01", base), await filed("first", "2026-05-01", change)),
    ).toEqual([]);
  });

  it("what an amendment says besides is a conflict; both are quoted, and one holds only where it says so", async () => {
    const order = "1. Section 1 is hereby amended by deleting “three (3)” and inserting “four (4)”.";
    const besides = "2. From now on invoices are payable within sixty (60) days of the invoice date.";
    const documents = [
      await filed("base", "2026-01-01", base),
      await filed("first", "2026-05-01", amendment(1, order, besides)),
    ];
    const [open, ...others] = await conflicts(...documents);
    expect(others).toEqual([]);
    expect(open).toMatchObject({ kind: "payment-term", holds: null, by: null });
    expect(open?.between.map(({ id, quote }) => [id, quote.includes("payable within")])).toEqual([
      ["base", true],
      ["first", true],
    ]);
    for (const { id, start, end, quote } of open?.between ?? [])
      expect(documents.find((one) => one.id === id)?.contract.text.slice(start, end)).toBe(quote);

    const says = "3. In the event of a conflict with the Supply Agreement, this Amendment shall prevail.";
    const [held] = await conflicts(
      await filed("base", "2026-01-01", base),
      await filed("first", "2026-05-01", amendment(1, order, besides, says)),
    );
    expect(held?.holds).toBe("first");
    expect(held?.by?.quote).toContain("this Amendment shall prevail");
  });

  it("two amendments that change one clause are told, and the later holds where both are dated", async () => {
    const first = amendment(1, "1. Section 2 is hereby amended by deleting “thirty (30)” and inserting “ten (10)”.");
    const second = amendment(2, "1. Section 2 is hereby amended by deleting “thirty (30)” and inserting “forty (40)”.");
    const dated = await conflicts(
      await filed("base", "2026-01-01", base),
      await filed("second", "2026-09-01", second),
      await filed("first", "2026-05-01", first),
    );
    expect(dated.map(({ kind, text, holds }) => [kind, text, holds])).toEqual([
      ["changed-twice", "Two documents change the same clause, 2 Payment.", "second"],
    ]);
    const undated = await conflicts(
      await filed("base", null, base),
      await filed("second", null, second),
      await filed("first", null, first),
    );
    expect(undated[0]?.holds).toBeNull();
  });

  it("a contract by itself has nothing to be held against", async () => {
    expect(await conflicts(await filed("base", null, base))).toEqual([]);
  });
});
