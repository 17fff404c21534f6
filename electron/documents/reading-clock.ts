import { MOST_RECOGNISED } from "./ocr/limits.ts";
import type { ReadingLimits, ReadProgress } from "./reader.ts";

/** No contract has more; a process that claims so gets no more time for it. */
const MOST_PAGES_TIMED = 20_000;

/** When a reading is to be over, in milliseconds of the clock that was given, and the limit that it is then over by. */
export interface Deadline {
  readonly at: number;
  readonly limitMs: number;
}

/**
 * How long a reading may take: so much until its first page, then so much for each further one, and for the whole a total
 * that grows with the pages it has. Only pages that are done bring time; a process that only talks runs out of it.
 */
export class ReadingClock {
  readonly #limits: ReadingLimits;
  readonly #began: number;
  #done = 0;
  #recognised = -1;
  #allowances = 0;
  #deadline: Deadline;
  #isWhole = false;

  /** @param now milliseconds of a clock that does not go back */
  constructor(limits: ReadingLimits, now: number) {
    this.#limits = limits;
    this.#began = now;
    this.#deadline = { at: now + limits.timeMs, limitMs: limits.timeMs };
  }

  /** Whether the time is that of the whole document, and not of its first or its next page. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  get deadline(): Deadline {
    return this.#deadline;
  }

  onProgress({ page, pages, recognising }: ReadProgress, now: number): void {
    const { timeMs, pageTimeMs, perPageMs } = this.#limits;
    if (recognising) {
      if (page <= this.#recognised || this.#allowances > MOST_RECOGNISED) return;
      this.#recognised = page;
      this.#allowances += 1;
    } else {
      if (page <= this.#done) return;
      this.#done = page;
    }
    // Each page recognised (OCR) brings a time of its own.
    const total = timeMs + perPageMs * Math.min(pages ?? 0, MOST_PAGES_TIMED) + this.#allowances * pageTimeMs;
    const [next, end] = [now + pageTimeMs, this.#began + total];
    this.#isWhole = end < next;
    this.#deadline = next <= end ? { at: next, limitMs: pageTimeMs } : { at: end, limitMs: total };
  }
}
