import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { anthropicWire } from "./anthropic-wire.ts";
import { answerTo } from "./answering.ts";
import { Script, type AnswerBehaviour, type Behaviour } from "./behaviour.ts";
import { openAIWire } from "./openai-wire.ts";
import type { Asked, Finish, Meta, RefusalKind, Wire } from "./wire.ts";

export interface SimulatorOptions {
  readonly dialect: "openai" | "anthropic";
  /** 0, and so any free port, where absent. */
  readonly port?: number;
  /** The models it serves; any, where absent. */
  readonly models?: readonly string[];
  /** The key it takes; any, where absent. */
  readonly key?: string;
  /** Chooses among sentences where one is as good as another. */
  readonly seed?: number;
  /** What it does with a call that nothing is queued for. */
  readonly usual?: AnswerBehaviour;
  /** How it waits; a test hands in its own and decides when the wait is over. */
  readonly delay?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Epoch milliseconds, for Retry-After dates. */
  readonly now?: () => number;
}

/** How a call ended, as the server saw it. */
export type Ending = "answered" | "faulted" | "client-closed" | "simulator-closed";

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
  /** The n-th request since the start or the last reset, counted from 1, as soon as it is there. */
  request(number: number): Promise<RecordedRequest>;
  /** Queues behaviours for a model, or for any (`*`). */
  script(model: string, behaviours: readonly Behaviour[]): void;
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
  const awaited: { readonly number: number; readonly arrived: (request: RecordedRequest) => void }[] = [];
  let served = 0;

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

  async function handle(call: Incoming): Promise<void> {
    const { request, response, body } = call;
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const refuse = (kind: RefusalKind, model = "") => send(call, wire.refusal(kind, model));
    if (options.key !== undefined && wire.key(request.headers) !== options.key) return refuse("bad-key");
    if (request.method === "GET" && path === wire.modelsPath) {
      return send(call, { status: 200, body: wire.models(options.models ?? ["simulated-model"]) }, "answered");
    }
    if (request.method !== "POST" || path !== wire.answerPath) {
      return send(call, { status: 404, headers: { "content-type": "text/plain" }, body: "404 page not found" });
    }
    const asked = wire.parse(body);
    if (asked === null) return refuse("bad-request");
    if (options.models !== undefined && !options.models.includes(asked.model)) return refuse("unknown-model", asked.model);
    response.setHeaders(new Map(Object.entries(wire.limits(Math.max(0, 499 - served)))));
    served += 1;
    await behave(script.next(asked.model), asked, call, { wire, options, served });
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
    request(number) {
      const there = requests[number - 1];
      if (there !== undefined) return Promise.resolve(there);
      return new Promise((arrived) => awaited.push({ number, arrived }));
    },
    script: (model, behaviours) => script.queue(model, behaviours),
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

interface Incoming {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: unknown;
  /** Aborted when the connection is over. */
  readonly gone: AbortSignal;
  finish(how: Ending): void;
}

interface Server {
  readonly wire: Wire;
  readonly options: SimulatorOptions;
  readonly served: number;
}

async function behave(behaviour: Behaviour, asked: Asked, call: Incoming, server: Server): Promise<void> {
  const { wire } = server;
  const { response } = call;
  switch (behaviour.kind) {
    case "rate-limited": {
      const refused = wire.refusal("rate-limited", asked.model);
      const after = behaviour.retryAfter;
      return send(call, after === null ? refused : { ...refused, headers: { "retry-after": String(after) } });
    }
    case "insufficient-quota":
    case "server-error":
    case "unavailable":
    case "overloaded":
    case "bad-key":
    case "unknown-model":
    case "context-too-long":
    case "content-filter":
      return send(call, wire.refusal(behaviour.kind, asked.model));
    case "refuse":
      return send(call, behaviour);
    case "html":
      return send(call, {
        status: 200,
        headers: { "content-type": "text/html" },
        body: "<!doctype html><title>Sign in</title><p>Sign in to this network",
      });
    case "error-body":
      return send(call, { status: 200, body: { error: { message: "Provider returned error", code: 502 } } });
    case "reset":
      call.finish("faulted");
      response.socket?.resetAndDestroy();
      return;
    case "silence":
      return;
    case "answer":
    case "content-filter-finish":
    case "cut":
    case "fin":
    case "stall":
    case "malformed-event":
    case "no-terminal":
    case "no-done":
    case "no-end":
    case "error-event":
    case "length":
      return answer(behaviour, asked, call, server);
  }
}

type Spoken = Extract<Behaviour, { kind: "answer" | "content-filter-finish" | "cut" | "fin" | "stall" | "malformed-event" | "no-terminal" | "no-done" | "no-end" | "error-event" | "length" }>;

async function answer(behaviour: Spoken, asked: Asked, call: Incoming, server: Server): Promise<void> {
  const { wire, options } = server;
  const { response, gone } = call;
  const plain = behaviour.kind === "answer" ? behaviour : (options.usual ?? { kind: "answer" });
  const seed = options.seed ?? 0;
  const full = plain.text ?? answerTo({ user: asked.user, schema: asked.schema, inventQuotes: plain.inventQuotes ?? 0, seed });
  const most = asked.maxTokens === null ? Number.POSITIVE_INFINITY : asked.maxTokens * 4;
  const text = full.slice(0, most);
  let finish: Finish = text.length < full.length ? "length" : "stop";
  const meta: Meta = {
    id: `sim-${String(seed)}-${String(server.served)}`,
    servedModel: plain.servedModel ?? asked.model,
    asked,
    inputTokens: tokens(asked.system) + tokens(asked.user),
    outputTokens: tokens(text),
  };
  const delay = options.delay ?? ((milliseconds, signal) => wait(milliseconds, undefined, { signal }));
  const pause = async (milliseconds: number | undefined) => {
    if (milliseconds !== undefined && milliseconds > 0) await delay(milliseconds, gone).catch(() => undefined);
  };

  if (!asked.stream) {
    await pause(plain.firstTokenMs);
    return send(call, { status: 200, body: wire.whole(text, finish, meta) }, "answered");
  }

  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  response.flushHeaders();
  await pause(plain.firstTokenMs);
  for (const event of wire.opening(meta)) await write(response, event);

  const pieces = text.match(/[\s\S]{1,24}/g) ?? [];
  pieces: for (const [index, piece] of pieces.entries()) {
    if (gone.aborted) return;
    if ("after" in behaviour && index === Math.min(behaviour.after, pieces.length - 1)) {
      switch (behaviour.kind) {
        case "cut":
          call.finish("faulted");
          response.socket?.destroy();
          return;
        case "fin":
          call.finish("faulted");
          response.end();
          return;
        case "stall":
          return;
        case "malformed-event": {
          const whole = wire.piece(piece, meta);
          await write(response, `${whole.slice(0, Math.floor(whole.length * 0.7)).trimEnd()}\n\n`);
          continue;
        }
        case "error-event":
          call.finish("faulted");
          await write(response, wire.errorEvent());
          response.end();
          return;
        case "length":
          finish = "length";
          break pieces;
        case "content-filter-finish":
          finish = "content-filter";
          break pieces;
      }
    }
    await pause(plain.perTokenMs);
    await write(response, wire.piece(piece, meta));
  }

  const { terminal, last } = wire.closing(finish, meta);
  if (behaviour.kind === "no-terminal" || (behaviour.kind === "no-done" && last.length === 0)) {
    call.finish("faulted");
    response.end();
    return;
  }
  for (const event of terminal) {
    if (behaviour.kind === "no-end" && event.includes("message_stop")) return;
    await write(response, event);
  }
  if (behaviour.kind === "no-end") return;
  for (const event of last) {
    if (behaviour.kind === "no-done" && event.includes("[DONE]")) return;
    await write(response, event);
  }
  call.finish("answered");
  response.end();
}

/** About four characters a token, as the providers' own rule of thumb says. */
function tokens(text: string): number {
  return Math.ceil(text.length / 4);
}

function write(response: ServerResponse, text: string): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => response.write(text, () => resolve()));
}

function send(
  call: Incoming,
  answered: { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown },
  ending: Ending = "faulted",
): void {
  call.finish(ending);
  call.response.writeHead(answered.status, { "content-type": "application/json", ...answered.headers });
  call.response.end(typeof answered.body === "string" ? answered.body : JSON.stringify(answered.body));
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

function record(request: IncomingMessage, body: unknown, wire: Wire, key: string | null, ended: Promise<Ending>): RecordedRequest {
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
