import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { reloadAfterCrash } from "../../electron/desktop/crash.ts";

function watched() {
  const done: string[] = [];
  const page = Object.assign(new EventEmitter(), { reload: () => done.push("reload") });
  let time = 0;
  reloadAfterCrash(
    page,
    () => time,
    () => done.push("give up"),
  );
  return {
    done,
    crash: (at: number, reason = "crashed") => {
      time = at;
      page.emit("render-process-gone", {}, { reason, exitCode: 1 });
    },
  };
}

describe("a page whose process is lost", () => {
  it.each(["crashed", "oom", "killed", "abnormal-exit", "launch-failed", "integrity-failure"])(
    "is loaded again: %s",
    (reason) => {
      const { done, crash } = watched();
      crash(0, reason);
      expect(done).toEqual(["reload"]);
    },
  );

  it("is left alone when it ended by itself", () => {
    const { done, crash } = watched();
    crash(0, "clean-exit");
    expect(done).toEqual([]);
  });

  it("is given up when it is lost three times within a minute, and not when they lie apart", () => {
    const quick = watched();
    for (const at of [0, 1_000, 2_000]) quick.crash(at);
    expect(quick.done).toEqual(["reload", "reload", "give up"]);
    const slow = watched();
    for (const at of [0, 40_000, 80_000, 120_000]) slow.crash(at);
    expect(slow.done).toEqual(["reload", "reload", "reload", "reload"]);
  });
});
