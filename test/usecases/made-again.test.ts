import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { compose, type Headnote } from "../../electron/usecases/compose.ts";
import { runOnDevice } from "../../electron/usecases/summarize-contract.ts";
import { contractOf } from "../summaries/contracts.ts";

const open: { headnote: Headnote; folder: string }[] = [];
afterEach(async () => {
  for (const { headnote, folder } of open.splice(0)) {
    await headnote.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

function start(): Headnote {
  const folder = mkdtempSync(join(tmpdir(), "headnote-made-again-"));
  const headnote = compose({ edition: "process", env: { HEADNOTE_PROFILE: folder }, readingEntry: "" });
  open.push({ headnote, folder });
  return headnote;
}

const contract = contractOf(`SUPPLY AGREEMENT

This Supply Agreement is made as of 4 May 2024 by and between Quillfeather Paper Ltd. and Ostrava Print GmbH.

1. Term. This Agreement shall continue for two (2) years.

2. Governing Law. This Agreement shall be governed by the laws of England and Wales.`);

it("what this device said before of the same contract, for the same matter, is in the library once, as of the later day", async () => {
  const { house } = start();
  house.library().saveContract(contract, new Uint8Array([1]));
  const { signal } = new AbortController();
  const make = async (matter: string | null) =>
    (await runOnDevice(house, contract, { matter, side: null, onDevice: true, route: null, signal })).saved;
  const first = await make(null);
  const again = await make(null);
  const ofMatter = await make("4711");
  expect(again.id).toBe(first.id);
  expect(ofMatter.id).not.toBe(first.id);
  const list = house.library().list();
  expect(list.map(({ id, matter }) => ({ id, matter }))).toEqual([
    { id: ofMatter.id, matter: "4711" },
    { id: first.id, matter: null },
  ]);
  expect(list[1]?.createdAt).toBe(again.createdAt);
  // Each was a run of its own, and stays in the ledger.
  expect(again.run.id).not.toBe(first.run.id);
  expect(house.library().run(first.run.id)).not.toBeNull();
  expect(house.library().summary(first.id)?.run.id).toBe(again.run.id);
});
