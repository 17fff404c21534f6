import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { addToBatch } from "../../electron/usecases/fill-batch.ts";
import { contractText, marks, startFirm, until } from "./batch-firm.ts";

const archive = (names: readonly string[]) =>
  zipSync({
    ...Object.fromEntries(names.map((mark) => [`leases/${mark}.txt`, strToU8(contractText(mark))])),
    "leases/broken.pdf": strToU8("%PDF-1.7 and no more"),
    "picture.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  });

it("an archive of many contracts becomes one batch with one plan, under the rules it was dropped with", async () => {
  const firm = await startFirm();
  const headnote = firm.open();
  headnote.batches.resumeAll();
  const { id } = headnote.desk.add({
    name: "data room.zip",
    bytes: archive(marks.slice(0, 6)),
    matter: "2026-17",
    side: null,
    onDevice: false,
    route: null,
    replace: ["names"],
  });
  const seen = new AbortController();
  for await (const jobs of headnote.desk.watch(seen.signal)) {
    const progress = jobs.find((job) => job.id === id)?.progress;
    if (progress?.state !== "unpacked") continue;
    expect(jobs).toHaveLength(1);
    expect(progress.contracts).toBe(7);
    expect(progress.left.map(({ name }) => name)).toEqual(["data room.zip/picture.png"]);
    break;
  }
  const [batch] = headnote.batches.list();
  expect(batch).toMatchObject({ name: "data room.zip", matter: "2026-17", sealed: true, replace: ["names"] });
  const ready = await until(headnote, batch?.id ?? "", (view) => view.state === "ready");
  expect(ready.progress).toMatchObject({ total: 7, failed: 1 });
  expect(firm.simulator.requests).toHaveLength(0);

  headnote.batches.confirm(ready.id, false);
  await until(headnote, ready.id, (view) => view.state === "done");
  const bodies = firm.simulator.requests.map(({ body }) => JSON.stringify(body)).join("\n");
  expect(bodies).toContain("[PARTY-1]");
  expect(bodies).not.toMatch(new RegExp(marks.slice(0, 6).join("|")));
});

it("an archive of few contracts puts each on the desk by itself", async () => {
  const firm = await startFirm();
  const headnote = firm.open();
  const file = {
    name: "two.zip",
    bytes: zipSync({ "a.txt": strToU8(contractText("Abelwick")), "b.txt": strToU8(contractText("Brindlemoor")) }),
  };
  headnote.desk.add({ ...file, matter: null, side: null, onDevice: true, route: null });
  for await (const jobs of headnote.desk.watch(undefined))
    if (jobs.length === 2 && jobs.every(({ progress }) => progress.state === "done")) break;
  expect(headnote.batches.list()).toEqual([]);
});

it("a batch takes what is in an archive, and says what it leaves out and from where", async () => {
  const firm = await startFirm();
  const { house, batches } = firm.open();
  const { id } = batches.create({ name: "set", matter: null, side: null, onDevice: true, route: null, later: false });
  const zip = { name: "deal.zip", within: "Data room", bytes: archive(["Abelwick"]) };
  const { added, left } = await addToBatch(house, batches, id, zip);
  expect(added).toBe(2);
  expect(left.map(({ name, outcome }) => `${name}: ${outcome}`)).toEqual(["Data room/deal.zip/picture.png: skipped"]);
  const plain = { name: "one.txt", bytes: strToU8(contractText("Cawthorne")) };
  expect(await addToBatch(house, batches, id, plain)).toEqual({ added: 1, left: [] });
  expect(batches.items(id).map(({ name }) => name)).toEqual(["Abelwick.txt", "broken.pdf", "one.txt"]);
});

it("an archive without the matter that the firm asks for is refused as a whole, and taken with one", async () => {
  const firm = await startFirm({ configuration: { policy: { requireMatter: true } } });
  const headnote = firm.open();
  const zip = { name: "room.zip", bytes: archive(marks.slice(0, 6)) };
  const { id } = headnote.desk.add({ ...zip, matter: null, side: null, onDevice: false, route: null });
  for await (const jobs of headnote.desk.watch(undefined)) {
    const { progress } = jobs[0] ?? { progress: { state: "queued" as const } };
    if (progress.state !== "failed") continue;
    expect(progress).toMatchObject({ code: "not-allowed", message: expect.stringMatching(/matter/) });
    break;
  }
  expect(headnote.batches.list()).toEqual([]);
  headnote.desk.retry(id, null, "2026-17");
  for await (const jobs of headnote.desk.watch(undefined)) if (jobs[0]?.progress.state === "unpacked") break;
  expect(headnote.batches.list()).toMatchObject([{ matter: "2026-17", progress: { total: 7 } }]);
});
