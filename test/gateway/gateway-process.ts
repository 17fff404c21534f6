import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The built command, serving as a gateway. */
export interface GatewayProcess {
  /** As a client takes it. */
  readonly url: string;
  readonly token: string;
  /** Everything it said on stdout and stderr. */
  said(): { readonly stdout: string; readonly stderr: string };
  /** Its exit status. */
  close(): Promise<number | null>;
}

/** Another build can be named, so that one that is being worked on can be measured against one that is not. */
const program = process.env["HEADNOTE_PROGRAM"] ?? join(import.meta.dirname, "../../bin/headnote.js");

/** Starts the built `headnote serve --gateway` on a profile of its own. `keys` by provider; `env` adds to its environment. */
export async function startGatewayProcess(options: {
  readonly configuration: object;
  readonly keys: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}): Promise<GatewayProcess> {
  const folder = mkdtempSync(join(tmpdir(), "headnote-gateway-"));
  const config = join(folder, "firm.json");
  const token = "a-token-of-the-bench";
  writeFileSync(config, JSON.stringify(options.configuration));
  const keys = Object.entries(options.keys).map(([provider, key]) => [`HEADNOTE_KEY_${provider.toUpperCase()}`, key]);
  const child = spawn(process.execPath, [program, "serve", ...(options.args ?? ["--gateway", "--config", config])], {
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      HEADNOTE_PROFILE: join(folder, "profile"),
      HEADNOTE_GATEWAY_TOKEN: token,
      ...Object.fromEntries(keys),
      ...options.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", () => resolve(said.stdout.trim()));
    child.once("exit", (status) => reject(new Error(`The gateway ended with ${status}: ${said.stderr}`)));
  });
  return {
    url,
    token,
    said: () => ({ ...said }),
    async close() {
      child.kill("SIGINT");
      const status = await ended;
      rmSync(folder, { recursive: true, force: true });
      return status;
    },
  };
}
