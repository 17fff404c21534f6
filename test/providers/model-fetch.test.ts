import { execFile } from "node:child_process";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { modelFetch } from "../../electron/providers/model-fetch.ts";

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(answer: RequestListener): Promise<{ readonly url: string; readonly connections: () => number }> {
  const server = createServer(answer);
  let connections = 0;
  server.on("connection", () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(server);
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1/chat`,
    connections: () => connections,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += String(part);
  return text;
}

const post = (url: string, signal?: AbortSignal) =>
  modelFetch(url, {
    method: "POST",
    body: '{"clause": "§ 4"}',
    headers: { "content-type": "application/json", authorization: "Bearer k" },
    ...(signal === undefined ? {} : { signal }),
  });

describe("a call to a model", () => {
  it("sends its text and headers as they are, and gives status, headers and body of the answer", async () => {
    const heard: { body: string; length: string | undefined; key: string | undefined }[] = [];
    const { url } = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        const { authorization: key, "content-length": length } = request.headers;
        heard.push({ body, length, key });
        response.writeHead(429, { "retry-after": "2", "x-two": ["a", "b"] }).end("later");
      });
    });
    const response = await post(url);
    expect(heard).toEqual([{ body: '{"clause": "§ 4"}', length: "18", key: "Bearer k" }]);
    expect([response.status, response.ok, response.headers.get("retry-after")]).toEqual([429, false, "2"]);
    expect(response.headers.get("x-two")).toBe("a, b");
    expect(await response.text()).toBe("later");
  });

  it("reads on while the answer is still being written", async () => {
    let goOn: () => void = () => undefined;
    const { url } = await serve((_, response) => {
      response.write("first");
      goOn = () => response.end(" last");
    });
    const reader = (await post(url)).body?.getReader();
    const decoder = new TextDecoder();
    expect(decoder.decode((await reader?.read())?.value)).toBe("first");
    goOn();
    expect(decoder.decode((await reader?.read())?.value)).toBe(" last");
    expect((await reader?.read())?.done).toBe(true);
  });

  it("follows no redirect: it would carry a contract to a host that nobody allowed", async () => {
    let elsewhere = 0;
    const other = await serve((_, response) => {
      elsewhere += 1;
      response.end();
    });
    const { url } = await serve((_, response) => response.writeHead(307, { location: other.url }).end());
    expect((await post(url)).status).toBe(307);
    const listed = await modelFetch(url, { method: "GET" });
    expect([listed.status, elsewhere]).toEqual([307, 0]);
  });

  it("uses a connection again whose answer was read to its end", async () => {
    const { url, connections } = await serve((_, response) => response.end("whole"));
    for (let call = 0; call < 5; call += 1) await (await post(url)).text();
    expect(connections()).toBe(1);
  });

  it("ends in an error where the answer is cut off, and never as if it were whole", async () => {
    const { url } = await serve((_, response) => {
      response.write("half", () => response.socket?.destroy());
    });
    await expect(post(url).then((response) => response.text())).rejects.toMatchObject({ code: "ECONNRESET" });
  });

  it("says by its code that nobody was there to be connected to", async () => {
    const { url } = await serve(() => undefined);
    await new Promise((resolve) => open.pop()?.close(resolve));
    await expect(post(url)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("sends nothing that was aborted before", async () => {
    const { url, connections } = await serve((_, response) => response.end());
    await expect(post(url, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
    expect(connections()).toBe(0);
  });

  it.each([
    ["before the answer has begun", ""],
    ["within the answer", "half"],
  ])("ends at once when it is aborted %s, and closes the connection", async (_, words) => {
    const arrived = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<string>();
    const { url } = await serve((request, response) => {
      request.socket.once("close", () => closed.resolve("closed"));
      if (words !== "") response.write(words);
      arrived.resolve();
    });
    const abort = new AbortController();
    const answer = post(url, abort.signal).then((response) => response.text());
    // Whether the client has the words by now or not: either way it ends alike.
    void arrived.promise.then(() => abort.abort());
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    expect(await closed.promise).toBe("closed");
  });

  it("closes the connection of an answer that its reader leaves", async () => {
    const closed = Promise.withResolvers<string>();
    const { url } = await serve((request, response) => {
      request.socket.once("close", () => closed.resolve("closed"));
      response.write("half");
    });
    await (await post(url)).body?.cancel();
    expect(await closed.promise).toBe("closed");
  });

  it("goes through the proxy that a firm's machine names", async () => {
    const through: string[] = [];
    const proxy = await serve((request, response) => {
      through.push(request.url ?? "");
      response.end("by proxy");
    });
    const module = pathToFileURL(join(import.meta.dirname, "../../electron/providers/model-fetch.ts")).href;
    const script =
      `const { modelFetch } = await import(${JSON.stringify(module)});` +
      `console.log(await (await modelFetch("http://models.example/v1", { method: "POST", body: "{}" })).text());`;
    const env = { PATH: process.env["PATH"], NODE_USE_ENV_PROXY: "1", HTTP_PROXY: new URL(proxy.url).origin };
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], { env });
    expect(stdout.trim()).toBe("by proxy");
    expect(through).toEqual(["http://models.example/v1"]);
  });
});
