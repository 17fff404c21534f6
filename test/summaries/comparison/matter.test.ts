import { expect, test } from "vitest";
import { readDocument } from "../../../electron/documents/read-document.ts";
import { matterFile, type FiledDocument } from "../../../electron/summaries/comparison/matter.ts";

async function filed(id: string, text: string, more: Partial<FiledDocument> = {}): Promise<FiledDocument> {
  const contract = await readDocument(
    { name: `${id}.md`, bytes: new TextEncoder().encode(text) },
    { password: null, onPage: () => undefined },
  );
  return {
    id,
    contract,
    kind: "agreement",
    parties: ["Alder Mills Limited", "Birch Foods Limited"],
    date: null,
    ...more,
  };
}

const supply = (title: string, extra = "") =>
  [
    `# ${title}`,
    "This Agreement is made between Alder Mills Limited and Birch Foods Limited.",
    "## 1. Supply\n\nThe Supplier shall deliver the Goods set out in Schedule 2.",
    "## 2. Price\n\nThe Buyer shall pay each invoice within thirty (30) days of receiving it.",
    extra,
  ].join("\n\n");
const amendment = (number: number, ...orders: string[]) =>
  [`# Amendment No. ${number}`, "This Amendment changes the Supply Agreement.", ...orders].join("\n\n");

test("a matter is each contract with what amends it and belongs to it, by date", async () => {
  const documents = matterFile([
    await filed("second", amendment(2, "1. Section 2 is hereby deleted in its entirety."), { date: "2026-09-01" }),
    await filed("schedule", "Schedule 2\n\nGoods\n\nFlour and oats.", { date: "2026-01-05" }),
    await filed("base", supply("Supply Agreement"), { date: "2026-01-01" }),
    await filed(
      "first",
      amendment(1, "1. Section 2 is hereby amended by deleting “thirty (30)” and inserting “ten (10)”."),
      {
        date: "2026-05-01",
      },
    ),
    await filed("stray", amendment(1, "1. Section 19.4 is hereby deleted in its entirety.")),
  ]);
  expect(documents.map(({ id, role, of }) => [id, role, of])).toEqual([
    ["base", "contract", null],
    ["schedule", "schedule", "base"],
    ["first", "amendment", "base"],
    ["second", "amendment", "base"],
    ["stray", "amendment", null],
  ]);
  expect(documents.find(({ id }) => id === "first")?.changes[0]?.after?.text).toContain("within ten (10) days");
});

test("an amendment belongs to the contract of its own parties where its orders would fit two", async () => {
  const others = { parties: ["Cedar Ltd", "Elm Ltd"] };
  const documents = matterFile([
    await filed("theirs", supply("Supply Agreement"), others),
    await filed("ours", supply("Supply Agreement")),
    await filed("change", amendment(1, "1. Section 2 is hereby deleted in its entirety.")),
  ]);
  expect(documents.find(({ id }) => id === "change")?.of).toBe("ours");
});

test("a contract that has its schedule within it is not given another", async () => {
  const documents = matterFile([
    await filed("whole", supply("Supply Agreement", "## Schedule 2\n\nFlour.")),
    await filed("loose", "Schedule 2\n\nGoods\n\nFlour and oats."),
  ]);
  expect(documents.find(({ id }) => id === "loose")).toMatchObject({ role: "schedule", of: null });
});
