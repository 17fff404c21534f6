// What the gateway adds to a call: side by side on one simulated provider of this machine, one caller and 32 at once. Direct
// calls, the router in this process, the built gateway (with its ledger in memory, on disk, and on a disk in memory where there
// is one), and others: HEADNOTE_PORTKEY names the folder of an installed `@portkey-ai/gateway` (1.15.2 streams only where
// `@hono/node-server` is 1.14), HEADNOTE_PEERS a folder whose node_modules has `ai`, `ai-fallback` and
// `@ai-sdk/openai-compatible`. HEADNOTE_ROUNDS (4) is how often each is measured. All on 127.0.0.1. Build first.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { completeChat, planChat } from "../../electron/usecases/complete-chat.ts";
import { compose } from "../../electron/usecases/compose.ts";
import { startGatewayProcess } from "../gateway/gateway-process.ts";

const rounds = Number(process.env["HEADNOTE_ROUNDS"] ?? 4);
const perRound = { one: 250, many: 800 };
const crowd = 32;
const messages = [{ role: "user" as const, content: "Which law governs, and what is the term?" }];

type Call = () => Promise<void>;
interface Way {
  readonly name: string;
  readonly call: Call;
  /** What its time is compared with. */
  readonly direct: string;
}
const closing: (() => Promise<unknown>)[] = [];

const agent = new Agent({ keepAlive: true, maxSockets: crowd });
closing.push(() => Promise.resolve(agent.destroy()));

/** One chat completion, read to its end. */
function caller(base: string, stream: boolean, headers: Readonly<Record<string, string>>, model: string): Call {
  const url = new URL(`${base}/chat/completions`);
  const body = JSON.stringify({ model, messages, stream });
  const options = {
    agent,
    method: "POST",
    headers: {
      accept: "*/*",
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      ...headers,
    },
  };
  return () =>
    new Promise((resolve, reject) => {
      const sent = request(url, options, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("error", reject);
        response.on("end", () => {
          if (response.statusCode === 200 && text.includes("word number 60")) resolve();
          else reject(new Error(`${base}: ${response.statusCode ?? 0} ${text.slice(0, 300)}`));
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
}

async function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding("utf8").once("data", (line: string) => resolve(line.trim()));
    child.once("exit", (status) => reject(new Error(`It ended with ${status}.`)));
  });
}

async function startUpstream(): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "upstream.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  closing.push(() => end(child));
  return firstLine(child);
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

async function startPortkey(folder: string): Promise<string> {
  const port = await freePort();
  // It would listen to the whole network: this keeps it to the machine.
  const loopback =
    'import net from "node:net"; const listen = net.Server.prototype.listen; net.Server.prototype.listen = function (where, ...rest) {' +
    ' const options = typeof where === "object" ? { ...where, host: "127.0.0.1" } : { port: where, host: "127.0.0.1" };' +
    ' const done = rest.findLast((one) => typeof one === "function"); return listen.call(this, options, done); };';
  const child = spawn(
    process.execPath,
    [
      "--import",
      `data:text/javascript,${encodeURIComponent(loopback)}`,
      join(folder, "build/start-server.js"),
      "--headless",
      `--port=${port}`,
    ],
    { stdio: "ignore", env: { PATH: process.env["PATH"] } },
  );
  closing.push(() => end(child));
  const base = `http://127.0.0.1:${port}`;
  const began = performance.now();
  for (;;) {
    if (
      await fetch(base).then(
        () => true,
        () => false,
      )
    )
      return `${base}/v1`;
    if (performance.now() - began > 15_000) throw new Error("Portkey's gateway did not start.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function routerInProcess(configuration: object): Call {
  const folder = mkdtempSync(join(tmpdir(), "headnote-bench-"));
  const path = join(folder, "firm.json");
  writeFileSync(path, JSON.stringify(configuration));
  const env = { HEADNOTE_PROFILE: join(folder, "profile"), HEADNOTE_KEY_PRIMARY: "k" };
  const headnote = compose({ edition: "process", env, readingEntry: "", configurationPath: path });
  closing.push(async () => {
    await headnote.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { signal } = new AbortController();
  return async () => {
    const chat = { model: "pair", messages, maxOutputTokens: null, sampling: {}, schema: null, matter: null };
    await completeChat(headnote.house, planChat(headnote.house, chat), { signal });
  };
}

/** Another library in this process: a model with a fallback behind it, streamed. */
async function aiSdk(peers: string, upstream: string): Promise<Call> {
  const load = createRequire(join(peers, "package.json"));
  const importPeer = async <T>(name: string) => (await import(pathToFileURL(load.resolve(name)).href)) as T;
  const { streamText } = await importPeer<{
    streamText: (options: object) => { readonly textStream: AsyncIterable<string> };
  }>("ai");
  const { createFallback } = await importPeer<{ createFallback: (options: object) => object }>("ai-fallback");
  const { createOpenAICompatible } = await importPeer<{
    createOpenAICompatible: (options: object) => (model: string) => object;
  }>("@ai-sdk/openai-compatible");
  const provider = createOpenAICompatible({ name: "primary", baseURL: upstream, apiKey: "k", includeUsage: true });
  const model = createFallback({ models: [provider("alpha"), provider("beta")] });
  return async () => {
    let text = "";
    for await (const part of streamText({ model, messages, maxRetries: 0 }).textStream) text += part;
    if (!text.includes("word number 60")) throw new Error("The AI SDK gave no whole answer.");
  };
}

/** Milliseconds of each call, and of all of them together. */
async function measure(call: Call, count: number, width: number): Promise<{ each: number[]; all: number }> {
  const each: number[] = [];
  let left = count;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (left > 0) {
        left -= 1;
        const start = performance.now();
        await call();
        each.push(performance.now() - start);
      }
    }),
  );
  return { each, all: performance.now() - began };
}

const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;

const upstream = await startUpstream();
const configuration = {
  providers: { primary: { baseURL: upstream } },
  routes: { pair: { strategy: "ordered", candidates: ["primary/alpha"] } },
};
const keys = { primary: "k" };
const inMemory = await startGatewayProcess({ configuration, keys });
closing.push(() => inMemory.close());
const onDisk = await startGatewayProcess({
  configuration,
  keys,
  env: { HEADNOTE_PASSPHRASE: "a passphrase for the bench" },
});
closing.push(() => onDisk.close());
const portkeyFolder = process.env["HEADNOTE_PORTKEY"];
const portkey = portkeyFolder === undefined ? null : await startPortkey(portkeyFolder);
if (portkey === null) console.log("Without Portkey's gateway: HEADNOTE_PORTKEY names no folder.");

const peers = process.env["HEADNOTE_PEERS"];
if (peers === undefined) console.log("Without the AI SDK: HEADNOTE_PEERS names no folder.");
const memoryDisk = "/dev/shm";
const onMemoryDisk = existsSync(memoryDisk)
  ? await startGatewayProcess({
      configuration,
      keys,
      env: {
        HEADNOTE_PASSPHRASE: "a passphrase for the bench",
        HEADNOTE_PROFILE: mkdtempSync(join(memoryDisk, "headnote-bench-")),
      },
    })
  : null;
if (onMemoryDisk !== null) closing.push(() => onMemoryDisk.close());

const ways: Way[] = [];
for (const stream of [false, true]) {
  const how = stream ? "streamed" : "in one piece";
  const direct = `direct, ${how}`;
  ways.push({ name: direct, direct, call: caller(upstream, stream, { authorization: "Bearer k" }, "alpha") });
  for (const [name, gateway] of [
    ["gateway", inMemory],
    ["gateway, ledger on disk", onDisk],
    ["gateway, ledger on a memory disk", onMemoryDisk],
  ] as const) {
    if (gateway === null) continue;
    const headers = { authorization: `Bearer ${gateway.token}` };
    ways.push({ name: `${name}, ${how}`, direct, call: caller(gateway.url, stream, headers, "pair") });
  }
  if (portkey !== null) {
    const headers = { authorization: "Bearer k", "x-portkey-provider": "openai", "x-portkey-custom-host": upstream };
    const call = caller(portkey, stream, headers, "alpha");
    const fault = await call().then(
      () => null,
      (error: unknown) => String(error),
    );
    if (fault === null) ways.push({ name: `Portkey, ${how}`, direct, call });
    else console.log(`Without Portkey's gateway, ${how}: it answers ${fault}`);
  }
}
ways.push({ name: "router in process", direct: "direct, streamed", call: routerInProcess(configuration) });
if (peers !== undefined) {
  ways.push({ name: "AI SDK in process", direct: "direct, streamed", call: await aiSdk(peers, upstream) });
}

try {
  for (const { call } of ways) await measure(call, 300, 4);
  for (const [title, width, count] of [
    ["one caller", 1, perRound.one],
    [`${crowd} at once`, crowd, perRound.many],
  ] as const) {
    const times = new Map<string, { each: number[]; all: number }>(
      ways.map(({ name }) => [name, { each: [], all: 0 }]),
    );
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, call } of ways) {
        const kept = times.get(name);
        const { each, all } = await measure(call, count, width);
        if (kept !== undefined) times.set(name, { each: [...kept.each, ...each], all: kept.all + all });
      }
    }
    const of = (name: string) => times.get(name) ?? { each: [], all: 1 };
    console.log(`\n${title}, ${rounds * count} calls each`);
    console.log(
      `${"".padEnd(48)}${["p50 ms", "p99 ms", "added p50", "added p99", "calls/s"].map((head) => head.padStart(11)).join("")}`,
    );
    for (const { name, direct } of ways) {
      const own = of(name);
      const base = of(direct);
      const added = (share: number) => quantile(own.each, share) - quantile(base.each, share);
      const cells = [
        quantile(own.each, 0.5).toFixed(2),
        quantile(own.each, 0.99).toFixed(2),
        name === direct ? "" : added(0.5).toFixed(2),
        name === direct ? "" : added(0.99).toFixed(2),
        (own.each.length / (own.all / 1000)).toFixed(0),
      ];
      console.log(`${name.padEnd(48)}${cells.map((cell) => cell.padStart(11)).join("")}`);
    }
    if (portkey === null) continue;
    for (const how of ["in one piece", "streamed"].filter((one) => times.has(`Portkey, ${one}`))) {
      const addedBy = (name: string) =>
        quantile(of(`${name}, ${how}`).each, 0.5) - quantile(of(`direct, ${how}`).each, 0.5);
      const rate = (name: string) => of(`${name}, ${how}`).each.length / of(`${name}, ${how}`).all;
      console.log(
        `${how}: the gateway adds ${(addedBy("gateway") / addedBy("Portkey")).toFixed(2)} of what Portkey adds at p50, and answers ${(rate("gateway") / rate("Portkey")).toFixed(2)} times as many calls a second`,
      );
    }
  }
} finally {
  for (const close of closing.reverse()) await close();
}
