import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { z } from "zod";
import { startGateway } from "../../electron/browser/gateway/start-gateway.ts";
import { compose, type Headnote } from "../../electron/usecases/compose.ts";
import type { configurationSchema } from "../../shared/domain/configuration.ts";
import type { Run } from "../../shared/domain/run.ts";
import { startSimulator, type Simulator, type SimulatorOptions } from "../simulators/simulator.ts";
import { GatewayClock } from "./clock.ts";

export const token = "a-token-of-the-firm";
export const primary = "primary/alpha";
export const fallback = "fallback/beta";

/** Sixty pieces, as the simulators cut them, each of them the one side's and nobody else's. */
const sixty = (side: string) =>
  Array.from(
    { length: 60 },
    (_, index) => `${side} says word ${String(index + 1).padStart(2, "0")}`.padEnd(23, ".") + " ",
  ).join("");
export const primaryText = sixty("primary");
export const fallbackText = sixty("fallback");

export const question = [{ role: "user" as const, content: "Which law governs, and what is the term?" }];

export interface Pair {
  readonly url: string;
  readonly port: number;
  readonly clock: GatewayClock;
  readonly primary: Simulator;
  readonly fallback: Simulator;
  readonly headnote: Headnote;
  /** The run as the ledger has it. */
  run(answer: Answer): Run;
  ask(body: Readonly<Record<string, unknown>>, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Stops the gateway alone; time does not pass by itself. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

type FirmFile = z.input<typeof configurationSchema>;

export interface PairOptions {
  readonly fallback?: Partial<SimulatorOptions>;
  readonly configuration?: (at: { readonly primary: string; readonly fallback: string }) => Partial<FirmFile>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A gateway on a real socket, before two providers on real sockets, in a time that the test decides. */
export async function startPair(options: PairOptions = {}): Promise<Pair> {
  const clock = new GatewayClock();
  const shared = { delay: clock.delay, now: () => clock.now() };
  const [first, second] = await Promise.all([
    startSimulator({ dialect: "openai", key: "key-one", usual: { kind: "answer", text: primaryText }, ...shared }),
    startSimulator({
      dialect: "openai",
      key: "key-two",
      usual: { kind: "answer", text: fallbackText },
      ...shared,
      ...options.fallback,
    }),
  ]);
  const folder = mkdtempSync(join(tmpdir(), "headnote-gateway-"));
  const path = join(folder, "firm.json");
  const configuration: FirmFile = {
    providers: { primary: { baseURL: first.url }, fallback: { baseURL: second.url } },
    routes: { pair: { strategy: "ordered", candidates: [primary, fallback] } },
    ...options.configuration?.({ primary: first.url, fallback: second.url }),
  };
  writeFileSync(path, JSON.stringify(configuration));
  const headnote = compose({
    edition: "browser",
    env: {
      HEADNOTE_PROFILE: join(folder, "profile"),
      HEADNOTE_KEY_PRIMARY: "key-one",
      HEADNOTE_KEY_FALLBACK: "key-two",
      ...options.env,
    },
    readingEntry: "nothing is read here",
    configurationPath: path,
    clock,
  });
  const gateway = await startGateway({ house: headnote.house, token });
  return {
    url: gateway.url,
    port: gateway.port,
    clock,
    primary: first,
    fallback: second,
    headnote,
    run({ headnote: told, headers }) {
      const id = headers.get("x-headnote-run") ?? told?.run ?? "";
      const run = headnote.house.library().run(id);
      if (run === null) throw new Error(`the ledger has no run ${id}`);
      return run;
    },
    async ask(body, headers = {}) {
      const response = await fetch(`${gateway.url}/chat/completions`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
        body: JSON.stringify({ model: "pair", messages: question, ...body }),
      });
      return readAnswer(response);
    },
    stop: () => gateway.close(),
    async close() {
      const stopped = gateway.close();
      clock.advance(60_000);
      await stopped;
      await headnote.close();
      await Promise.all([first.close(), second.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a caller makes of an answer, streamed or not. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** All of the words. */
  readonly text: string;
  readonly model: string | null;
  readonly finishReason: string | null;
  readonly usage: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
  readonly error: { readonly message: string; readonly code: string; readonly param: string | null } | null;
  readonly headnote: { readonly run: string; readonly served: string | null } | null;
  /** Whether a stream ended as the dialect says; true for an answer in one piece. */
  readonly ended: boolean;
  readonly comments: number;
  readonly raw: string;
}

interface Body {
  readonly model?: string;
  readonly choices?: readonly {
    readonly delta?: { readonly content?: string };
    readonly message?: { readonly content: string };
    readonly finish_reason: string | null;
  }[];
  readonly usage?: Answer["usage"];
  readonly error?: Answer["error"];
  readonly headnote?: Answer["headnote"];
}

async function readAnswer(response: Response): Promise<Answer> {
  const raw = await response.text();
  const streamed = response.headers.get("content-type")?.startsWith("text/event-stream") === true;
  const data = raw.split("\n").flatMap((line) => (line.startsWith("data: ") ? [line.slice("data: ".length)] : []));
  const texts = streamed ? data.filter((one) => one !== "[DONE]") : [raw];
  const bodies = texts.map((one) => JSON.parse(one) as Body);
  const last = <T>(pick: (body: Body) => T | null | undefined): T | null =>
    bodies.map((body) => pick(body) ?? null).findLast((found) => found !== null) ?? null;
  return {
    status: response.status,
    headers: response.headers,
    text: bodies
      .flatMap(({ choices }) => choices ?? [])
      .map(({ delta, message }) => delta?.content ?? message?.content ?? "")
      .join(""),
    model: last(({ model }) => model),
    finishReason: last(({ choices }) => choices?.[0]?.finish_reason),
    usage: last(({ usage }) => usage),
    error: last(({ error }) => error),
    headnote: last(({ headnote }) => headnote),
    ended: !streamed || data.at(-1) === "[DONE]",
    comments: raw.split("\n").filter((line) => line.startsWith(":")).length,
    raw,
  };
}
