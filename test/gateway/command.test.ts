import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { runHeadnote, temporaryFolder } from "../cli/run-headnote.ts";
import { startSimulator, type Simulator } from "../simulators/simulator.ts";
import { startGatewayProcess, type GatewayProcess } from "./gateway-process.ts";

const open: (Simulator | GatewayProcess)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function ask(url: string, token: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${url}/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ model: "pair", messages: [{ role: "user", content: "Which law governs?" }] }),
  });
  return { status: response.status, text: await response.text() };
}

async function simulated(): Promise<{ simulator: Simulator; configuration: object }> {
  const simulator = await startSimulator({ dialect: "openai", key: "key-one" });
  open.push(simulator);
  const configuration = {
    providers: { primary: { baseURL: simulator.url } },
    routes: { pair: { strategy: "ordered", candidates: ["primary/alpha"] } },
  };
  return { simulator, configuration };
}

describe("headnote serve --gateway --config", () => {
  it("prints one line, its URL, when it is ready; answers with the routes of the file; and ends when told to", async () => {
    const { configuration } = await simulated();
    const gateway = await startGatewayProcess({ configuration, keys: { primary: "key-one" } });
    open.push(gateway);
    expect(gateway.said().stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\n$/);
    expect(await ask(gateway.url, gateway.token)).toMatchObject({ status: 200 });
    expect((await ask(gateway.url, "another")).status).toBe(401);
    const { stdout, stderr } = gateway.said();
    expect(stdout.split("\n")).toHaveLength(2);
    expect(stdout + stderr).not.toContain(gateway.token);
    expect(stdout + stderr).not.toContain("key-one");
    expect(await gateway.close()).toBe(0);
    open.pop();
  });

  it("makes a token where none is given, and says it once, on stderr", async () => {
    const { configuration } = await simulated();
    const env = { HEADNOTE_GATEWAY_TOKEN: "" };
    const gateway = await startGatewayProcess({ configuration, keys: { primary: "key-one" }, env });
    open.push(gateway);
    const token = /token.*: ([\w-]{43})\n/.exec(gateway.said().stderr)?.[1] ?? "";
    expect((await ask(gateway.url, token)).status).toBe(200);
    expect((await ask(gateway.url, "")).status).toBe(401);
    expect(gateway.said().stderr.split(token)).toHaveLength(2);
    expect(gateway.said().stdout).not.toContain(token);
  });

  it("does not begin with a library that cannot be opened, in which no attempt could be written down", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "firm.json");
    writeFileSync(file, "{}");
    const env = { HEADNOTE_PROFILE: join(folder, "profile"), HEADNOTE_PASSPHRASE: "the right one" };
    expect((await runHeadnote(["library", "list"], { env })).status).toBe(0);
    const ran = await runHeadnote(["serve", "--gateway", "--config", file], {
      env: { ...env, HEADNOTE_PASSPHRASE: "another one" },
    });
    expect([ran.status, ran.stdout]).toEqual([1, ""]);
    expect(ran.stderr).toMatch(/passphrase/i);
  });

  it.each([
    ["a wrong strategy", { routes: { pair: { strategy: "quickest", candidates: [] } } }, "routes.pair.strategy"],
    [
      "a candidate of nobody",
      { routes: { pair: { strategy: "ordered", candidates: ["who/x"] } } },
      "routes.pair.candidates[0]",
    ],
    ["a key of nobody", { provider: {} }, "provider"],
  ])("refuses a file with %s: one sentence, with its path, exit 1", async (_what, content, path) => {
    const folder = temporaryFolder();
    const file = join(folder, "firm.json");
    writeFileSync(file, JSON.stringify(content));
    const ran = await runHeadnote(["serve", "--gateway", "--config", file], {
      env: { HEADNOTE_PROFILE: join(folder, "profile") },
    });
    expect([ran.status, ran.stdout]).toEqual([1, ""]);
    expect(ran.stderr.trim().split("\n")).toHaveLength(1);
    expect(ran.stderr).toContain(file);
    expect(ran.stderr).toContain(path);
  });

  it.each([
    ["a file that is not there", ["--gateway", "--config", "/nonexistent/firm.json"], 1, "/nonexistent/firm.json"],
    ["a file without --gateway", ["--config", "firm.json"], 2, "--gateway"],
    ["a port that is none", ["--gateway", "--port", "many"], 2, "--port"],
  ])("refuses %s", async (_what, args, status, said) => {
    const ran = await runHeadnote(["serve", ...args], {
      env: { HEADNOTE_PROFILE: join(temporaryFolder(), "profile") },
    });
    expect([ran.status, ran.stdout]).toEqual([status, ""]);
    expect(ran.stderr).toContain(said);
  });
});

describe("the browser edition", () => {
  it.each([
    ["answers other tools where it was given a token", { HEADNOTE_GATEWAY_TOKEN: "a-token" }, "a-token", 404],
    ["is no gateway without one", { HEADNOTE_GATEWAY_TOKEN: "" }, "", 401],
  ])("%s", async (_what, env, token, status) => {
    const page = await startGatewayProcess({ configuration: {}, keys: {}, env, args: ["--no-open"] });
    open.push(page);
    const answer = await ask(`${new URL(page.url).origin}/v1`, token);
    expect(answer.status).toBe(status);
    // The profile has no such route: that it says so in the dialect shows who answers.
    expect(answer.text.includes("model_not_found")).toBe(token !== "");
  });
});
