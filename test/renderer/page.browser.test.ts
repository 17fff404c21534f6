import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policySchema } from "../../shared/domain/configuration.ts";
import { readDocument } from "../../electron/documents/read-document.ts";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "../browser/chromium.ts";
import { plan, startSpecimenServer, type SpecimenServer } from "./specimen-server.ts";
import { harmful, harmfulText, scanned, specimen, type Specimen } from "./specimen-summaries.ts";

const samplePath = join(import.meta.dirname, "../../samples/services-agreement.pdf");
const renewal = "this Agreement renews for successive periods of twelve (12) months";

let folder: string;
let context: BrowserContext;
let pdf: Specimen;
let word: Specimen;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "headnote-page-"));
  context = await launchChromium(folder);
  pdf = await specimen("services-agreement.pdf", "pdf");
  word = await specimen("services-agreement.docx", "word");
});
afterAll(async () => {
  await context.close();
  rmSync(folder, { recursive: true, force: true });
});

let server: SpecimenServer;
let page: Page;
/** Everything that a quiet page does not do: errors, and what its policy forbade it. */
let complaints: string[];
beforeEach(async () => {
  server = await startSpecimenServer({ saved: [pdf, word, harmful(pdf, "harmful"), scanned(pdf, "scanned")] });
  page = await context.newPage();
  complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|requires 'Trusted/.test(message.text())) complaints.push(message.text());
  });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(server.url);
});
afterEach(async () => {
  await page.close();
  await server.close();
  if (complaints.length > 0) throw new Error(`The page complained: ${complaints.join("; ")}`);
});

const visit = (hash: string) => page.goto(`${server.origin}/${hash}`);

describe("a PDF that is dropped", () => {
  it("is read, shows its plan, is sent only after a yes, and is done", async () => {
    const bytes = readFileSync(samplePath).toString("base64");
    const dropped = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      const data = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([data], "services-agreement.pdf", { type: "application/pdf" }));
      return transfer;
    }, bytes);
    await page.getByLabel("Matter").fill("4711-0032");
    await page.dispatchEvent("body", "dragenter", { dataTransfer: dropped });
    await page.getByText("Let go to put it on the desk").waitFor();
    await page.dispatchEvent(".mantine-Dropzone-root", "drop", { dataTransfer: dropped });

    const card = page.getByTestId("job");
    await card.getByText("Waiting its turn").waitFor();
    expect(await card.getByText("matter 4711-0032").count()).toBe(1);
    server.step("job-1", { state: "reading", page: 3, pages: 11 });
    await card.getByText("Reading on this machine: page 3 of 11").waitFor();
    server.step("job-1", { state: "reading", page: 3, pages: 11, recognising: true });
    await card.getByText("Recognising words in pictures on this machine: page 4 of 11").waitFor();
    expect(await card.getByTestId("beginning").count()).toBe(0);
    server.step("job-1", { state: "reading", page: 7, pages: 900, beginning: "MASTER AGREEMENT\nbetween two parties" });
    await card.getByText("MASTER AGREEMENT").waitFor();
    server.step("job-1", { state: "ready", plan }, { summaryId: "pdf", brief: "A services agreement." });

    const shown = card.getByTestId("plan");
    await shown.getByText("Nothing has been sent. Send it like this?").waitFor();
    const words = await shown.innerText();
    expect(words).toContain("DeepSeek deepseek-chat · region not stated");
    expect(words).toContain("At most $0.00420 · about 8,120 tokens");
    expect(words).toContain("because it is too long");
    expect(words).toContain("If that fails: Mistral mistral-small-latest");
    expect(await card.getByText("A services agreement.").count()).toBe(1);
    expect(server.calls.some(({ name }) => name === "jobs.confirm")).toBe(false);

    await shown.getByRole("button", { name: "Send" }).click();
    await card.getByText("DeepSeek deepseek-chat is answering").waitFor();
    expect(server.calls.find(({ name }) => name === "jobs.confirm")?.input).toEqual({ id: "job-1", onDevice: false });
    server.step("job-1", {
      state: "running",
      deployment: "mistral/mistral-small-latest",
      received: 1250,
      note: "Switched from DeepSeek to Mistral: overloaded",
    });
    await card.getByText("Mistral mistral-small-latest is answering, 1,250 characters so far").waitFor();
    await card.getByText("Switched from DeepSeek to Mistral: overloaded").waitFor();
    server.step("job-1", { state: "verifying" });
    await card.getByText("Checking every statement against the contract").waitFor();
    server.step("job-1", { state: "done", note: null });
    await card.getByRole("link", { name: "Read the summary" }).click();
    await page.getByTestId("summary").waitFor();
  });

  it("can be kept on this device instead", async () => {
    await page.getByTestId("file-input").setInputFiles(samplePath);
    await page.getByTestId("job").waitFor();
    server.step("job-1", { state: "ready", plan });
    await page.getByTestId("plan").getByRole("button", { name: "Keep on this device" }).click();
    await page.getByTestId("job").getByText("is answering").waitFor();
    expect(server.calls.find(({ name }) => name === "jobs.confirm")?.input).toEqual({ id: "job-1", onDevice: true });
  });

  it("asks for a password where one is missing, and forgets it once it was given", async () => {
    await page.getByTestId("file-input").setInputFiles(samplePath);
    await page.getByTestId("job").waitFor();
    server.step("job-1", { state: "failed", code: "password-needed", message: "This file is protected." });
    const field = page.getByLabel("Password of this file");
    await field.fill("open sesame");
    await field.press("Enter");
    await page.getByTestId("job").getByText("Waiting its turn").waitFor();
    expect(server.calls.find(({ name }) => name === "jobs.retry")?.input).toEqual({
      id: "job-1",
      password: "open sesame",
    });
    server.step("job-1", { state: "failed", code: "password-wrong", message: "That is not its password." });
    await page.getByTestId("job").getByText("That is not its password.").waitFor();
    expect(await field.inputValue()).toBe("");
  });

  it("and many others are one batch, under the rules they were dropped with", async () => {
    await page.getByLabel("Matter").fill("4711-0032");
    await page.getByLabel("Use placeholders").check({ force: true });
    await page.getByTestId("file-input").setInputFiles(
      Array.from({ length: 7 }, (_, index) => ({
        name: index === 6 ? "more.zip" : `contract-${index}.txt`,
        mimeType: "application/octet-stream",
        buffer: Buffer.from("words"),
      })),
    );
    await page.getByTestId("batch").waitFor();
    await expect.poll(() => server.calls.filter(({ name }) => name === "batches.addFile").length).toBe(7);
    expect(server.calls.find(({ name }) => name === "batches.create")?.input).toMatchObject({
      matter: "4711-0032",
      replace: ["names", "addresses", "contacts", "accounts", "amounts"],
    });
    expect(server.calls.some(({ name }) => name === "jobs.add")).toBe(false);
  });

  it("are taken off the desk together once they are done and many", async () => {
    const paths = Array.from({ length: 3 }, (_, index) => ({
      name: `contract-${index}.txt`,
      mimeType: "text/plain",
      buffer: Buffer.from("words"),
    }));
    await page.getByTestId("file-input").setInputFiles(paths);
    await expect.poll(() => page.getByTestId("job").count()).toBe(3);
    await page.getByTestId("file-input").setInputFiles([...paths, ...paths.slice(0, 1)]);
    await expect.poll(() => page.getByTestId("job").count()).toBe(7);
    for (const { id } of server.state.jobs.slice(0, 6)) server.step(id, { state: "done", note: null });
    server.step("job-7", { state: "failed", code: "damaged", message: "This PDF is damaged." });
    await page.getByRole("button", { name: "Take the 6 finished ones off the desk" }).click();
    await expect.poll(() => page.getByTestId("job").count()).toBe(1);
    await page.getByRole("alert").getByText("This PDF is damaged.").waitFor();
  });

  it("that needs a matter asks for it, and starts again with it", async () => {
    await page.getByTestId("file-input").setInputFiles(samplePath);
    await page.getByTestId("job").waitFor();
    server.step("job-1", { state: "failed", code: "not-allowed", message: "The firm's policy asks for a matter." });
    const alert = page.getByRole("alert");
    await alert.getByLabel("Matter").fill("4711-0032");
    expect(await alert.getByRole("button", { name: "Try again" }).count()).toBe(0);
    await alert.getByRole("button", { name: "Start again with it" }).click();
    await page.getByTestId("job").getByText("Waiting its turn").waitFor();
    expect(server.calls.find(({ name }) => name === "jobs.retry")?.input).toEqual({
      id: "job-1",
      password: null,
      matter: "4711-0032",
    });
  });

  it("whose plan became stricter shows the new one, and asks once more", async () => {
    await page.getByTestId("file-input").setInputFiles(samplePath);
    await page.getByTestId("job").waitFor();
    const complexity = {
      score: 0.48,
      signals: [
        { name: "cross-references", value: 61, share: 0.14 },
        { name: "tables", value: 0, share: 0 },
      ],
    };
    server.step("job-1", { state: "ready", plan: { ...plan, complexity } });
    const shown = page.getByTestId("plan");
    await shown.getByText("What makes it so").click();
    expect((await shown.getByTestId("signals").innerText()).split(/\s+/)).toEqual([
      "Signal",
      "Found",
      "Adds",
      "Cross-references",
      "61",
      "0.14",
    ]);
    await shown.getByText("Next to nothing: tables.").waitFor();
    await shown.getByRole("button", { name: "Send" }).click();
    await page.getByTestId("job").getByText("is answering").waitFor();
    server.step("job-1", { state: "ready", plan, round: 1 });
    await shown.getByText("What is allowed became stricter while this waited.").waitFor();
    expect(await shown.getByRole("button", { name: "Send" }).isEnabled()).toBe(true);
  });

  it("that failed says what happened, what is kept and what was charged", async () => {
    await page.getByTestId("file-input").setInputFiles(samplePath);
    await page.getByTestId("job").waitFor();
    server.step("job-1", { state: "failed", code: "damaged", message: "This PDF is damaged. Save it again." });
    const alert = page.getByRole("alert");
    await alert.getByText("This PDF is damaged. Save it again.").waitFor();
    expect(await alert.innerText()).toContain("Nothing was sent, so nothing was charged.");
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.getByTestId("job").getByText("Waiting its turn").waitFor();
  });
});

/** The letters of the text layer whose middle lies under a highlight, in their order. */
function underHighlights(): Promise<string> {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll('[data-testid="highlight"]')].map((box) => box.getBoundingClientRect());
    let words = "";
    for (const layer of document.querySelectorAll(".textLayer")) {
      const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.textContent ?? "";
        for (let at = 0; at < text.length; at += 1) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          const [x, y] = [(left + right) / 2, (top + bottom) / 2];
          if (boxes.some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom))
            words += text[at];
        }
      }
    }
    return words;
  });
}

const letters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "");

/** A letter or two at either end may be off: within a line, the text layer only knows about where its letters are. */
function expectCovered(found: string, quote: string): void {
  const whole = letters(quote);
  expect(letters(found)).toContain(whole.slice(3, -3));
  expect(letters(found).length).toBeLessThanOrEqual(whole.length + 4);
}

/** A citation by the words it quotes. */
const chip = (quote: string) => page.locator(`button[data-citation][title*="${quote}"]`).first();

describe("a citation", () => {
  it("marks its words on the page, in sight, and keeps them marked through zoom", async () => {
    await visit("#/read/pdf");
    const { citations } = pdf.saved.summary.statements[1] ?? { citations: [] };
    const cited = citations.find(({ quote }) => quote.startsWith(renewal));
    expect(cited?.page).toBe(2);
    await chip(renewal).click();
    await page.locator('[data-testid="highlight"][data-page="2"]').first().waitFor();
    await page.locator('.page[data-page-number="2"] .textLayer span').first().waitFor();
    expectCovered(await underHighlights(), cited?.quote ?? "");

    const box = await page.getByTestId("highlight").first().boundingBox();
    expect(box?.y).toBeGreaterThan(90);
    expect(box?.y).toBeLessThan(700);

    await page.getByRole("button", { name: "Larger" }).click();
    await page.getByRole("button", { name: "Larger" }).click();
    await expect
      .poll(async () => (await page.getByTestId("highlight").first().boundingBox())?.height)
      .not.toBe(box?.height);
    await expect.poll(underHighlights).not.toBe("");
    await expect.poll(async () => letters(await underHighlights())).toContain(letters(cited?.quote ?? "").slice(3, -3));

    await page.keyboard.press("Escape");
    expect(await page.getByTestId("highlight").count()).toBe(0);
  });

  it("says how each page was read, and leads to where a part is named that was not found", async () => {
    await visit("#/read/scanned");
    await page.getByTestId("page-source").getByText("Read from a picture, 91 of 100 certain").waitFor();
    const sources = await page.getByTestId("picture-sources").innerText();
    expect(sources.split("\n")).toEqual([
      "Page 1: read from a picture, 91 of 100 certain",
      "Page 2: could not be read",
    ]);
    const missing = page.getByTestId("missing-parts");
    await missing.getByText("Clause 5 is referred to, but no Clause 5 was found in this contract.").waitFor();
    await missing.getByRole("button").first().click();
    await page.getByTestId("highlight").first().waitFor();
    await visit("#/read/pdf");
    await page.getByTestId("pdf").waitFor();
    // The scan stands until the other contract has come.
    await expect.poll(() => page.getByTestId("page-source").count()).toBe(0);
    await expect.poll(() => page.getByTestId("missing-parts").count()).toBe(0);
  });

  it("gives way to the next one, with the arrow keys as with the mouse", async () => {
    await visit("#/read/pdf");
    const chips = page.locator("button[data-citation]");
    await chips.nth(0).click();
    await page.keyboard.press("ArrowRight");
    expect(await chips.nth(0).getAttribute("aria-pressed")).toBe("false");
    expect(await chips.nth(1).getAttribute("aria-pressed")).toBe("true");
    expect(await chips.nth(1).evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    expect(await chips.nth(1).getAttribute("aria-pressed")).toBe("true");
    await page.locator('[data-testid="highlight"]').first().waitFor();
  });

  it("marks the very words where there are no pages, and names the section", async () => {
    await visit("#/read/word");
    await chip(renewal).click();
    expect(await page.locator("mark").allInnerTexts()).toEqual([
      `${renewal}, unless either party gives the other at least ninety (90) days’ written notice`,
    ]);
    expect(await chip(renewal).innerText()).toBe("§ 2.2");
    expect(await page.locator("mark").first().isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.locator("mark").count()).toBe(0);
  });

  it("turns a narrow page to the contract, and back when the lawyer does", async () => {
    await page.setViewportSize({ width: 800, height: 800 });
    await visit("#/read/word");
    await chip(renewal).click();
    await page.locator("mark").first().waitFor();
    expect(await page.getByTestId("summary").isVisible()).toBe(false);
    await page.getByText("Summary", { exact: true }).click();
    await page.getByTestId("summary").waitFor();
  });
});

describe("an instant brief", () => {
  it("says that a model is at work, and gives way to its summary when the lawyer wants it", async () => {
    await page.getByTestId("file-input").setInputFiles(samplePath);
    await page.getByTestId("job").waitFor();
    server.step("job-1", { state: "ready", plan }, { summaryId: "word", brief: "A services agreement." });
    await page.getByRole("link", { name: "Read the instant brief" }).click();
    await page.getByText("The plan for a full summary waits for your answer.").waitFor();
    server.step("job-1", { state: "running", deployment: "deepseek/deepseek-chat", received: 0, note: null });
    await page.getByText("A model is working on the full summary.").waitFor();
    server.step("job-1", { state: "done", note: null }, { summaryId: "pdf" });
    await page.getByRole("button", { name: "Show it" }).click();
    await page.getByRole("heading", { name: "services-agreement.pdf" }).waitFor();
    expect(page.url()).toContain("#/read/pdf");
  });

  it("that is gone leads back to the library", async () => {
    await visit("#/read/gone");
    await page.getByText("That summary is no longer in the library.").waitFor();
    await page.getByRole("link", { name: "Go to the library" }).click();
    await page.getByTestId("item").first().waitFor();
    expect(await page.getByTestId("item").count()).toBe(server.state.saved.length);
  });
});

describe("what cannot be trusted", () => {
  it("is counted before any of it is read, marked with a word, and can be shown alone", async () => {
    await visit("#/read/pdf");
    await page.getByText("3 of 10 statements need a look.").waitFor();
    const marks = page.getByTestId("statement").getByTestId("status");
    expect(await marks.allInnerTexts()).toEqual(
      expect.arrayContaining(["Verified", "Close match", "Not found", "Unsupported"]),
    );
    await page.getByRole("switch", { name: "Show only what needs a look" }).click();
    expect(await page.getByTestId("statement").count()).toBe(3);
  });

  it("is pointed out the gravest first, in a word and with its reason, with what is missing behind it", async () => {
    await visit("#/read/pdf");
    const level = page.getByRole("region", { name: "Risks and gaps" });
    await level.waitFor();
    expect(await level.getByTestId("severity").allInnerTexts()).toEqual(["High", "Medium"]);
    const first = level.getByTestId("statement").first();
    expect(await first.innerText()).toMatch(/1,500 sensors[\s\S]*Why it matters\. The Customer pays/);
    expect(await level.getByTestId("gaps").innerText()).toContain("Insurance. Not found, though");
    expect(await page.getByText("nobody has to by this contract").count()).toBe(1);
  });

  it("is words and nothing else: no element is made of it and nothing is fetched for it", async () => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await visit("#/read/harmful");
    const first = page.getByTestId("statement").first();
    await first.waitFor();
    expect(await first.locator("p").first().innerText()).toBe(harmfulText);
    expect(await page.getByTestId("risks").innerText()).toContain(harmfulText);
    expect(await page.getByTestId("findings").innerText()).toContain(harmfulText);
    await visit("#/library");
    await page.getByTestId("item").nth(2).waitFor();
    expect(await page.getByTestId("item").nth(2).innerText()).toContain(harmfulText);
    await page.reload();
    await page.getByTestId("item").nth(2).waitFor();
    expect(await page.locator("#root img, #root iframe, #root script").count()).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(asked.filter((url) => url.includes("stolen") || !url.startsWith(server.origin))).toEqual([]);
    expect(await page.title()).toBe("Library · Headnote");
  });

  it("says unpriced where nobody knows the price, and which model really answered", async () => {
    await visit("#/read/harmful");
    expect(await page.getByTestId("cost").innerText()).toBe("unpriced");
    await visit("#/read/pdf");
    await page.getByText("3 of 10 statements").waitFor();
    const line = await page.getByTestId("provenance").innerText();
    expect(line).toContain("mistral-small-2506");
    expect(line).toContain("2 attempts, 1 failed");
    expect(line).toContain("$0.01");
    await page.getByRole("button", { name: "How it was made" }).click();
    await page.getByText("Switched from DeepSeek to Mistral: overloaded.").waitFor();
  });
});

describe("what the firm asks for", () => {
  it("stands in the settings in words, and cannot be taken back there", async () => {
    server.state.configuration.configuration = {
      ...server.state.configuration.configuration,
      policy: policySchema.parse({ onDeviceOnly: true, replace: ["names"] }),
      budgets: { monthUsd: 50, onExceed: "step-down" },
    };
    server.state.preferences = {
      ...server.state.preferences,
      matters: { "9": { onDeviceOnly: false, replace: [], budgetUsd: 3 } },
    };
    await visit("#/settings");
    const lines = page.getByTestId("firm-rules").getByRole("listitem");
    await lines.first().waitFor();
    expect(await lines.allInnerTexts()).toEqual([
      "Nothing may leave this machine.",
      "Replaced by placeholders before anything is sent: names.",
      "At most $50.00 a month.",
      "What would go over goes to the next lower tier.",
    ]);
    expect(await page.getByLabel("Nothing leaves this machine").isDisabled()).toBe(true);
    expect(await page.getByLabel("Names").isDisabled()).toBe(true);
    expect(await page.getByTestId("matters-with-rules").innerText()).toContain("at most $3.00");
    await page.getByLabel("Matter whose rules to look at").fill("4711-0099");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Matter 4711-0099" }).waitFor();
  });
});

describe("notices", () => {
  it("are all shown, and each can be put away", async () => {
    server.state.info = {
      ...server.state.info,
      simulated: true,
      notices: ["Nothing is kept.", "The routes were refused."],
    };
    await page.reload();
    const notices = page.getByTestId("notice");
    await expect.poll(() => notices.allInnerTexts()).toEqual(["Nothing is kept.", "The routes were refused."]);
    await page.getByTestId("simulated").waitFor();
    await notices.first().getByRole("button", { name: "Put this notice away" }).click();
    expect(await notices.allInnerTexts()).toEqual(["The routes were refused."]);
    server.state.info = { ...server.state.info, notices: ["The routes were refused.", "A call was cut off."] };
    await visit("#/costs");
    await expect.poll(() => notices.allInnerTexts()).toEqual(["The routes were refused.", "A call was cut off."]);
  });
});

describe("a key", () => {
  it("is deleted only after a second word, as it cannot be brought back", async () => {
    await visit("#/settings");
    const provider = page.locator('[data-testid="provider"][data-provider="mistral"]');
    await provider.getByRole("button", { name: "Delete key" }).click();
    await provider.getByRole("button", { name: "Keep it" }).click();
    expect(server.calls.some(({ name }) => name === "providers.deleteKey")).toBe(false);
    await provider.getByRole("button", { name: "Delete key" }).click();
    await provider.getByRole("button", { name: "Delete it" }).click();
    await provider.getByText("No key").waitFor();
  });

  it("leaves the page when it is saved", async () => {
    await visit("#/settings");
    const row = page.locator('[data-provider="openai"]');
    await row.getByRole("button", { name: "Add key" }).click();
    const field = page.getByLabel("Key for OpenAI");
    expect(await field.getAttribute("type")).toBe("password");
    await field.fill("sk-made-up-for-this-test");
    await row.getByRole("button", { name: "Save" }).click();
    await row.getByText("Key in the keychain").waitFor();
    expect(server.calls.find(({ name }) => name === "providers.setKey")?.input).toEqual({
      id: "openai",
      key: "sk-made-up-for-this-test",
    });
    expect(await field.count()).toBe(0);
    await row.getByRole("button", { name: "Replace key" }).click();
    expect(await field.inputValue()).toBe("");
    expect(await page.content()).not.toContain("sk-made-up-for-this-test");
  });

  it("that does not open says what the provider said", async () => {
    await visit("#/settings");
    await page.locator('[data-provider="anthropic"]').getByRole("button", { name: "Test" }).click();
    const words = await page.getByTestId("trial").innerText();
    expect(words).toBe("Anthropic said: invalid x-api-key (401). Replace the key.");
  });
});

describe("the theme", () => {
  it("switches, is remembered, and holds after a reload", async () => {
    await page.getByRole("button", { name: "Switch to the dark theme" }).click();
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
    await expect.poll(() => server.state.preferences.colorScheme).toBe("dark");
    await page.reload();
    await page.getByRole("button", { name: "Switch to the light theme" }).waitFor();
  });
});

describe("the keyboard", () => {
  it("reaches the files, the search and the content", async () => {
    // Asked for early: a browser that is not yet listening would open a real dialog.
    const chooser = page.waitForEvent("filechooser");
    await visit("#/costs");
    await page.getByRole("heading", { name: "Costs" }).waitFor();
    await page.keyboard.press("Control+o");
    expect((await chooser).isMultiple()).toBe(true);
    await page.keyboard.press("Control+k");
    await page.locator("#library-search:focus").waitFor();
    await page.keyboard.type("liability");
    await page.locator("mark").first().waitFor();
    expect(page.url()).toContain("#/library?q=liability");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.url()).not.toContain("liability");
    await page.reload();
    await page.getByRole("link", { name: "Skip to the content" }).focus();
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  });
});

describe("the costs", () => {
  it("shows each budget with what is spent of it, and what one model for everything would have cost", async () => {
    server.state.spending = {
      budgets: [
        { of: "month", key: "", limitUsd: 50, usedUsd: 12.5 },
        { of: "provider", key: "mistral", limitUsd: 10, usedUsd: 9 },
        { of: "matter", key: "4711-2", limitUsd: 5, usedUsd: 5.2 },
      ],
      onExceed: "stop",
      costUsd: 26.7,
      unpriced: 1,
      single: { deployment: "openai/gpt-4o", costUsd: 89 },
    };
    await visit("#/costs");
    const budgets = page.getByTestId("budgets");
    await budgets.getByRole("listitem").nth(2).waitFor();
    const lines = (await budgets.getByRole("listitem").allInnerTexts()).map((line) =>
      line.replaceAll(/\s+/g, " ").trim(),
    );
    expect(lines).toEqual([
      "This month $12.50 of $50.00",
      "Mistral, this month $9.00 of $10.00 almost spent",
      "Matter 4711-2 $5.20 of $5.00 spent",
    ]);
    expect(await budgets.innerText()).toContain("What would go over is not sent.");
    expect(await page.getByTestId("comparison").innerText()).toContain(
      "The same answers on openai/gpt-4o alone: about $89.00, so 70 % was saved.",
    );
    expect(await page.getByTestId("comparison").innerText()).toContain("what is unpriced is not.");
  });
});

describe("a comparison", () => {
  // Of the same length, so that every offset of the contract still holds.
  const changed = (text: string): string =>
    text.replace("The Customer shall pay each undisputed invoice", "The Customer may   pay each undisputed invoice");

  it("is asked for in the reader, and shows what changed, word by word", async () => {
    const later = structuredClone(pdf);
    const { contract } = later.saved;
    server.state.saved.push({
      ...later,
      saved: {
        ...later.saved,
        id: "later",
        contract: { ...contract, name: "services-agreement-v2.pdf", sha256: "later", text: changed(contract.text) },
      },
    });
    await visit("#/read/pdf");
    await page.getByRole("button", { name: "Compare" }).click();
    await page.getByRole("menuitem", { name: "services-agreement-v2.pdf" }).click();
    const change = page.getByTestId("change");
    await change.first().waitFor();
    expect(await change.count()).toBe(1);
    expect((await change.locator("del").innerText()).trim()).toBe("shall");
    expect((await change.locator("ins").innerText()).trim()).toBe("may");
    expect(await change.innerText()).toContain("Binds less: “shall” became “may”");
    expect(await page.getByTestId("counts").innerText()).toContain("1 changed;");
    await page.getByRole("button", { name: "Swap" }).click();
    await page.getByText("Binds more: “may” became “shall”").waitFor();
  });

  it("of two that are the same says so, and of one that is gone where to go", async () => {
    await visit("#/compare/pdf/pdf");
    await page.getByText("No clause differs").waitFor();
    server.state.failing["library.compare"] = {
      code: "not-found",
      message: "One of the two is no longer in the library.",
    };
    await visit("#/compare/pdf/gone");
    await page.getByText("One of the two is no longer in the library.").waitFor();
    await page.getByRole("link", { name: "Go to the library" }).click();
    await page.getByRole("heading", { name: "Library" }).waitFor();
    expect(page.url()).toContain("#/library");
  });
});

describe("a matter", () => {
  it("is one file: the contract, then its amendment with what it changes", async () => {
    const text =
      "Amendment No. 1\n\nThis Amendment to the Services Agreement is made on 1 June 2026.\n\nClause 1.1 is hereby deleted in its entirety.\n\nClause 99.9 is hereby deleted in its entirety.";
    const contract = await readDocument(
      { name: "amendment.txt", bytes: new TextEncoder().encode(text) },
      { password: null, onPage: () => undefined },
    );
    server.state.saved.push({ ...pdf, saved: { ...pdf.saved, id: "amendment", contract } });
    server.state.saved = server.state.saved.filter(({ saved }) => ["pdf", "amendment"].includes(saved.id));
    await visit("#/read/pdf");
    await page.getByRole("link", { name: "Matter 4711-0032" }).click();
    const documents = page.getByTestId("document");
    await documents.nth(1).waitFor();
    expect(await documents.evaluateAll((rows) => rows.map((row) => row.getAttribute("data-role")))).toEqual([
      "contract",
      "amendment",
    ]);
    const change = documents.nth(1).getByTestId("change");
    expect(await change.count()).toBe(1);
    expect(await change.innerText()).toContain("Removed");
    expect(await documents.nth(1).innerText()).toContain("Clause 99.9 is hereby deleted in its entirety.");
    await page.getByRole("link", { name: "amendment.txt" }).click();
    await page.getByTestId("summary").waitFor();
  });

  it("says what its documents say against each other, and leads to the words", async () => {
    const text =
      "Amendment No. 1\n\nThis Amendment to the Services Agreement is made on 1 June 2026.\n\nClause 1.1 is hereby deleted in its entirety.\n\nThis Agreement is governed by the laws of Portugal.";
    const contract = await readDocument(
      { name: "amendment.txt", bytes: new TextEncoder().encode(text) },
      { password: null, onPage: () => undefined },
    );
    server.state.saved.push({ ...pdf, saved: { ...pdf.saved, id: "amendment", contract } });
    server.state.saved = server.state.saved.filter(({ saved }) => ["pdf", "amendment"].includes(saved.id));
    await visit("#/matter/4711-0032");
    const conflict = page.getByTestId("conflict");
    await conflict.getByText("The contract names more than one governing law: Ireland but also Portugal.").waitFor();
    expect(await conflict.innerText()).toContain("Nothing in these documents says which of them holds.");
    await conflict.getByRole("link", { name: "services-agreement.pdf" }).click();
    await page.getByTestId("summary").waitFor();
    expect(page.url()).toMatch(/#\/read\/pdf\?at=\d+-\d+$/);
    await page.getByTestId("highlight").first().waitFor();
  });

  it("of which nothing is kept says so, and has rules to be set before its first contract comes", async () => {
    server.state.failing["library.matter"] = { code: "not-found", message: "The library has nothing of that matter." };
    await visit("#/matter/none");
    await page.getByText("No contract of this matter is in the library yet").waitFor();
    expect(await page.getByRole("link", { name: "Go to the library" }).count()).toBe(1);
    await page.getByTestId("matter-rules").getByLabel("Nothing leaves this machine").waitFor();
  });

  it("that cannot be opened says why, and keeps its rules in reach", async () => {
    server.state.failing["library.matter"] = { code: "library-damaged", message: "The library is damaged." };
    await visit("#/matter/4711-0032");
    await page.getByText("Matter 4711-0032 could not be opened").waitFor();
    expect(await page.getByText("The library is damaged.").count()).toBe(1);
    await page.getByTestId("matter-rules").waitFor();
  });

  it("has rules of its own beside those of the firm and the user, and says who holds what", async () => {
    const { configuration } = server.state.configuration;
    server.state.configuration.configuration = {
      ...configuration,
      policy: { ...policySchema.parse(configuration.policy ?? {}), replace: ["accounts"] },
      budgets: { matters: { "4711-0032": 5 }, onExceed: "stop" },
    };
    server.state.preferences = { ...server.state.preferences, replace: ["names"] };
    await visit("#/matter/4711-0032");
    const rules = page.getByTestId("matter-rules");
    const words = page.getByTestId("rules-in-words");
    await expect
      .poll(() => words.innerText())
      .toBe("placeholders for names, account and identity numbers · $1.25 of $5.00 spent");
    await rules.locator("summary").click();
    expect(await rules.getByLabel("Account and identity numbers").isDisabled()).toBe(true);
    expect(await rules.innerText()).toMatch(/held by your firm/);
    expect(await rules.innerText()).toMatch(/held by your settings/);

    await rules.getByLabel("Amounts").check();
    await expect.poll(() => server.state.preferences.matters?.["4711-0032"]?.replace).toEqual(["amounts"]);
    const budget = rules.getByLabel("Budget of this matter in US dollars");
    await budget.fill("two");
    await budget.press("Enter");
    await rules.getByText("Write an amount like 25 or 12.50, or leave it empty for none.").waitFor();
    await budget.fill("2.50");
    await budget.press("Enter");
    await expect.poll(() => server.state.preferences.matters?.["4711-0032"]?.budgetUsd).toBe(2.5);
    await rules.getByText("Your firm allows $5.00; yours is smaller and holds.").waitFor();
    expect(await budget.evaluate((field) => field === document.activeElement)).toBe(true);
    await rules.getByLabel("Whom we act for in this matter").fill("Gorsebank");
    await page.keyboard.press("Tab");
    await expect.poll(() => server.state.sides["4711-0032"]).toBe("Gorsebank");
    await rules.getByLabel("Nothing leaves this machine").check({ force: true });
    await expect
      .poll(() => words.innerText())
      .toBe("nothing leaves this machine (this matter) · $1.25 of $2.50 spent · for Gorsebank");

    await visit("#/desk");
    await page.getByLabel("Matter").fill("4711-0032");
    await page.getByText("This matter: nothing leaves this machine.").waitFor();
    expect(await page.getByLabel("Keep on this device").isDisabled()).toBe(true);
    await page.getByRole("link", { name: "Rules" }).click();
    await rules.waitFor();
  });

  it("whose rules could not be kept shows them as they were, and why", async () => {
    await visit("#/matter/4711-0032");
    const rules = page.getByTestId("matter-rules");
    await rules.locator("summary").click();
    server.state.failing["matters.setRules"] = { code: "disk-full", message: "The disk is full." };
    await rules.getByLabel("Amounts").click();
    await rules.getByText("The disk is full.").waitFor();
    expect(await rules.getByLabel("Amounts").isChecked()).toBe(false);
  });
});

describe("an export", () => {
  const exportAs = async (button: string, format: string): Promise<{ name: string; text: string }> => {
    await page.getByRole("button", { name: button }).click();
    const coming = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: format }).click();
    const download = await coming;
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
  };

  it("of one summary is handed over as a file", async () => {
    await visit("#/read/pdf");
    expect(await exportAs("Export", "Word")).toEqual({ name: "Summaries.docx", text: JSON.stringify([pdf.saved.id]) });
  });

  it("of what a search found holds each contract once", async () => {
    await visit("#/library?q=liability");
    await page.locator("mark").first().waitFor();
    const { name, text } = await exportAs("Export these", "Excel");
    expect(name).toBe("Summaries.xlsx");
    const ids = JSON.parse(text) as string[];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(1);
  });

  it("that fails says why, and leaves the page as it was", async () => {
    server.state.failing["library.export"] = {
      code: "not-found",
      message: "A summary to export is no longer in the library.",
    };
    await visit("#/read/pdf");
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: "PDF" }).click();
    expect(await page.getByRole("alert").innerText()).toBe("A summary to export is no longer in the library.");
    await page.getByTestId("summary").waitFor();
  });
});

describe("the library", () => {
  it("takes a deletion back", async () => {
    await visit("#/library");
    await page.getByRole("button", { name: "Delete services-agreement.docx" }).click();
    await page.getByTestId("leaving").getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Delete services-agreement.docx" }).waitFor();
    expect(server.calls.some(({ name }) => name === "library.delete")).toBe(false);
  });

  it("leads from what was found to its words in the contract", async () => {
    await visit(`#/library?q=${encodeURIComponent(renewal)}`);
    await page.getByRole("link", { name: "Show it in services-agreement.pdf" }).first().click();
    await page.locator('[data-testid="highlight"][data-page="2"]').first().waitFor();
    await page.locator('.page[data-page-number="2"] .textLayer span').first().waitFor();
    await expect.poll(async () => letters(await underHighlights())).toContain(letters(renewal).slice(3, -3));
  });

  it("leads to the matter of a contract, though the whole row leads to its summary", async () => {
    await visit("#/library");
    await page.getByTestId("item").first().getByRole("link", { name: "Matter 4711-0032" }).click();
    await page.getByRole("heading", { name: "Matter 4711-0032" }).waitFor();
    expect(page.url()).toContain("#/matter/4711-0032");
  });

  it("says that nothing was found", async () => {
    await visit("#/library?q=zebra");
    await page.getByText("Nothing found for “zebra”").waitFor();
    expect(await page.getByTestId("item").count()).toBe(0);
  });
});

describe("a house that goes away and comes back", () => {
  it("is said to be away", async () => {
    await page.getByText("Drop a contract here").waitFor();
    await server.close();
    expect(await page.getByTestId("unconnected").innerText()).toContain("What is saved is safe.");
  });
});

describe("a question", () => {
  it("is sent only after a yes, or searched on this device; its answer stays, cites, and can be removed", async () => {
    await visit("#/read/pdf");
    const field = page.getByLabel("Ask this contract");
    await field.fill("When does the agreement renew?");
    await field.press("Enter");
    const shown = page.getByTestId("question-plan");
    await shown.getByText("Nothing has been sent.").waitFor();
    expect(server.calls.some(({ name }) => name === "questions.ask")).toBe(false);
    await shown.getByRole("button", { name: "Search on this device" }).click();
    const answered = page.getByTestId("answered");
    await answered.getByText("Nobody has drawn a conclusion from them.").waitFor();
    expect(server.state.questions[0]?.answer.state).toBe("passages");
    await answered.locator("[data-citation]").first().click();
    expect(await answered.locator('[aria-pressed="true"]').count()).toBe(1);
    await page.reload();
    await page.getByTestId("answered").getByText("When does the agreement renew?").waitFor();
    await page.getByRole("button", { name: /Remove the question/ }).click();
    await page.getByTestId("answered").waitFor({ state: "detached" });
    expect(server.state.questions).toEqual([]);
  });

  it("that failed says so, and can be asked again", async () => {
    await visit("#/read/pdf");
    server.state.failing = { "questions.plan": { code: "provider-failed", message: "Nobody gave a whole answer." } };
    await page.getByLabel("Ask this contract").fill("What else?");
    await page.getByLabel("Ask this contract").press("Enter");
    await page.getByRole("alert").getByText("Nobody gave a whole answer.").waitFor();
    server.state.failing = {};
    await page.getByRole("button", { name: "Ask again" }).click();
    await page.getByTestId("question-plan").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});

describe("a question to several contracts", () => {
  const ask = async (question: string) => {
    const field = page.getByLabel("Ask all of them");
    await field.fill(question);
    await field.press("Enter");
  };

  it("is put to those that were chosen, after a yes to its cost; answers stand side by side and lead to the words", async () => {
    await visit("#/library");
    await page.getByLabel("Choose services-agreement.docx").check();
    // Four summaries of two contracts.
    await page.getByLabel("Choose all").or(page.getByLabel("1 chosen")).check();
    await page.getByRole("link", { name: "Ask these 4" }).click();
    await page.getByRole("heading", { name: "Ask 2 contracts" }).waitFor();
    expect(await page.getByTestId("set-row").allInnerTexts()).toHaveLength(2);
    await ask("When does it renew?");
    const shown = page.getByTestId("set-plan");
    await shown.getByText("Nothing has been sent.").waitFor();
    expect(await shown.innerText()).toContain("2 contracts to DeepSeek deepseek-chat");
    expect(await shown.innerText()).toContain("At most $0.00840 in all, each booked to its own matter.");
    expect(await page.getByTestId("set-row").first().innerText()).toContain("DeepSeek deepseek-chat, at most $0.00420");
    expect(server.calls.some(({ name }) => name === "questions.ask")).toBe(false);
    await shown.getByRole("button", { name: "Send" }).click();
    await page.locator('[data-testid="set-row"][data-state="answered"]').nth(1).waitFor();
    expect(server.calls.filter(({ name }) => name === "questions.ask")).toHaveLength(2);
    const row = page.getByTestId("set-row").filter({ hasText: "services-agreement.pdf" });
    expect(await row.getByTestId("status").count()).toBe(2);
    await row
      .getByRole("link", { name: /^p\. \d+$/ })
      .first()
      .click();
    await page.getByTestId("summary").waitFor();
    expect(page.url()).toMatch(/\?at=\d+-\d+$/);
    await page.goBack();
    await page.locator('[data-testid="set-row"][data-state="answered"]').nth(1).waitFor();
    await page.reload();
    await page.locator('[data-testid="set-row"][data-state="answered"]').nth(1).waitFor();
    expect(server.calls.filter(({ name }) => name === "questions.ask")).toHaveLength(2);
  });

  it("fails for one contract by itself, and is asked again for that one alone", async () => {
    await visit("#/ask/pdf/word");
    await ask("When does it renew?");
    await page.getByTestId("set-plan").waitFor();
    server.state.failing = { "questions.ask": { code: "provider-failed", message: "Nobody gave a whole answer." } };
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("alert").nth(1).waitFor();
    expect(await page.getByText("No contract was answered.").count()).toBe(1);
    server.state.failing = {};
    await page.getByTestId("set-row").first().getByRole("button", { name: "Ask again" }).click();
    await page.locator('[data-testid="set-row"][data-state="answered"]').waitFor();
    await page.getByText("1 contract answered, 1 not. What was answered is kept.").waitFor();
    await page.getByRole("button", { name: "Ask that one again" }).click();
    await page.locator('[data-testid="set-row"][data-state="answered"]').nth(1).waitFor();
  });

  it("is not sent where the answer is no, and says which contracts are gone", async () => {
    await visit("#/ask/pdf/gone");
    await page.getByText("One of those chosen is no longer in the library.").waitFor();
    await ask("When does it renew?");
    await page.getByTestId("set-plan").getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Not asked yet").waitFor();
    expect(server.calls.some(({ name }) => name === "questions.ask")).toBe(false);
    await visit("#/ask/gone");
    await page.getByText("None of these contracts is in the library any more").waitFor();
  });
});

describe("placeholders", () => {
  it("are shown with what they stand for before anything is sent, and asked for on the desk and in the settings", async () => {
    await page.getByLabel("Use placeholders").click();
    await page.setInputFiles("[data-testid=file-input]", {
      name: "a.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from([1]),
    });
    await page.getByTestId("job").waitFor();
    const added = server.calls.find(({ name }) => name === "jobs.add")?.input;
    expect(added).toMatchObject({ replace: ["names", "addresses", "contacts", "accounts", "amounts"] });
    const replaced = [
      { placeholder: "[PARTY-1]", kind: "party" as const, text: "Larkspur Analytics, Inc.", times: 41 },
    ];
    server.step("job-1", {
      state: "ready",
      plan: { ...plan, disclosure: { what: "contract", characters: 41_234, replaced } },
    });
    const list = page.getByTestId("replaced");
    await list.getByText("1 party").click();
    await list.getByText("Larkspur Analytics, Inc.").waitFor();
    await visit("#/settings");
    await page.getByLabel("Amounts").click();
    await expect.poll(() => server.state.preferences.replace).toEqual(["amounts"]);
  });
});
