import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../cli/run-headnote.ts";
import { addBatch, marks, type Firm } from "./batch-firm.ts";

/** Another process goes on with the batches until it is done, or dead. */
export function work(
  firm: Firm,
  crashAt = 0,
  when: "before" | "after" | "sent" = "before",
  /** Which writes are counted: those of submissions only, or, too, all others; for both, long waits are over at once. */
  what: "all" | "submissions" | "waiting" = "all",
): Promise<NodeJS.Signals | number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(root, "test/usecases/fixtures/batch-process.ts"), String(crashAt), when, what],
      {
        env: { PATH: process.env["PATH"] ?? "", HOME: "/nonexistent", ...firm.env },
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
    child.on("error", reject);
    child.on("close", (status, signal) => resolve(signal ?? status));
  });
}

/** A batch of three in the library, made by a process that is gone before anything was done. */
export async function batchOfThree(
  firm: Firm,
  more: { readonly later?: boolean } = {},
): Promise<{ id: string; names: readonly string[] }> {
  const names = marks.slice(0, 3);
  const headnote = firm.open();
  const id = addBatch(headnote, names, { paused: true, ...more });
  await headnote.close();
  const after = firm.open();
  after.house.library().batches.change(id, { control: "go" });
  await after.close();
  return { id, names };
}
