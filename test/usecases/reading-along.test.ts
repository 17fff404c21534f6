import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { compose, type Headnote } from "../../electron/usecases/compose.ts";
import type { JobState } from "../../shared/domain/job.ts";
import { column, pdfOf } from "../documents/pdfs.ts";

const open: { headnote: Headnote; folder: string }[] = [];
afterEach(async () => {
  for (const { headnote, folder } of open.splice(0)) {
    await headnote.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

function start(): Headnote {
  const folder = mkdtempSync(join(tmpdir(), "headnote-reading-along-"));
  const headnote = compose({
    edition: "process",
    env: { HEADNOTE_PROFILE: folder },
    readingEntry: new URL("../../electron/documents/reading-process.ts", import.meta.url).href,
  });
  open.push({ headnote, folder });
  return headnote;
}

it("shows how a contract begins while the rest of it is read, and leaves nothing under way when cancelled", async () => {
  const { desk } = start();
  const pages = Array.from({ length: 80 }, (_, index) =>
    column([`These are the words of page ${index + 1}.`], { x: 72, y: 100 }),
  );
  const added = desk.add({
    name: "long.pdf",
    bytes: await pdfOf(pages),
    matter: null,
    side: null,
    onDevice: true,
    route: null,
  });
  let shown: JobState | undefined;
  let last: JobState | undefined;
  for await (const jobs of desk.watch(undefined)) {
    last = jobs[0]?.progress;
    if (last?.state === "reading" && last.beginning?.includes("page 5.") === true && shown === undefined) {
      shown = last;
      desk.cancel(added.id);
    }
    if (last?.state === "cancelled" || last?.state === "failed" || last?.state === "done") break;
  }
  const first = [1, 2, 3, 4, 5].map((page) => `These are the words of page ${page}.`);
  expect(shown).toMatchObject({ pages: 80, beginning: first.join("\n\n") });
  expect(shown?.state === "reading" ? shown.page : 80).toBeLessThan(80);
  expect(last?.state).toBe("cancelled");
});

it("keeps to what the firm lets a reading take, and to what it says next", async () => {
  const { house } = start();
  const file = { name: "long.txt", bytes: new TextEncoder().encode("A clause of a contract. ".repeat(60_000)) };
  const firmSays = (reading: unknown): void =>
    writeFileSync(join(house.profile, "routes.json"), JSON.stringify({ reading }));
  firmSays({ fileMegabytes: 1 });
  expect(house.fileLimit).toBe(1024 ** 2);
  await expect(house.reader.read(file)).rejects.toMatchObject({
    code: "too-large",
    message: expect.stringContaining("larger than 1 MB") as string,
  });
  firmSays({ fileMegabytes: 2, seconds: 90, megabytes: 800 });
  await expect(house.reader.read(file)).resolves.toMatchObject({ coverage: { pages: 1, text: 1 } });
  // A file that does not validate changes nothing.
  firmSays({ megabytes: 5 });
  expect(house.fileLimit).toBe(2 * 1024 ** 2);
});
