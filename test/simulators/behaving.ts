import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { answerTo } from "./answering.ts";
import type { AnswerBehaviour, Behaviour } from "./behaviour.ts";
import type { PromptCache } from "./prompt-cache.ts";
import type { Asked, Finish, Meta, Wire } from "./wire.ts";

/** How a call ended, as the server saw it. */
export type Ending = "answered" | "faulted" | "client-closed" | "simulator-closed";

/** A call under way. */
export interface Incoming {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: unknown;
  /** Aborted when the connection is over. */
  readonly gone: AbortSignal;
  finish(how: Ending): void;
}

/** What a simulator is like, whoever calls. */
export interface Server {
  readonly wire: Wire;
  readonly options: {
    readonly seed?: number;
    readonly usual?: AnswerBehaviour;
    readonly delay?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  };
  /** Which call this is, counted from 1. */
  readonly served: number;
  readonly cache: PromptCache;
}

/** Does with one call what it is told, good or bad. */
export async function behave(behaviour: Behaviour, asked: Asked, call: Incoming, server: Server): Promise<void> {
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

type Spoken = Extract<
  Behaviour,
  {
    kind:
      | "answer"
      | "content-filter-finish"
      | "cut"
      | "fin"
      | "stall"
      | "malformed-event"
      | "no-terminal"
      | "no-done"
      | "no-end"
      | "error-event"
      | "length";
  }
>;

async function answer(behaviour: Spoken, asked: Asked, call: Incoming, server: Server): Promise<void> {
  const { wire, options } = server;
  const { response, gone } = call;
  const plain = behaviour.kind === "answer" ? behaviour : (options.usual ?? { kind: "answer" });
  const seed = options.seed ?? 0;
  const full =
    plain.text ??
    plain.say?.(asked.user) ??
    answerTo({
      system: asked.system,
      user: asked.user,
      schema: asked.schema,
      inventQuotes: plain.inventQuotes ?? 0,
      seed,
    });
  const most = asked.maxTokens === null ? Number.POSITIVE_INFINITY : asked.maxTokens * 4;
  const text = full.slice(0, most);
  let finish: Finish = text.length < full.length ? "length" : "stop";
  const kept = server.cache.take(asked.model, wire.keepable(call.body));
  const meta: Meta = {
    id: `sim-${String(seed)}-${String(server.served)}`,
    servedModel: plain.servedModel ?? asked.model,
    asked,
    inputTokens: Math.max(tokens(asked.system) + tokens(asked.user), kept.read + kept.written),
    outputTokens: tokens(text),
    kept,
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

/** Sends a whole answer and ends the call. */
export function send(
  call: Incoming,
  answered: { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown },
  ending: Ending = "faulted",
): void {
  call.finish(ending);
  call.response.writeHead(answered.status, { "content-type": "application/json", ...answered.headers });
  call.response.end(typeof answered.body === "string" ? answered.body : JSON.stringify(answered.body));
}
