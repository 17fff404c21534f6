import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Worker } from "tesseract.js";
import { z } from "zod";
import { toPgm } from "./picture.ts";
import type { Picture } from "./picture.ts";

/** A recognised word: pixels of the picture as it was straightened. */
export interface RecognisedWord {
  readonly text: string;
  /** 0..100, as Tesseract sees it. */
  readonly confidence: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface RecognisedLine {
  readonly words: readonly RecognisedWord[];
  /** In the middle of the line. */
  readonly baseline: number;
  /** From the deepest descender to the highest ascender. */
  readonly height: number;
}

export interface Recognised {
  readonly lines: readonly RecognisedLine[];
  /** By how much the picture was turned about its middle to straighten its lines, clockwise. */
  readonly radians: number;
}

/** Recognises pictures of pages, as many at once as it was given threads; the rest wait their turn. */
export interface Recogniser {
  recognise(picture: Picture): Promise<Recognised>;
  close(): Promise<void>;
}

const boxSchema = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() });
/** What is used of Tesseract's answer; it comes out of a parser in memory-unsafe code that has seen hostile pixels. */
const answerSchema = z.object({
  rotateRadians: z.number().nullish(),
  blocks: z
    .array(
      z.object({
        paragraphs: z.array(
          z.object({
            lines: z.array(
              z.object({
                baseline: boxSchema,
                rowAttributes: z.object({ rowHeight: z.number() }),
                words: z.array(z.object({ text: z.string(), confidence: z.number(), bbox: boxSchema })),
              }),
            ),
          }),
        ),
      }),
    )
    .nullable(),
});

/** The language data in its package: the smaller set, of whole numbers, as exact as the larger on contracts. */
function languageFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve("@tesseract.js-data/eng/package.json")), "4.0.0_best_int");
}

async function startWorker(): Promise<Worker> {
  const { default: tesseract } = await import("tesseract.js");
  const worker = await tesseract.createWorker("eng", tesseract.OEM.LSTM_ONLY, {
    langPath: languageFolder(),
    // The data is at hand as it is; a copy of it unpacked would be one more file to write.
    cacheMethod: "none",
    gzip: true,
    // Failures arrive as rejections too; without a handler they would be thrown where nobody catches.
    errorHandler: () => undefined,
  });
  await worker.setParameters({ tessedit_pageseg_mode: tesseract.PSM.AUTO });
  return worker;
}

/**
 * A recogniser of English over Tesseract's LSTM engine. Threads start as they are needed.
 *
 * @param threads how many pages are recognised at once
 */
export function createRecogniser(threads: number): Recogniser {
  const started: Promise<Worker>[] = [];
  const idle: Worker[] = [];
  const waiting: ((worker: Worker) => void)[] = [];

  const take = (): Worker | Promise<Worker> => {
    const free = idle.pop();
    if (free !== undefined) return free;
    if (started.length < threads) {
      const worker = startWorker();
      started.push(worker);
      return worker;
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (worker: Worker): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next(worker);
  };

  return {
    recognise: async (picture) => {
      const worker = await take();
      try {
        const dpi = Math.round(72 * picture.scale);
        await worker.setParameters({ user_defined_dpi: String(dpi) });
        const { data } = await worker.recognize(toPgm(picture), { rotateAuto: true }, { text: false, blocks: true });
        return toRecognised(answerSchema.parse(data));
      } finally {
        giveBack(worker);
      }
    },
    close: async () => {
      await Promise.all(started.map(async (worker) => (await worker).terminate()));
    },
  };
}

function toRecognised({ blocks, rotateRadians }: z.infer<typeof answerSchema>): Recognised {
  const lines = (blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  return {
    radians: rotateRadians ?? 0,
    lines: lines.map(({ baseline, rowAttributes, words }) => ({
      baseline: (baseline.y0 + baseline.y1) / 2,
      height: rowAttributes.rowHeight,
      words: words.map(({ text, confidence, bbox }) => ({
        text,
        confidence,
        left: bbox.x0,
        top: bbox.y0,
        right: bbox.x1,
        bottom: bbox.y1,
      })),
    })),
  };
}
