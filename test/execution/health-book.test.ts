import { describe, expect, it } from "vitest";
import type { HealthRecord } from "../../shared/domain/health.ts";
import { createHealthBook, type HealthStore } from "../../electron/execution/health-book.ts";
import { sampleFloor } from "../../electron/routing/health.ts";
import { FakeClock } from "./fixtures.ts";

const a = "alpha/one";
const answer = { failed: false, firstTokenMs: 500, tokensPerSecond: 40 };

function memory(): HealthStore & { readonly records: Map<string, HealthRecord>; saves: number } {
  const records = new Map<string, HealthRecord>();
  return {
    records,
    saves: 0,
    load: () => [...records.values()],
    save(changed) {
      this.saves += 1;
      for (const record of changed) records.set(record.deployment, record);
    },
  };
}

describe("the health book", () => {
  it("remembers over a restart", () => {
    const clock = new FakeClock();
    const store = memory();
    const book = createHealthBook({ clock, store });
    for (let calls = 0; calls < 10; calls += 1) book.add(a, answer);
    book.flush();
    expect(createHealthBook({ clock, store }).view(a)).toEqual(book.view(a));
    expect(createHealthBook({ clock, store }).view("beta/two")).toBeNull();
  });

  it("does not write for every call", () => {
    const clock = new FakeClock();
    const store = memory();
    const book = createHealthBook({ clock, store });
    for (let calls = 0; calls < 100; calls += 1) {
      book.add(a, answer);
      clock.pass(1000);
    }
    expect(store.saves).toBe(10);
    book.flush();
    book.flush();
    expect(store.saves).toBe(11);
  });

  it("goes on without what it kept when that cannot be read or written", () => {
    const clock = new FakeClock();
    const broken: HealthStore = {
      load: () => {
        throw new Error("SQLITE_IOERR");
      },
      save: () => {
        throw new Error("SQLITE_IOERR");
      },
    };
    const book = createHealthBook({ clock, store: broken });
    book.add(a, answer);
    book.flush();
    expect(book.view(a)?.samples).toBe(1);
  });

  it("gives the first place of a route to nobody who is only tried out", () => {
    const book = createHealthBook({ clock: new FakeClock() });
    book.led("standard", a);
    expect(book.incumbent("standard")).toBeNull();
    for (let calls = 0; calls < 2 * sampleFloor; calls += 1) book.add(a, answer);
    book.led("standard", a);
    expect(book.incumbent("standard")).toBe(a);
    expect(book.incumbent("complex")).toBeNull();
  });
});
