import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { readLines } from "../../electron/providers/json-lines.ts";
import type { LaterProvider, LaterStatus } from "../../electron/providers/later.ts";
import { costOf } from "../../electron/providers/prices.ts";
import { ProviderError } from "../../electron/providers/provider.ts";
import { createProviders } from "../../electron/providers/registry.ts";
import { laterTermsOf } from "../../electron/providers/vendors.ts";
import { createOnDeviceProvider } from "../../electron/summaries/on-device/provider.ts";
import { deployment } from "../execution/fixtures.ts";
import { startSimulator } from "../simulators/simulator.ts";
import { object } from "../simulators/wire.ts";
import { request } from "./fixtures.ts";

const options = { key: "firm-key", signal: new AbortController().signal };
const status: LaterStatus = {
  id: "batch_1",
  ended: true,
  answered: 1,
  lines: 1,
  refused: null,
  expiresAt: null,
  files: ["file-1"],
  answerFiles: ["file-1"],
};

function laterOf(dialect: "openai" | "anthropic", closed = false): LaterProvider {
  const providers = createProviders({ onDevice: createOnDeviceProvider(), closed: () => closed });
  const { later } = providers(dialect);
  if (later === undefined) throw new Error("There are no batches in this dialect.");
  return later;
}

async function failureOf(call: Promise<unknown>): Promise<ProviderError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProviderError) return error;
    throw error;
  }
  throw new Error("It did not fail.");
}

describe.each(["openai", "anthropic"] as const)("batches of %s", (dialect) => {
  it("are asked nothing at all where nothing may leave, nor handed a request that may not", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const there = deployment("cloud/model", { baseURL: `http://127.0.0.1:${port}`, local: false, dialect });
    const submission = (confined: boolean) => ({
      mark: "m",
      requests: [
        { id: "a", request },
        { id: "b", request: { ...request, confined } },
      ],
      beforeSending: () => {
        throw new Error("Something was about to be sent.");
      },
    });
    const closed = laterOf(dialect, true);
    const calls = [
      laterOf(dialect).submit(there, submission(true), options),
      closed.submit(there, submission(false), options),
      closed.find(there, { mark: "m", ids: new Set(["a"]), since: 0 }, options),
      closed.look(there, "batch_1", options),
      closed.answers(there, status, options),
      closed.cancel(there, "batch_1", options),
      closed.clear(there, { mark: "m", id: "batch_1", files: ["file-1"] }, options),
    ];
    for (const call of calls) {
      const { failure, message } = await failureOf(call);
      expect(failure).toMatchObject({ class: "not-allowed", billable: false });
      expect(message).toContain("nothing was sent");
    }
    expect(connections).toBe(0);
  });

  it("get each request as it is asked alone, with the key in its header and nowhere else", async () => {
    const simulator = await startSimulator({ dialect, key: "firm-key" });
    onTestFinished(() => simulator.close());
    const there = deployment(`${dialect}/model`, { baseURL: simulator.url, local: false, dialect });
    const order: string[] = [];
    const handed = await laterOf(dialect).submit(
      there,
      {
        mark: "the-mark",
        requests: ["a", "b"].map((id) => ({ id, request })),
        beforeSending: (files) => order.push(`${simulator.batches.calls("create")} ${files.length}`),
      },
      options,
    );
    expect(order).toEqual([dialect === "openai" ? "0 1" : "0 0"]);
    const [batch] = simulator.batches.all;
    expect(handed).toMatchObject({ id: batch?.id, ended: false, refused: null });
    expect(batch?.requests.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(batch?.requests.map(({ body }) => object(body)["stream"])).toEqual([undefined, undefined]);
    expect(batch?.mark).toBe(dialect === "openai" ? "the-mark" : null);
    const kept = [...simulator.batches.files.values()].map(({ name, expiresAfter }) => [name, expiresAfter]);
    expect(kept).toEqual(dialect === "openai" ? [["headnote-the-mark.jsonl", "172800"]] : []);
    expect(simulator.requests.map(({ keyRight }) => keyRight)).not.toContain(false);
    expect(JSON.stringify(simulator.requests)).not.toContain("firm-key");
  });

  it("say what is wrong in words that repeat neither key nor contract", async () => {
    const simulator = await startSimulator({ dialect, key: "firm-key" });
    onTestFinished(() => simulator.close());
    const words = request.messages.map(({ content }) => content).join(" ");
    const body = { type: "error", error: { type: "invalid_request_error", message: `Bad: "${words}" for firm-key` } };
    simulator.batches.script("create", [{ kind: "refuse", status: 400, body }]);
    const there = deployment(`${dialect}/model`, { baseURL: simulator.url, local: false, dialect });
    const submission = { mark: "m", requests: [{ id: "a", request }], beforeSending: () => undefined };
    const { failure, message } = await failureOf(laterOf(dialect).submit(there, submission, options));
    expect(failure).toMatchObject({ class: "bad-request", billable: false });
    expect(message).not.toContain("firm-key");
    expect(message).not.toContain(words);
  });
});

describe("the terms of batches", () => {
  it("are the vendor's own, and half the list price", () => {
    const openai = deployment("openai/gpt-4.1-mini", { baseURL: "https://api.openai.com/v1", local: false });
    const usage = { inputTokens: 10_000, outputTokens: 1000, reported: true };
    expect(laterTermsOf(openai)).toMatchObject({ priceShare: 0.5, withinHours: 24 });
    expect(costOf(openai, usage, { later: true })).toBeCloseTo((costOf(openai, usage) ?? 0) / 2, 10);
    expect(costOf(openai, usage)).toBeGreaterThan(0);
    const unknown = deployment("openai/nobody-knows-it", { baseURL: "https://api.openai.com/v1", local: false });
    expect(costOf(unknown, usage, { later: true })).toBeNull();
    for (const id of ["deepseek/deepseek-chat", "mistral/small", "firm/own"]) {
      expect(laterTermsOf(deployment(id, { baseURL: "https://models.example.com/v1", local: false }))).toBeNull();
    }
    expect(laterTermsOf(deployment("openai/local", { baseURL: "http://127.0.0.1:1/v1", local: true }))).toBeNull();
  });
});

describe("JSON lines", () => {
  const linesOf = async (body: ReadableStream<Uint8Array>) => {
    const lines: string[] = [];
    for await (const line of readLines(new Response(body))) lines.push(line);
    return lines;
  };
  const text = '{"a":"§ 5 „Miete“"}\r\n\n{"b":2}\n{"c":3}';

  it.each([1, 2, 3, 7, 1000])("are whole however the bytes come: %i at a time", async (size) => {
    const bytes = new TextEncoder().encode(text);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
    expect(await linesOf(body)).toEqual(['{"a":"§ 5 „Miete“"}', '{"b":2}', '{"c":3}']);
  });

  it("are not taken for all of them where they break off", async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"a":1}\n{"b"'));
        controller.error(new TypeError("terminated"));
      },
    });
    await expect(linesOf(body)).rejects.toThrow("terminated");
  });
});
