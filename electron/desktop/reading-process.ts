import { utilityProcess } from "electron";
import { readingEnvironment, readingHeap, type ComposeOptions } from "../usecases/compose.ts";

type ReadingProcess = ReturnType<NonNullable<ComposeOptions["fork"]>>;

/**
 * A reading process under Electron. What its parsers print goes nowhere, as it may quote the contract.
 *
 * @param entry path of `reading-process` as built
 * @param memoryBytes that it may have
 */
export function forkReadingProcess(entry: string, memoryBytes: number): ReadingProcess {
  const child = utilityProcess.fork(entry, [], {
    serviceName: "Headnote reading",
    stdio: "ignore",
    env: readingEnvironment(process.env),
    execArgv: readingHeap(memoryBytes),
  });
  return {
    /** Known from the moment the process runs. */
    get pid() {
      return child.pid;
    },
    post: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on("message", listener);
    },
    onExit: (listener) => {
      child.once("exit", (code) => listener(code));
    },
    kill: () => {
      const { pid } = child;
      // Electron asks kindly, which a parser in a loop would not hear.
      if (pid === undefined || !end(pid)) child.kill();
    },
  };
}

function end(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}
