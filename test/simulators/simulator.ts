import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { anthropicWire } from "./anthropic-wire.ts";
import { behave, send, type Ending, type Incoming } from "./behaving.ts";
import { anthropicBatches, Batching, openAIBatches, type SimulatedBatches } from "./batching.ts";
import { PromptCache } from "./prompt-cache.ts";
import { Script, type AnswerBehaviour, type Behaviour } from "./behaviour.ts";
import { openAIWire } from "./openai-wire.ts";
import { object, type RefusalKind, type Wire } from "./wire.ts";

export interface SimulatorOptions {
  readonly dialect: "openai" | "anthropic";
  /** 0, and so any free port, where absent. */
  readonly port?: number;
  /** The models it serves; any, where absent. */
  readonly models?: readonly string[];
  /** The key it takes; any, where absent. */
  readonly key?: string;
  /** Says nothing of limits in its headers; otherwise it says that it answers 500 calls, and no more for now. */
  readonly unlimited?: boolean;
  /** Refuses to go on from the beginning of an answer, as many models do. */
  readonly refusesPrefill?: boolean;
  /** Chooses among sentences where one is as good as another. */
  readonly seed?: number;
  /** What it does with a call that nothing is queued for. */
  readonly usual?: AnswerBehaviour;
  /** How it waits; a test hands in its own and decides when the wait is over. */
  readonly delay?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Epoch milliseconds, for Retry-After dates. */
  readonly now?: () => number;
}

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** Without the key. */
  readonly headers: Readonly<Record<string, string>>;
  /** Null where the simulator takes any key. */
  readonly keyRight: boolean | null;
  readonly keySent: boolean;
  readonly body: unknown;
  /** Settles when the call is over, one way or another. */
  readonly ended: Promise<Ending>;
}

export interface Simulator {
  /** Without `/v1`: Anthropic's clients add it. */
  readonly origin: string;
  /** What a configuration would name as `baseURL`. */
  readonly url: string;
  readonly port: number;
  readonly requests: readonly RecordedRequest[];
  /** How many connections were made to it. */
  connections(): number;
  /** The n-th request since the start or the last reset, counted from 1, as soon as it is there. */
  request(number: number): Promise<RecordedRequest>;
  /** What was handed over to be answered later. */
  readonly batches: SimulatedBatches;
  /** Queues behaviours for a model, or for any (`*`). */
  script(model: string, behaviours: readonly Behaviour[]): void;
  /** For how many calls something is still queued. */
  queued(): number;
  /** Forgets what is queued and what was recorded. */
  reset(): void;
  close(): Promise<void>;
}

/** A real server on 127.0.0.1 that speaks a provider's dialect and answers from the prompt it is sent. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const wire = options.dialect === "openai" ? openAIWire : anthropicWire;
  const script = new Script(options.usual ?? { kind: "answer" });
  const requests: RecordedRequest[] = [];
  const closing = new AbortController();
  const cache = new PromptCache();
  const awaited: { readonly number: number; readonly arrived: (request: RecordedRequest) => void }[] = [];
  const batching = new Batching(
    wire,
    options.dialect === "openai" ? openAIBatches : anthropicBatches,
    options.now ?? Date.now,
  );
  let served = 0;
  let connections = 0;

  const server = createServer((request, response) => {
    const ending = Promise.withResolvers<Ending>();
    const gone = new AbortController();
    const finish = (how: Ending) => {
      ending.resolve(how);
      gone.abort();
    };
    response.once("close", () => finish(closing.signal.aborted ? "simulator-closed" : "client-closed"));
    void readBody(request)
      .then((body) => {
        const recorded = record(request, body, wire, options.key ?? null, ending.promise);
        requests.push(recorded);
        for (const { number, arrived } of awaited) if (number === requests.length) arrived(recorded);
        return handle({ request, response, body, gone: gone.signal, finish: (how) => ending.resolve(how) });
      })
      // A client that left in the middle of its own request has nothing coming to it.
      .catch(() => response.destroy());
  });

  server.on("connection", () => {
    connections += 1;
  });

  async function handle(call: Incoming): Promise<void> {
    const { request, response, body } = call;
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const refuse = (kind: RefusalKind, model = "") => send(call, wire.refusal(kind, model));
    if (options.key !== undefined && wire.key(request.headers) !== options.key) return refuse("bad-key");
    if (request.method === "GET" && path === wire.modelsPath) {
      return send(call, { status: 200, body: wire.models(options.models ?? ["simulated-model"]) }, "answered");
    }
    if (batching.handle(call, origin)) return;
    if (request.method !== "POST" || path !== wire.answerPath) {
      return send(call, { status: 404, headers: { "content-type": "text/plain" }, body: "404 page not found" });
    }
    const asked = wire.parse(body);
    if (asked === null) return refuse("bad-request");
    if (options.models !== undefined && !options.models.includes(asked.model))
      return refuse("unknown-model", asked.model);
    if (options.refusesPrefill === true && endsWithAssistant(body)) return refuse("bad-request");
    if (options.unlimited !== true)
      response.setHeaders(new Map(Object.entries(wire.limits(Math.max(0, 499 - served)))));
    served += 1;
    await behave(script.next(asked.model), asked, call, { wire, options, served, cache });
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${String(port)}`;
  return {
    origin,
    url: options.dialect === "openai" ? `${origin}/v1` : origin,
    port,
    requests,
    batches: batching,
    connections: () => connections,
    request(number) {
      const there = requests[number - 1];
      if (there !== undefined) return Promise.resolve(there);
      return new Promise((arrived) => awaited.push({ number, arrived }));
    },
    script: (model, behaviours) => script.queue(model, behaviours),
    queued: () => script.left(),
    reset() {
      script.clear();
      requests.length = 0;
      awaited.length = 0;
    },
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function endsWithAssistant(body: unknown): boolean {
  const { messages } = object(body);
  return Array.isArray(messages) && object(messages.at(-1))["role"] === "assistant";
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = "";
  request.setEncoding("utf8");
  for await (const part of request) text += String(part);
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

function record(
  request: IncomingMessage,
  body: unknown,
  wire: Wire,
  key: string | null,
  ended: Promise<Ending>,
): RecordedRequest {
  const headers = Object.entries(request.headers).filter(([name]) => !wire.keyHeaders.includes(name));
  const sent = wire.key(request.headers);
  return {
    method: request.method ?? "",
    path: request.url ?? "",
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    keyRight: key === null ? null : sent === key,
    keySent: sent !== null,
    body,
    ended,
  };
}
