import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createReader } from "../../electron/documents/create-reader.ts";
import { forkNodeProcess } from "../../electron/documents/fork-node-process.ts";
import type { ReadingProcess } from "../../electron/documents/reader.ts";
import { defaultLimits } from "../../electron/documents/reader.ts";
import { formBomb } from "./form-bomb.ts";
import { picturesPdf, scanOf } from "./ocr-pictures.ts";
import { column, lockedPdf, pdfOf, scannedPdf } from "./pdfs.ts";

const real = (): ReadingProcess =>
  forkNodeProcess(new URL("../../electron/documents/reading-process.ts", import.meta.url));
const fixture = (name: string) => (): ReadingProcess =>
  forkNodeProcess(new URL(`fixtures/${name}.ts`, import.meta.url));
const anything = { name: "a.txt", bytes: new TextEncoder().encode("A contract.") };

/** Whether a process still runs; the kill is sent before the read settles, the end comes a moment later. */
async function hasEnded(child: ReadingProcess): Promise<boolean> {
  return new Promise((resolve) => child.onExit(() => resolve(true)));
}

function recording(fork: () => ReadingProcess): { fork: () => ReadingProcess; children: ReadingProcess[] } {
  const children: ReadingProcess[] = [];
  return {
    children,
    fork: () => {
      const child = fork();
      children.push(child);
      return child;
    },
  };
}

describe("reading in a process of its own", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("reads a PDF, tells of its pages, and ends the process", async () => {
    const { fork, children } = recording(real);
    const seen: (number | null)[][] = [];
    const bytes = await pdfOf([
      column(["The Supplier shall deliver the Goods."], { x: 72, y: 100 }),
      column(["Page two."], { x: 72, y: 100 }),
    ]);
    const contract = await createReader({ fork }).read(
      { name: "supply.pdf", bytes },
      { onProgress: ({ page, pages }) => seen.push([page, pages]) },
    );
    expect(contract.text).toBe("The Supplier shall deliver the Goods.\n\nPage two.");
    expect(contract).toMatchObject({ name: "supply.pdf", format: "pdf", size: bytes.byteLength });
    expect(contract.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(seen).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(children).toHaveLength(1);
    expect(await hasEnded(children[0] as ReadingProcess)).toBe(true);
  });

  it("hands on the words of a page while the next ones are still read", async () => {
    const bytes = await pdfOf(
      Array.from({ length: 8 }, (_, index) => column([`These are the words of page ${index + 1}.`], { x: 72, y: 100 })),
    );
    const heard: string[] = [];
    await createReader({ fork: real }).read(
      { name: "a.pdf", bytes },
      {
        onText: (page, text) => heard.push(`words of ${page}: ${text}`),
        onProgress: ({ page }) => heard.push(`done ${page}`),
      },
    );
    expect(heard.slice(0, 4)).toEqual([
      "words of 1: These are the words of page 1.",
      "done 1",
      "words of 2: These are the words of page 2.",
      "done 2",
    ]);
    expect(heard.at(-1)).toBe("done 8");
    expect(heard.filter((line) => line.startsWith("words of"))).toHaveLength(5);
  });

  it("cancels a PDF in the midst of its pages, ends the process, and leaves another reading alone", async () => {
    const { fork, children } = recording(real);
    const bytes = await pdfOf(
      Array.from({ length: 60 }, (_, index) => column([`Page ${index + 1} has words.`], { x: 72, y: 100 })),
    );
    const reader = createReader({ fork, atOnce: 2 });
    const controller = new AbortController();
    let last = 0;
    const stopped = reader.read(
      { name: "long.pdf", bytes },
      {
        signal: controller.signal,
        onProgress: ({ page }) => {
          last = page;
          if (page === 3) controller.abort();
        },
      },
    );
    const other = reader.read({ name: "long.pdf", bytes });
    await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
    expect(await hasEnded(children[0] as ReadingProcess)).toBe(true);
    expect(last).toBe(3);
    await expect(other).resolves.toMatchObject({ coverage: { pages: 60, text: 60 } });
  });

  it("works from a parent port as Electron's utility processes have it", async () => {
    const contract = await createReader({ fork: fixture("under-electron") }).read(anything);
    expect(contract.text).toBe("A contract.");
  });

  it("brings typed errors across from the process", async () => {
    const reader = createReader({ fork: real });
    const locked = await lockedPdf("open sesame", "Secret terms");
    await expect(reader.read({ name: "a.pdf", bytes: locked })).rejects.toMatchObject({
      name: "HeadnoteError",
      code: "password-needed",
    });
    await expect(reader.read({ name: "a.pdf", bytes: locked }, { password: "wrong" })).rejects.toMatchObject({
      code: "password-wrong",
    });
    await expect(reader.read({ name: "a.pdf", bytes: locked }, { password: "open sesame" })).resolves.toMatchObject({
      text: "Secret terms",
    });
    await expect(reader.read({ name: "a.pdf", bytes: await scannedPdf([null, null]) })).rejects.toMatchObject({
      code: "no-text",
    });
  });

  it("stops a process that takes too long, and no other", async () => {
    const { fork, children } = recording(fixture("hanging"));
    const stuck = createReader({ fork, limits: { timeMs: 300 } }).read(anything);
    const sound = createReader({ fork: real }).read(anything);
    await expect(stuck).rejects.toMatchObject({ code: "reading-timed-out" });
    await expect(sound).resolves.toMatchObject({ text: "A contract." });
    expect(await hasEnded(children[0] as ReadingProcess)).toBe(true);
  });

  describe("while pages are recognised", () => {
    afterEach(() => vi.useRealTimers());

    /** A process that says what it is told to say. */
    function puppet(): { process: ReadingProcess; say: (message: unknown) => void } {
      let listener: (message: unknown) => void = () => undefined;
      let ended: (code: number | null) => void = () => undefined;
      return {
        process: {
          pid: undefined,
          post: () => undefined,
          onMessage: (heard) => {
            listener = heard;
          },
          onExit: (heard) => {
            const before = ended;
            ended = (code) => {
              before(code);
              heard(code);
            };
          },
          kill: () => ended(null),
        },
        say: (message) => listener(message),
      };
    }
    const page = (done: number): unknown => ({ kind: "progress", page: done, pages: 9, recognising: true });

    it("gives each page a time of its own, and none for saying the same page again", async () => {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
      const { process: child, say } = puppet();
      const limits = { timeMs: 1_000, pageTimeMs: 500 };
      const reading = createReader({ fork: () => child, limits }).read(anything);
      const outcome = vi.fn<() => void>();
      reading.then(
        () => outcome(),
        () => outcome(),
      );
      await vi.advanceTimersByTimeAsync(900);
      for (const done of [0, 1, 2, 3]) {
        say(page(done));
        await vi.advanceTimersByTimeAsync(499);
        expect(outcome).not.toHaveBeenCalled();
      }
      say(page(3));
      await vi.advanceTimersByTimeAsync(2);
      await expect(reading).rejects.toMatchObject({ code: "reading-timed-out", data: { limitMs: 500 } });
    });

    it("has no more time than a page's for what comes after the last", async () => {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
      const { process: child, say } = puppet();
      const reading = createReader({ fork: () => child }).read(anything);
      const outcome = reading.then(
        () => "read",
        (error: unknown) => (error as { code: string }).code,
      );
      say(page(9));
      await vi.advanceTimersByTimeAsync(defaultLimits.pageTimeMs + 1);
      expect(await outcome).toBe("reading-timed-out");
    });

    it("ends the process at once where reading is cancelled", async () => {
      const { fork, children } = recording(real);
      const lines = column(["The Supplier shall deliver the Goods.", "The Customer shall pay."], { x: 72, y: 100 });
      const bytes = await picturesPdf(Array<Uint8Array>(3).fill(scanOf(lines, { dpi: 150 })));
      const cancel = new AbortController();
      const reading = createReader({ fork }).read(
        { name: "scan.pdf", bytes },
        {
          signal: cancel.signal,
          onProgress: ({ recognising }) => {
            if (recognising) cancel.abort();
          },
        },
      );
      await expect(reading).rejects.toMatchObject({ code: "cancelled" });
      expect(await hasEnded(children[0] as ReadingProcess)).toBe(true);
    });
  });

  it("stops a process that takes too much memory", async () => {
    const { fork, children } = recording(fixture("greedy"));
    const reader = createReader({ fork, limits: { memoryBytes: 200 * 1024 ** 2, timeMs: 60_000 } });
    await expect(reader.read(anything)).rejects.toMatchObject({
      code: "too-large",
      message: expect.stringContaining("200 MB") as string,
    });
    expect(await hasEnded(children[0] as ReadingProcess)).toBe(true);
  });

  it.each([
    ["never gives up the processor", "time.pdf", { timeMs: 4_000, pageTimeMs: 1_500 }],
    ["takes too much memory", "memory.pdf", { memoryBytes: 500 * 1024 ** 2 }],
    ["crashes the process", "crash.pdf", {}],
  ])("reads the rest of a document of which one page %s", async (_, name, limits) => {
    const { fork, children } = recording(fixture("stubborn"));
    const bytes = await pdfOf(
      Array.from({ length: 5 }, (__, index) =>
        column([`These are the words of page ${index + 1}.`], { x: 72, y: 100 }),
      ),
    );
    const [pages, texts]: [number[], number[]] = [[], []];
    const contract = await createReader({ fork, limits }).read(
      { name, bytes },
      { onProgress: ({ page }) => pages.push(page), onText: (page) => texts.push(page) },
    );
    expect(contract.coverage).toEqual({ pages: 5, text: 4, ocr: 0, unreadable: 1 });
    expect(contract.pages.map((page) => contract.text.slice(page.start, page.end))).toEqual([
      "These are the words of page 1.",
      "These are the words of page 2.",
      "",
      "These are the words of page 4.",
      "These are the words of page 5.",
    ]);
    expect(contract.findings).toEqual([
      { kind: "unreadable-page", page: 3, text: expect.stringContaining("took too much time or memory") as string },
    ]);
    // Nobody is told twice of a page, or that there are fewer than before.
    expect(pages).toEqual(pages.toSorted((one, other) => one - other));
    expect(texts).toEqual([1, 2, 4, 5]);
    expect(children).toHaveLength(2);
    for (const child of children) expect(await hasEnded(child)).toBe(true);
  });

  it("reads the rest of a PDF with a page that asks for more memory than there is", async () => {
    const { fork, children } = recording(real);
    const reader = createReader({ fork, limits: { memoryBytes: 300 * 1024 ** 2 } });
    const contract = await reader.read({ name: "a.pdf", bytes: formBomb() });
    expect(contract.coverage).toEqual({ pages: 5, text: 4, ocr: 0, unreadable: 1 });
    expect(contract.text).toBe([1, 2, 4, 5].map((page) => `These are the words of page ${page}.`).join("\n\n"));
    expect(contract.findings.map(({ kind, page }) => ({ kind, page }))).toEqual([{ kind: "unreadable-page", page: 3 }]);
    expect(children).toHaveLength(2);
    for (const child of children) expect(await hasEnded(child)).toBe(true);
  });

  it("gives a document up whose every page stops it, and one that is cancelled while it is begun again", async () => {
    const words = Array.from({ length: 9 }, (_, index) => column([`Page ${index + 1}.`], { x: 72, y: 100 }));
    const bytes = await pdfOf(words);
    let at = 0;
    const dying = (): ReadingProcess => {
      let heard: (message: unknown) => void = () => undefined;
      let ended: (code: number | null) => void = () => undefined;
      return {
        pid: undefined,
        post: () => {
          at += 1;
          heard({ kind: "page", page: at, isDone: false });
          ended(null);
        },
        onMessage: (listener) => {
          heard = listener;
        },
        onExit: (listener) => {
          const before = ended;
          ended = (code) => {
            before(code);
            listener(code);
          };
        },
        kill: () => undefined,
      };
    };
    await expect(createReader({ fork: dying }).read({ name: "a.pdf", bytes })).rejects.toMatchObject({
      code: "reading-crashed",
    });
    expect(at).toBe(4);
    const cancel = new AbortController();
    const forks = [dying, fixture("hanging")];
    const reading = createReader({
      fork: () => {
        if (forks.length === 1) setImmediate(() => cancel.abort());
        return (forks.shift() ?? real)();
      },
    }).read({ name: "a.pdf", bytes }, { signal: cancel.signal });
    await expect(reading).rejects.toMatchObject({ code: "cancelled" });
  });

  it("asks for the limits before each file, and hands the memory on to the process", async () => {
    const limits = { fileBytes: 5, memoryBytes: 700 * 1024 ** 2 };
    const given: number[] = [];
    const reader = createReader({
      fork: (memoryBytes) => {
        given.push(memoryBytes);
        return real();
      },
      limits: () => limits,
    });
    await expect(reader.read(anything)).rejects.toMatchObject({ code: "too-large" });
    limits.fileBytes = 100;
    await expect(reader.read(anything)).resolves.toMatchObject({ text: "A contract." });
    expect(given).toEqual([700 * 1024 ** 2]);
  });

  it("says when a process crashed or talked nonsense, and reads the next file", async () => {
    const forks = [fixture("crashing"), fixture("lying"), real];
    const reader = createReader({ fork: () => (forks.shift() ?? real)(), atOnce: 1 });
    const results = await Promise.allSettled([reader.read(anything), reader.read(anything), reader.read(anything)]);
    expect(
      results.map((result) =>
        result.status === "fulfilled" ? result.value.text : (result.reason as { code: string }).code,
      ),
    ).toEqual(["reading-crashed", "reading-crashed", "A contract."]);
  });

  it("cancels a read under way and one that waits", async () => {
    const { fork, children } = recording(fixture("hanging"));
    const reader = createReader({ fork, atOnce: 1 });
    const [first, second] = [new AbortController(), new AbortController()];
    const running = reader.read(anything, { signal: first.signal });
    const waiting = reader.read(anything, { signal: second.signal });
    second.abort();
    await expect(waiting).rejects.toMatchObject({ code: "cancelled" });
    expect(children).toHaveLength(1);
    first.abort();
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    expect(await hasEnded(children[0] as ReadingProcess)).toBe(true);
    await expect(reader.read(anything, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "cancelled" });
    expect(children).toHaveLength(1);
  });

  it("leaves another document alone when one dies", async () => {
    const forks = [real, fixture("crashing"), fixture("greedy"), real];
    const reader = createReader({
      fork: () => (forks.shift() ?? real)(),
      atOnce: 4,
      limits: { memoryBytes: 400 * 1024 ** 2 },
    });
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => reader.read(anything)));
    expect(
      results.map((result) =>
        result.status === "fulfilled" ? result.value.text : (result.reason as { code: string }).code,
      ),
    ).toEqual(["A contract.", "reading-crashed", "too-large", "A contract."]);
  });

  it("leaves a core to the rest of the app", async () => {
    const { fork, children } = recording(fixture("hanging"));
    const reader = createReader({ fork });
    const controller = new AbortController();
    const more = Math.max(1, availableParallelism() - 1) + 2;
    const reads = Array.from({ length: more }, () => reader.read(anything, { signal: controller.signal }));
    // All that may begin do so before the first await of whoever asked is over.
    await new Promise((resolve) => setImmediate(resolve));
    expect(children).toHaveLength(more - 2);
    controller.abort();
    for (const result of await Promise.allSettled(reads)) expect(result.status).toBe("rejected");
    for (const child of children) expect(await hasEnded(child)).toBe(true);
  });

  it("never runs more than it may at once", async () => {
    let running = 0;
    let most = 0;
    const reader = createReader({
      atOnce: 2,
      fork: () => {
        running += 1;
        most = Math.max(most, running);
        const child = real();
        child.onExit(() => {
          running -= 1;
        });
        return child;
      },
    });
    const texts = ["one", "two", "three", "four", "five"];
    const contracts = await Promise.all(
      texts.map((text) => reader.read({ name: "a.txt", bytes: new TextEncoder().encode(text) })),
    );
    expect(contracts.map((contract) => contract.text)).toEqual(texts);
    expect(most).toBe(2);
  });

  it("gives the process no keys and no way to write", async () => {
    vi.stubEnv("HEADNOTE_KEY_OPENAI", "sk-secret");
    vi.stubEnv("HEADNOTE_PASSPHRASE", "secret");
    await expect(createReader({ fork: fixture("curious") }).read(anything)).rejects.toMatchObject({
      message: "sees [], could not write",
    });
    expect(existsSync("never-written")).toBe(false);
  });

  it("refuses empty and oversized files before a process is started", async () => {
    const { fork, children } = recording(real);
    const reader = createReader({ fork, limits: { fileBytes: 10 } });
    await expect(reader.read({ name: "a.pdf", bytes: new Uint8Array() })).rejects.toMatchObject({ code: "empty-file" });
    await expect(reader.read({ name: "a.pdf", bytes: new Uint8Array(11) })).rejects.toMatchObject({
      code: "too-large",
    });
    expect(children).toHaveLength(0);
  });
});
