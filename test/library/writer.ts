/**
 * Another process at work in the same library: keeps a contract, a run, its attempt and a summary, over and over, and says
 * the number of each on stdout only when all of it was saved.
 *
 * Arguments: the library's file, a name for what it writes, and how many to write. The key comes on stdin.
 */
import { readFileSync, writeSync } from "node:fs";
import { openLibrary } from "../../electron/library/open.ts";
import { attemptOf, contractOf, pendingAttempt, runOf, summaryOf } from "./specimens.ts";

const [path = "", name = "", count = "0"] = process.argv.slice(2);
const library = openLibrary({ path, key: Buffer.from(readFileSync(0, "utf8"), "hex"), clock: () => 0 });
for (let index = 0; index < Number(count); index += 1) {
  const id = `${name}-${index}`;
  const run = runOf(`run-${id}`);
  library.saveContract(
    contractOf(id, `Contract ${id} under the law of Ruritania. `.repeat(50)),
    Buffer.alloc(20_000, index),
  );
  library.openRun(run);
  library.begin(run.id, pendingAttempt("a"));
  library.end(run.id, attemptOf("a"));
  library.saveSummary({
    id,
    createdAt: "2026-11-03T10:00:00.000Z",
    matter: null,
    sha256: id,
    summary: summaryOf(`Statement of ${id}.`),
    run: { ...run, attempts: [attemptOf("a")] },
  });
  writeSync(1, `${id}\n`);
}
library.close();
