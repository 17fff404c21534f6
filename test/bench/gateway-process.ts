import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface GatewayProcess {
  /** As a client takes it. */
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

const program = join(import.meta.dirname, "../../bin/headnote.js");

/** Starts the built `headnote serve --gateway` on a profile of its own. `keys` by provider; `env` adds to its environment. */
export async function startGatewayProcess(options: {
  readonly configuration: object;
  readonly keys: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<GatewayProcess> {
  const folder = mkdtempSync(join(tmpdir(), "headnote-gateway-"));
  const config = join(folder, "firm.json");
  const token = "a-token-of-the-bench";
  writeFileSync(config, JSON.stringify(options.configuration));
  const keys = Object.entries(options.keys).map(([provider, key]) => [`HEADNOTE_KEY_${provider.toUpperCase()}`, key]);
  const child = spawn(process.execPath, [program, "serve", "--gateway", "--config", config, "--port", "0"], {
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      HEADNOTE_PROFILE: join(folder, "profile"),
      HEADNOTE_GATEWAY_TOKEN: token,
      ...Object.fromEntries(keys),
      ...options.env,
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").once("data", (line: string) => resolve(line.trim()));
    child.once("exit", (status) => reject(new Error(`The gateway ended with ${status}.`)));
  });
  return {
    url,
    token,
    async close() {
      child.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
