import { utilityProcess } from "electron";
import type { ComposeOptions } from "../usecases/compose.ts";

type ReadingProcess = ReturnType<NonNullable<ComposeOptions["fork"]>>;

/** What Node and the system's libraries need; keys that came by the environment are not handed on. */
const PASSED_ON = ["PATH", "SystemRoot", "windir", "TEMP", "TMP", "TMPDIR", "TZ", "LANG"];

function environment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of PASSED_ON) {
    const value = env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/**
 * A reading process under Electron. What its parsers print goes nowhere, as it may quote the contract.
 *
 * @param entry path of `reading-process` as built
 */
export function forkReadingProcess(entry: string): ReadingProcess {
  const child = utilityProcess.fork(entry, [], {
    serviceName: "Headnote reading",
    stdio: "ignore",
    env: environment(process.env),
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
