import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { root, runHeadnote, temporaryFolder } from "./run-headnote.ts";

const agreement = (payer: string): string =>
  `SERVICES AGREEMENT\n\nThis Services Agreement is made between Alder Ltd and ${payer} Ltd.\n\n1. Fees. ${payer} shall pay $500 a month.\n\n2. Law. This Agreement is governed by the laws of Ireland.\n`;
const env = (): Record<string, string> => ({ HEADNOTE_PROFILE: temporaryFolder() });

/** A folder with two contracts, one of them in a folder, an archive with a third, and what is none. */
function deal(): string {
  const folder = join(temporaryFolder(), "deal");
  mkdirSync(join(folder, "leases"), { recursive: true });
  writeFileSync(join(folder, "a.txt"), agreement("Birch"));
  writeFileSync(join(folder, "leases/a.txt"), agreement("Cedar"));
  writeFileSync(join(folder, "leases/copy.txt"), agreement("Birch"));
  writeFileSync(
    join(folder, "more.zip"),
    zipSync({
      "m.txt": strToU8(agreement("Maple")),
      "__MACOSX/x": strToU8("x"),
      "broken.docx": strToU8("PK\u0003\u0004 no"),
    }),
  );
  writeFileSync(join(folder, ".DS_Store"), "x");
  writeFileSync(join(folder, "logo.png"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]));
  symlinkSync(folder, join(folder, "leases/loop"));
  return folder;
}

test("a folder is summarised contract by contract, none lost for another, and the last line counts", async () => {
  const out = temporaryFolder();
  const ran = await runHeadnote(["summarize", deal(), "--json", "--out", out], { env: env() });
  const documents = JSON.parse(ran.stdout) as {
    contract?: { name: string };
    file?: string;
    error?: { code: string };
  }[];
  expect(documents.map(({ contract, file, error }) => contract?.name ?? `${file}: ${error?.code}`)).toEqual([
    "a.txt",
    "a.txt",
    "m.txt",
    "deal/more.zip/broken.docx: damaged",
  ]);
  expect(ran.status).toBe(1);
  const lines = ran.stderr.trim().split("\n");
  expect(lines.at(-1)).toBe("9 files: 3 done, 1 failed, 5 skipped.");
  for (const skipped of [
    "deal/.DS_Store",
    "deal/leases/copy.txt",
    "deal/leases/loop",
    "deal/logo.png",
    "deal/more.zip/__MACOSX/x",
  ])
    expect(ran.stderr).toContain(`${skipped}: skipped.`);
  expect(
    readdirSync(out)
      .filter((name) => name.endsWith(".md"))
      .toSorted(),
  ).toEqual(["a-2.summary.md", "a.summary.md", "m.summary.md"]);
});

test("read and route take several files, a mail and an archive, and one contract stays one document", async () => {
  const folder = temporaryFolder();
  const mail = join(folder, "m.eml");
  writeFileSync(
    mail,
    [
      "Message-ID: <1@x>",
      "From: a@x",
      "Subject: The agreement",
      'Content-Type: multipart/mixed; boundary="m"',
      "",
      "--m",
      "Content-Type: text/plain",
      "",
      "Please sign.",
      "--m",
      'Content-Type: text/plain; name="a.txt"',
      "Content-Disposition: attachment",
      "",
      agreement("Birch"),
      "--m--",
    ].join("\r\n"),
  );
  const read = await runHeadnote(["read", mail, "--json"], { env: env() });
  expect(read.status).toBe(0);
  expect(
    (JSON.parse(read.stdout) as { name: string; format: string }[]).map(({ name, format }) => `${name} ${format}`),
  ).toEqual(["m.eml email", "a.txt text"]);
  const archive = join(folder, "one.zip");
  writeFileSync(archive, zipSync({ "a.txt": strToU8(agreement("Birch")) }));
  const one = await runHeadnote(["route", archive, "--json"], { env: env() });
  expect(JSON.parse(one.stdout)).toMatchObject({ tier: "simple" });
  const two = await runHeadnote(["route", archive, mail, "--json"], { env: env() });
  expect(JSON.parse(two.stdout)).toHaveLength(3);
  const words = await runHeadnote(["read", archive, join(folder, "missing.pdf")], { env: env() });
  expect(words.status).toBe(1);
  expect(words.stdout).toContain("a.txt");
  expect(words.stderr).toMatch(/missing\.pdf was not found/);
});

test("an archive or a folder without a contract says so and is exit status 1", async () => {
  const folder = temporaryFolder();
  const archive = join(folder, "none.zip");
  writeFileSync(archive, zipSync({ "__MACOSX/x": strToU8("x") }));
  const ran = await runHeadnote(["read", archive], { env: env() });
  expect(ran.status).toBe(1);
  expect(ran.stderr).toMatch(/none\.zip\/__MACOSX\/x: skipped\./);
  const empty = await runHeadnote(["read", temporaryFolder()], { env: env() });
  expect(empty.status).toBe(1);
  expect(empty.stderr).toMatch(/folder is empty/);
});

test("a folder of samples reads whole", async () => {
  const folder = join(temporaryFolder(), "samples");
  mkdirSync(folder);
  for (const name of ["mutual-nda.pdf", "services-agreement.docx"])
    cpSync(join(root, "samples", name), join(folder, name));
  const ran = await runHeadnote(["read", folder], { env: env() });
  expect(ran.status).toBe(0);
  expect(ran.stderr.trim()).toBe("2 files: 2 done, 0 failed, 0 skipped.");
});

test("whoever stops reading the output ends the command quietly", async () => {
  const { promise, resolve } = Promise.withResolvers<{ status: number | null; stderr: string }>();
  const child = spawn(process.execPath, [join(root, "bin/headnote.js"), "policy", "schema"], {
    env: { PATH: process.env["PATH"], HEADNOTE_PROFILE: temporaryFolder() },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdout.destroy();
  child.once("close", (status) => resolve({ status, stderr }));
  expect(await promise).toEqual({ status: 0, stderr: "" });
});
