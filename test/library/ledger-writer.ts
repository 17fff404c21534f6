/**
 * Another process with many runs under way: says on stdout when an attempt may be sent, and when it has ended, until it is
 * killed. Argument: the library's file. The key comes on stdin.
 */
import { readFileSync, writeSync } from "node:fs";
import { openLibrary } from "../../electron/library/open.ts";
import { attemptOf, pendingAttempt, runOf } from "./specimens.ts";

const [path = ""] = process.argv.slice(2);
const { ledger } = openLibrary({ path, key: Buffer.from(readFileSync(0, "utf8"), "hex"), clock: () => 0 });
let next = 0;
await Promise.all(
  Array.from({ length: 8 }, async () => {
    for (;;) {
      const id = String(next++);
      ledger.openRun(runOf(`run-${id}`, []));
      await ledger.begin(`run-${id}`, pendingAttempt("a", { mayCostUsd: 0.5 }));
      writeSync(1, `begun ${id}\n`);
      await new Promise((resolve) => setImmediate(resolve));
      writeSync(1, `ended ${id}\n`);
      ledger.end(`run-${id}`, attemptOf("a"));
      ledger.closeRun(runOf(`run-${id}`, [attemptOf("a")]));
    }
  }),
);
