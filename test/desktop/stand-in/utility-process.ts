import { fork as forkNode, type ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import { fileURLToPath } from "node:url";

const shim = fileURLToPath(new URL("parent-port.ts", import.meta.url));

interface ForkOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly stdio?: "ignore" | "inherit" | "pipe";
  readonly serviceName?: string;
}

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  #running = false;

  constructor(entry: string, args: readonly string[], options: ForkOptions) {
    super();
    const { stdio = "inherit", env = process.env } = options;
    this.#child = forkNode(entry, args, {
      env,
      serialization: "advanced",
      stdio: ["ignore", stdio, stdio, "ipc"],
      execArgv: ["--import", shim],
    });
    this.#child.once("spawn", () => {
      this.#running = true;
      this.emit("spawn");
    });
    this.#child.on("message", (message) => this.emit("message", message));
    this.#child.once("exit", (code) => {
      this.#running = false;
      this.emit("exit", code ?? 1);
    });
  }

  /** As Electron has it: known while the process runs, not before and not after. */
  get pid(): number | undefined {
    return this.#running ? this.#child.pid : undefined;
  }

  postMessage(message: object): void {
    this.#child.send(message);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork: (entry: string, args: readonly string[] = [], options: ForkOptions = {}) =>
    new UtilityProcess(entry, args, options),
};
