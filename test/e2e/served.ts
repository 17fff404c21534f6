import { spawn } from "node:child_process";
import { program, root } from "../cli/run-headnote.ts";

export interface Served {
  /** With the token that opens it once. */
  readonly url: string;
  readonly origin: string;
  /** Everything it said on stderr so far. */
  said(): string;
  /** Ends it as Ctrl-C does; resolves with the exit status. */
  stop(): Promise<number | null>;
}

/** The built `headnote serve`, in a process of its own. */
export function serveHeadnote(env: Readonly<Record<string, string>>): Promise<Served> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, "serve", "--no-open"], {
      cwd: root,
      env: { PATH: process.env["PATH"] ?? "", HOME: "/nonexistent", ...env },
    });
    let said = "";
    let address = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.on("error", reject);
    const ended = new Promise<number | null>((done) => {
      child.on("close", (status) => {
        reject(new Error(`headnote serve ended with ${String(status)}: ${said}`));
        done(status);
      });
    });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      address += text;
      const url = /http:\S+(?=\n)/.exec(address)?.[0];
      if (url === undefined) return;
      resolve({
        url,
        origin: new URL(url).origin,
        said: () => said,
        stop: () => {
          child.kill("SIGINT");
          return ended;
        },
      });
    });
  });
}
