// Puts the sixteen faults of a public failover benchmark before the built gateway, in real time, with a healthy fallback
// behind: once as bare HTTP in one piece, once with OpenAI's own client as a stream, with its usual retries. Prints a table;
// exit status 1 where a bar is missed. Takes some four minutes. Build first.
import { setTimeout as wait } from "node:timers/promises";
import OpenAI, { APIError } from "openai";
import type { Behaviour } from "../simulators/behaviour.ts";
import { startSimulator, type Simulator } from "../simulators/simulator.ts";
import { startGatewayProcess, type GatewayProcess } from "../gateway/gateway-process.ts";

const sixty = (side: string) =>
  Array.from({ length: 60 }, (_, index) => `${side} ${String(index + 1).padStart(2, "0")} `.padStart(24, "_")).join("");
const texts = { alpha: sixty("primary"), beta: sixty("fallback") };
const always = 100_000;

interface Answer {
  readonly model: string | null;
  readonly text: string;
  readonly finish: string | null;
  readonly usage: number | null;
  readonly error: string | null;
  readonly ms: number;
}

interface Scene {
  readonly gateway: GatewayProcess;
  readonly primary: Simulator;
  readonly fallback: Simulator;
  /** When each request reached the primary, ms since the first. */
  readonly times: number[];
  ask(): Promise<Answer>;
}

interface Fault {
  readonly name: string;
  readonly behaviours: readonly Behaviour[];
  readonly refusesPrefill?: true;
  /** Names every bar that is missed. */
  readonly judge: (scene: Scene, answer: Answer) => Promise<string[]> | string[];
}

const whole = (answer: Answer, models: readonly ("alpha" | "beta")[] = ["beta"]): string[] => {
  const { model } = answer;
  if (model !== "alpha" && model !== "beta") return [`no answer: ${answer.error ?? "unknown"}`];
  return [
    models.includes(model) ? "" : `answered by ${model}`,
    answer.text === texts[model] ? "" : "not the whole text of one model",
    answer.finish === "stop" ? "" : `finish ${answer.finish}`,
    answer.usage === texts[model].length / 4 ? "" : `usage ${answer.usage}`,
  ].filter(Boolean);
};
const within = (answer: Answer, ms: number) => (answer.ms <= ms ? [] : [`took ${Math.round(answer.ms)} ms`]);
const attempts = ({ times }: Scene, most: number) =>
  times.length <= most ? [] : [`${times.length} attempts at the primary`];
const gently = ({ times }: Scene) =>
  times.filter((time) => time <= 3_000).length > 4 || times.length > 6
    ? [`hammered: ${times.map(Math.round).join(", ")} ms`]
    : [];

const faults: readonly Fault[] = [
  {
    name: "429 with Retry-After: 2, once",
    behaviours: [{ kind: "rate-limited", retryAfter: 2 }],
    judge: ({ times }, answer) => [
      ...whole(answer, ["alpha", "beta"]),
      ...(times.slice(1).some((time) => time < 1_800) ? ["asked again too early"] : []),
    ],
  },
  {
    name: "429 that stays",
    behaviours: [{ kind: "rate-limited", retryAfter: null, times: always }],
    judge: (scene, answer) => [...whole(answer), ...gently(scene)],
  },
  {
    name: "500 once",
    behaviours: [{ kind: "server-error" }],
    judge: (scene, answer) => [
      ...whole(answer, ["alpha"]),
      ...(scene.times.length === 2 && scene.fallback.requests.length === 0
        ? []
        : ["not tried again where it came from"]),
    ],
  },
  {
    name: "503 that stays",
    behaviours: [{ kind: "unavailable", times: always }],
    judge: (scene, answer) => [...whole(answer), ...attempts(scene, 6)],
  },
  {
    name: "TCP reset before headers",
    behaviours: [{ kind: "reset", times: always }],
    judge: (scene, answer) => [...whole(answer), ...attempts(scene, 6)],
  },
  {
    name: "no response at all",
    behaviours: [{ kind: "silence", times: always }],
    judge: (scene, answer) => [...whole(answer), ...attempts(scene, 1), ...within(answer, 45_000)],
  },
  {
    name: "first token after 20 s",
    behaviours: [{ kind: "answer", text: texts.alpha, firstTokenMs: 20_000, times: always }],
    judge: (_scene, answer) => [...whole(answer, ["alpha", "beta"]), ...within(answer, 15_000)],
  },
  {
    name: "cut after 40 of 60 tokens",
    behaviours: [{ kind: "cut", after: 40, times: always }],
    judge: (scene, answer) => [...whole(answer), ...attempts(scene, 6)],
  },
  {
    name: "stall, socket open",
    behaviours: [{ kind: "stall", after: 40, times: always }],
    judge: (_scene, answer) => [...whole(answer), ...within(answer, 45_000)],
  },
  {
    name: "one malformed event",
    behaviours: [{ kind: "malformed-event", after: 40, times: always }],
    judge: (_scene, answer) => whole(answer),
  },
  {
    name: "no [DONE]",
    behaviours: [{ kind: "no-done", times: always }],
    judge: (scene, answer) => [...whole(answer, ["alpha"]), ...attempts(scene, 1), ...within(answer, 2_000)],
  },
  {
    name: "context too long",
    behaviours: [{ kind: "context-too-long", times: always }],
    judge: (scene, answer) => [...whole(answer), ...attempts(scene, 1)],
  },
  {
    name: "content filter",
    behaviours: [{ kind: "content-filter", times: always }],
    judge: (scene, answer) => [
      ...attempts(scene, 1),
      ...(answer.error?.includes("rejected as a result of our safety system") === true
        ? []
        : ["the reason is not told"]),
    ],
  },
  {
    name: "cut, fallback refuses prefill",
    behaviours: [{ kind: "cut", after: 40, times: always }],
    refusesPrefill: true,
    judge: (_scene, answer) => whole(answer),
  },
  { name: "down for a minute, then back", behaviours: [{ kind: "unavailable", times: always }], judge: outage },
  {
    name: "accounting",
    behaviours: [{ kind: "cut", after: 40, times: always }],
    judge: (scene, answer) => [
      ...whole(answer),
      ...(scene.fallback.requests.length === 1 ? [] : ["the fallback was asked more than once"]),
    ],
  },
];

/** Every answer whole for a minute without hammering, then back on the primary within 30 s. */
async function outage(scene: Scene, first: Answer): Promise<string[]> {
  const missed = whole(first);
  const began = performance.now();
  while (performance.now() - began < 60_000) {
    await wait(2_000);
    missed.push(...whole(await scene.ask()));
  }
  const asked = scene.times.length;
  if (asked > 15) missed.push(`${asked} attempts at a primary that is down`);
  scene.primary.reset();
  const back = performance.now();
  for (;;) {
    const answer = await scene.ask();
    missed.push(...whole(answer, ["alpha", "beta"]));
    if (answer.model === "alpha") break;
    if (performance.now() - back > 30_000) return [...missed, "not back on the primary after 30 s"];
    await wait(1_000);
  }
  console.error(`  down: ${asked} attempts in 60 s; back after ${((performance.now() - back) / 1000).toFixed(1)} s`);
  return missed;
}

type Client = (gateway: GatewayProcess) => Promise<Omit<Answer, "ms">>;
const messages = [{ role: "user" as const, content: "Which law governs, and what is the term?" }];

const bareHttp: Client = async ({ url, token }) => {
  const response = await fetch(`${url}/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "pair", messages }),
  });
  const body = (await response.json()) as {
    model?: string;
    choices?: { message: { content: string }; finish_reason: string }[];
    usage?: { completion_tokens: number };
    error?: { message: string };
  };
  return {
    model: body.model ?? null,
    text: body.choices?.[0]?.message.content ?? "",
    finish: body.choices?.[0]?.finish_reason ?? null,
    usage: body.usage?.completion_tokens ?? null,
    error: body.error?.message ?? null,
  };
};

const openAIClient: Client = async ({ url, token }) => {
  const client = new OpenAI({ baseURL: url, apiKey: token });
  const heard = { model: null as string | null, text: "", finish: null as string | null, usage: null as number | null };
  try {
    const stream = await client.chat.completions.create({
      model: "pair",
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    for await (const chunk of stream) {
      heard.model = chunk.model;
      heard.text += chunk.choices[0]?.delta.content ?? "";
      heard.finish = chunk.choices[0]?.finish_reason ?? heard.finish;
      heard.usage = chunk.usage?.completion_tokens ?? heard.usage;
    }
    return { ...heard, error: null };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    return { ...heard, error: error.message };
  }
};

async function play(fault: Fault, client: Client): Promise<{ row: string; passed: boolean }> {
  const [primary, fallback] = await Promise.all([
    startSimulator({ dialect: "openai", usual: { kind: "answer", text: texts.alpha } }),
    startSimulator({
      dialect: "openai",
      usual: { kind: "answer", text: texts.beta },
      refusesPrefill: fault.refusesPrefill === true,
    }),
  ]);
  primary.script("*", fault.behaviours);
  const gateway = await startGatewayProcess({
    configuration: {
      providers: { primary: { baseURL: primary.url }, fallback: { baseURL: fallback.url } },
      routes: { pair: { strategy: "ordered", candidates: ["primary/alpha", "fallback/beta"] } },
    },
    keys: { primary: "one", fallback: "two" },
  });
  const times: number[] = [];
  const watch = async () => {
    for (let number = 1; ; number += 1) {
      await primary.request(number);
      times.push(performance.now());
    }
  };
  void watch();
  const scene: Scene = {
    gateway,
    primary,
    fallback,
    get times() {
      return times.map((time) => time - (times[0] ?? 0));
    },
    async ask() {
      const began = performance.now();
      const answer = await client(gateway);
      return { ...answer, ms: performance.now() - began };
    },
  };
  const answer = await scene.ask();
  const asked = scene.times.length;
  const missed = await fault.judge(scene, answer);
  await gateway.close();
  await Promise.all([primary.close(), fallback.close()]);
  const row = [
    fault.name.padEnd(30),
    (missed.length === 0 ? "pass" : "FAIL").padEnd(5),
    `${(answer.ms / 1000).toFixed(2)} s`.padStart(9),
    String(asked).padStart(8),
    `  ${answer.error === null ? `answered by ${answer.model ?? "nobody"}` : "the reason is told"}`,
    missed.length === 0 ? "" : `  (${[...new Set(missed)].join("; ")})`,
  ].join("");
  return { row, passed: missed.length === 0 };
}

const clients: readonly [string, Client][] = [
  ["bare HTTP, in one piece", bareHttp],
  ["OpenAI's client, streamed", openAIClient],
];
let failed = 0;
for (const [name, client] of clients) {
  const results: { row: string; passed: boolean }[] = [];
  const queue = [...faults.entries()].toSorted(
    ([, one], [, other]) => Number(other.judge === outage) - Number(one.judge === outage),
  );
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      results[next[0]] = await play(next[1], client);
  };
  // Most of the time is waiting: three at once do not disturb each other.
  await Promise.all([lane(), lane(), lane()]);
  console.log(`\n${name}\n${"fault".padEnd(30)}${"".padEnd(5)}${"first".padStart(9)}${"attempts".padStart(10)}`);
  results.forEach(({ row }, index) => console.log(`${String(index + 1).padStart(2)}  ${row}`));
  const passed = results.filter((result) => result.passed).length;
  console.log(`${passed} of ${faults.length}`);
  failed += faults.length - passed;
}
process.exitCode = failed === 0 ? 0 : 1;
