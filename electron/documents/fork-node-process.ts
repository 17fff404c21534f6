import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { defaultLimits } from "./reader.ts";
import type { ReadingProcess } from "./reader.ts";
import { readingEnvironment, readingHeap } from "./reading-surroundings.ts";

/**
 * A reading process under plain Node. It may read files (fonts and character maps of the PDF library), load the
 * canvas and start threads that recognise words, but not write files or start programs, and what its parsers print goes
 * nowhere, as it may quote the contract.
 *
 * @param memoryBytes that it may have
 * @param entry path or file URL of `reading-process`, as source or as built
 */
export function forkNodeProcess(entry: URL | string, memoryBytes = defaultLimits.memoryBytes): ReadingProcess {
  const path = entry instanceof URL || entry.startsWith("file:") ? fileURLToPath(entry) : entry;
  const child = fork(path, [], {
    serialization: "advanced",
    env: readingEnvironment(process.env),
    execArgv: [
      ...readingHeap(memoryBytes),
      "--permission",
      "--allow-fs-read=*",
      "--allow-addons",
      "--allow-worker",
      "--no-warnings",
    ],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  let ended = false;
  const onEnd: ((code: number | null) => void)[] = [];
  let exitCode: number | null = null;
  const end = (code: number | null): void => {
    if (ended) return;
    ended = true;
    exitCode = code;
    for (const listener of onEnd) listener(code);
  };
  child.on("exit", (code) => end(code));
  // Also raised where a message cannot be delivered or the program cannot be started; both mean that no answer comes.
  child.on("error", () => {
    child.kill("SIGKILL");
    end(null);
  });
  return {
    pid: child.pid,
    post: (message) => {
      if (child.connected) child.send(message as object);
    },
    onMessage: (listener) => child.on("message", listener),
    onExit: (listener) => {
      if (ended) listener(exitCode);
      else onEnd.push(listener);
    },
    kill: () => {
      child.kill("SIGKILL");
    },
  };
}
