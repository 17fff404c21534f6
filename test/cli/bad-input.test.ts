import { createWriteStream, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import { zipSync } from "fflate";
import PDFKit from "pdfkit";
import { describe, expect, test } from "vitest";
import { program, root, runHeadnote, temporaryFolder, type Ran } from "./run-headnote.ts";

const nda = join(root, "samples/mutual-nda.pdf");

/** One sentence or two for a person, and nothing of the program's insides. */
function expectSentence(ran: Ran, pattern: RegExp): void {
  const lines = ran.stderr.trim().split("\n");
  expect(lines.at(-1)).toMatch(pattern);
  expect(lines.at(-1)).toMatch(/[.!]$/);
  expect(ran.stderr).not.toMatch(/\n\s+at |node:internal|Error:/);
}

function writeProtected(path: string, password: string): Promise<void> {
  return new Promise((resolve) => {
    const document = new PDFKit({ userPassword: password, ownerPassword: `${password} owner`, pdfVersion: "1.7" });
    document.pipe(createWriteStream(path)).on("finish", resolve);
    document.text("This Services Agreement is made on 3 March 2025 between Alder Ltd and Birch Ltd.");
    document.text("The Supplier shall deliver the Services. This Agreement is governed by the laws of Ireland.");
    document.end();
  });
}

async function summarizeFile(path: string): Promise<Ran> {
  const ran = await runHeadnote(["summarize", path], { env: { HEADNOTE_PROFILE: temporaryFolder() } });
  expect(ran.stdout).toBe("");
  return ran;
}

describe("a file that cannot be summarised ends in a sentence and exit status 1", () => {
  test("a folder", async () => {
    const ran = await summarizeFile(temporaryFolder());
    expect(ran.status).toBe(1);
    expectSentence(ran, /folder/);
  });

  test("a file that is not there", async () => {
    const ran = await summarizeFile(join(temporaryFolder(), "missing.pdf"));
    expect(ran.status).toBe(1);
    expectSentence(ran, /missing\.pdf was not found/);
  });

  test("a file of no bytes", async () => {
    const path = join(temporaryFolder(), "empty.pdf");
    writeFileSync(path, "");
    const ran = await summarizeFile(path);
    expect(ran.status).toBe(1);
    expectSentence(ran, /empty/);
  });

  test("a picture renamed to .pdf", async () => {
    const path = join(temporaryFolder(), "scan.pdf");
    const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    writeFileSync(path, Buffer.from(png, "base64"));
    const ran = await summarizeFile(path);
    expect(ran.status).toBe(1);
    expectSentence(ran, /picture/);
  });

  test("a PDF cut off in the middle", async () => {
    const path = join(temporaryFolder(), "cut.pdf");
    writeFileSync(path, readFileSync(nda));
    truncateSync(path, 900);
    const ran = await summarizeFile(path);
    expect(ran.status).toBe(1);
    expectSentence(ran, /damaged|incomplete/);
  });

  test("a PDF of blank pages", async () => {
    const path = join(temporaryFolder(), "blank.pdf");
    const blank = await PDFDocument.create();
    blank.addPage();
    writeFileSync(path, await blank.save());
    const ran = await summarizeFile(path);
    expect(ran.status).toBe(1);
    expectSentence(ran, /blank/);
  });

  test("a PDF with a password asks for it, and opens with it", async () => {
    const path = join(temporaryFolder(), "protected.pdf");
    await writeProtected(path, "open sesame");
    const ran = await summarizeFile(path);
    expect(ran.status).toBe(1);
    expectSentence(ran, /password/);
    const env = { HEADNOTE_PROFILE: temporaryFolder() };
    const wrong = await runHeadnote(["summarize", path, "--password", "-"], { env, input: "open barley\n" });
    expect(wrong.status).toBe(1);
    expectSentence(wrong, /password/);
    const shown = await runHeadnote(["summarize", path, "--password", "open sesame"], { env });
    expect(shown.status).toBe(2);
    const right = await runHeadnote(["summarize", path, "--password", "-", "--json"], { env, input: "open sesame\n" });
    expect(right.status).toBe(0);
    expect(JSON.parse(right.stdout)).toMatchObject({ contract: { name: "protected.pdf", pages: 1 } });
  });

  test("a zip bomb named .docx", async () => {
    const path = join(temporaryFolder(), "bomb.docx");
    const zeros = new Uint8Array(300 * 1024 * 1024);
    writeFileSync(
      path,
      zipSync(
        { "[Content_Types].xml": new TextEncoder().encode("<Types/>"), "word/document.xml": zeros },
        { level: 9 },
      ),
    );
    const ran = await summarizeFile(path);
    expect(ran.status).toBe(1);
    expectSentence(ran, /large|unpack/);
  });
});

test("a settings file with a typo is refused with its place, and the contract is summarised all the same", async () => {
  const profile = temporaryFolder();
  writeFileSync(
    join(profile, "routes.json"),
    '{ "routes": { "simple": { "strategy": "cheepest", "candidates": [] } } }',
  );
  const doctor = await runHeadnote(["doctor"], { env: { HEADNOTE_PROFILE: profile } });
  expect(doctor.status).toBe(1);
  expect(doctor.stdout).toMatch(/routes\.json.*routes\.simple\.strategy/);
  const ran = await runHeadnote(["summarize", nda, "--json"], { env: { HEADNOTE_PROFILE: profile } });
  expect([0, 4]).toContain(ran.status);
  expect(ran.stderr).toMatch(/routes\.simple\.strategy/);
});

test("a port in use is said", async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  const ran = await runHeadnote(["serve", "--no-open", "--port", String(port)], {
    env: { HEADNOTE_PROFILE: temporaryFolder() },
  });
  server.close();
  expect(ran.status).toBe(1);
  expectSentence(ran, new RegExp(`port.*${port}|${port}.*port`, "i"));
});

test("wrong use is exit status 2", async () => {
  for (const args of [["summarise"], ["summarize"], ["brief", "-", "--words", "none"], ["costs", "--by", "colour"]]) {
    const ran = await runHeadnote(args, { env: { HEADNOTE_PROFILE: temporaryFolder() } });
    expect(ran.status, args.join(" ")).toBe(2);
    expect(ran.stderr).not.toMatch(/\n\s+at /);
  }
});

test("a contract without the matter that the policy asks for is exit status 3", async () => {
  const profile = temporaryFolder();
  writeFileSync(join(profile, "routes.json"), '{ "policy": { "requireMatter": true } }');
  const ran = await runHeadnote(["summarize", nda], { env: { HEADNOTE_PROFILE: profile } });
  expect(ran.status).toBe(3);
  expectSentence(ran, /matter/);
  const booked = await runHeadnote(["summarize", nda, "--matter", "2026-17"], { env: { HEADNOTE_PROFILE: profile } });
  expect(booked.status).toBe(0);
});

test("one bad file among several does not stop the others, and the JSON says which", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "profile"));
  writeFileSync(join(folder, "empty.pdf"), "");
  const ran = await runHeadnote(["summarize", join(folder, "empty.pdf"), nda, "--json"], {
    env: { HEADNOTE_PROFILE: join(folder, "profile") },
  });
  expect(ran.status).toBe(1);
  const documents = JSON.parse(ran.stdout) as { error?: { code: string }; contract?: { name: string } }[];
  expect(documents.map((document) => document.error?.code ?? document.contract?.name)).toEqual([
    "empty-file",
    "mutual-nda.pdf",
  ]);
});

test("an old Node is told so in one sentence before anything is loaded", async () => {
  // The real program under a Node that calls itself 20: an old Node is not on every machine, its version number is.
  const folder = temporaryFolder();
  const disguise = join(folder, "old-node.cjs");
  writeFileSync(disguise, 'Object.defineProperty(process.versions, "node", { value: "20.20.2" });');
  const ran = await runHeadnote(["doctor"], { env: { NODE_OPTIONS: `--require ${disguise}` } });
  expect(ran.status).toBe(1);
  expect(ran.stdout).toBe("");
  expectSentence(ran, /needs Node 22 or newer/);
  expect(readFileSync(program, "utf8")).not.toMatch(/^import(?! \{ (existsSync|fileURLToPath))/m);
});
