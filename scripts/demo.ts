// The browser edition on a temporary profile whose providers are simulated on this machine. Nothing is sent anywhere.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDemoProviders } from "../test/simulators/demo.ts";

const profile = await mkdtemp(join(tmpdir(), "headnote-demo-"));
const providers = await startDemoProviders();
await writeFile(join(profile, "routes.json"), JSON.stringify(providers.configuration, null, 2));
const keys = Object.entries(providers.keys).map(([provider, key]) => [
  `HEADNOTE_KEY_${provider.toUpperCase().replaceAll("-", "_")}`,
  key,
]);

const program = join(import.meta.dirname, "../bin/headnote.js");
const served = spawn(process.execPath, [program, "serve", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, ...Object.fromEntries(keys), HEADNOTE_PROFILE: profile, HEADNOTE_PASSPHRASE: "demonstration" },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => served.kill(signal));
process.exitCode = await new Promise<number>((resolve) => {
  served.on("exit", (code) => resolve(code ?? 0));
});
await providers.close();
await rm(profile, { recursive: true, force: true });
