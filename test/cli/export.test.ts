import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { root, runHeadnote, temporaryFolder } from "./run-headnote.ts";

test("a summary of the library is written in the format of the file's ending, and nothing is overwritten", async () => {
  const env = { HEADNOTE_PROFILE: temporaryFolder(), HEADNOTE_PASSPHRASE: "a passphrase for this test" };
  const made = await runHeadnote(
    ["summarize", join(root, "samples/mutual-nda.pdf"), "--on-device", "--matter", "2026-18", "--json"],
    { env },
  );
  const { id } = JSON.parse(made.stdout) as { id: string };
  const folder = temporaryFolder();

  const table = join(folder, "terms.xlsx");
  const written = await runHeadnote(["library", "export", id, table], { env });
  expect(written).toMatchObject({ status: 0, stdout: "" });
  expect(written.stderr).toBe("The summary was written as Excel. The file is not encrypted.\n");
  expect(Object.keys(unzipSync(readFileSync(table)))).toContain("xl/workbook.xml");

  const file = await runHeadnote(["library", "matter", "2026-18"], { env });
  expect(file.stdout).toMatch(
    /^# Matter 2026-18\n\n## mutual-nda\.pdf \(2025-03-03, mutual non-disclosure agreement\)/,
  );
  expect((await runHeadnote(["library", "matter", "none"], { env })).stderr).toMatch(/has nothing of that matter/);

  const { size } = statSync(table);
  const again = await runHeadnote(["library", "export", "--all", table], { env });
  expect(again.status).toBe(2);
  expect(again.stderr).toMatch(/nothing was overwritten/);
  expect(statSync(table).size).toBe(size);

  const printed = join(folder, "summary.pdf");
  expect(await runHeadnote(["library", "export", "--all", printed], { env })).toMatchObject({ status: 0 });
  expect(readFileSync(printed).subarray(0, 5).toString()).toBe("%PDF-");

  for (const [args, status, words] of [
    [[id, join(folder, "summary.odt")], 2, /ending in one of \.docx, \.pdf, \.xlsx/],
    [[join(folder, "summary.pdf")], 2, /Name the summaries to write/],
    [["not-an-id", join(folder, "other.pdf")], 1, /no summary of that id/],
    [["--matter", "none such", join(folder, "other.pdf")], 1, /no such summary/],
  ] as const) {
    const refused = await runHeadnote(["library", "export", ...args], { env });
    expect(refused.stderr).toMatch(words);
    expect(refused.status).toBe(status);
  }
});
