import { describe, expect, it } from "vitest";
import { defaultLimits } from "../../electron/documents/reader.ts";
import { ReadingClock } from "../../electron/documents/reading-clock.ts";

const limits = { ...defaultLimits, timeMs: 60_000, pageTimeMs: 10_000, perPageMs: 200 };
const page = (number: number, pages: number | null, recognising = false) => ({ page: number, pages, recognising });

describe("the time that a reading has", () => {
  it("ends a document that shows no page", () => {
    expect(new ReadingClock(limits, 500).deadline).toEqual({ at: 60_500, limitMs: 60_000 });
  });

  it("goes on while a long document gets on, page by page", () => {
    const clock = new ReadingClock(limits, 0);
    for (let done = 1; done <= 10_000; done += 1) {
      const now = done * 150;
      expect(clock.deadline.at).toBeGreaterThan(now);
      clock.onProgress(page(done, 10_000), now);
    }
  });

  it("ends a document that stops getting on, however long it is", () => {
    const clock = new ReadingClock(limits, 0);
    clock.onProgress(page(1, 10_000), 1_000);
    expect(clock.deadline).toEqual({ at: 11_000, limitMs: 10_000 });
    clock.onProgress(page(1, 10_000), 9_000);
    clock.onProgress(page(0, 10_000), 10_000);
    expect(clock.deadline.at).toBe(11_000);
  });

  it("ends a document that gets on too slowly for its pages", () => {
    const clock = new ReadingClock(limits, 0);
    for (let done = 1; done <= 9; done += 1) clock.onProgress(page(done, 10), done * 6_800);
    expect(clock.deadline).toEqual({ at: 62_000, limitMs: 62_000 });
  });

  it("gives no time for pages that nobody has", () => {
    const clock = new ReadingClock(limits, 0);
    let now = 0;
    for (let done = 1; clock.deadline.at > now && done < 1_000_000; done += 1) {
      clock.onProgress(page(done, 2 ** 40), now);
      now += 9_000;
    }
    expect(now).toBeLessThan(5_000_000);
  });

  it("gives each page that is recognised a time of its own, once", () => {
    const clock = new ReadingClock(limits, 0);
    clock.onProgress(page(0, 20, true), 55_000);
    for (let done = 1; done <= 20; done += 1) clock.onProgress(page(done, 20, true), 55_000 + done * 9_000);
    expect(clock.deadline.at).toBe(55_000 + 20 * 9_000 + 10_000);
    clock.onProgress(page(20, 20, true), 240_000);
    expect(clock.deadline.at).toBe(245_000);
  });
});
