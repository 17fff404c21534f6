import * as http from "node:http";
import * as https from "node:https";

/** How long an unused connection is kept, unless its server names a shorter time: many close them after five seconds. */
const idleMs = 4_000;

/** A firm that sends its programs through a proxy (`NODE_USE_ENV_PROXY`) means these connections too. */
const proxied = process.env["NODE_USE_ENV_PROXY"] === "1" ? { proxyEnv: process.env } : {};
const plain = new http.Agent({ keepAlive: true, timeout: idleMs, ...proxied });
const secure = new https.Agent({ keepAlive: true, timeout: idleMs, ...proxied });

/**
 * The platform's `fetch` for what calls to models are: a text that is posted, and an answer that comes in pieces. It is made
 * on Node's own HTTP client, which takes half the time that `fetch` does, and follows no redirect. Anything else is left to
 * the platform's. Rejects as `fetch` does, but with the error of the connection itself; the body of an answer that is cut
 * off, or whose signal is aborted, ends in an error.
 */
export const modelFetch: typeof globalThis.fetch = (input, init = {}) => {
  const { body, method, signal } = init;
  if (input instanceof Request || method !== "POST" || typeof body !== "string") {
    return globalThis.fetch(input, { ...init, redirect: "manual" });
  }
  return post(new URL(input), body, new Headers(init.headers), signal ?? null);
};

function post(url: URL, body: string, headers: Headers, signal: AbortSignal | null): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(aborted());
      return;
    }
    const secured = url.protocol === "https:";
    const request = (secured ? https : http).request(url, {
      method: "POST",
      agent: secured ? secure : plain,
      headers: { ...Object.fromEntries(headers), "content-length": Buffer.byteLength(body) },
    });
    let answer: http.IncomingMessage | null = null;
    const abort = () => (answer ?? request).destroy(aborted());
    signal?.addEventListener("abort", abort, { once: true });
    request.once("close", () => signal?.removeEventListener("abort", abort));
    request.once("error", reject);
    request.once("response", (begun) => {
      answer = begun;
      resolve(responseOf(begun));
    });
    request.end(body);
  });
}

function responseOf(answer: http.IncomingMessage): Response {
  const headers = new Headers();
  for (let index = 0; index + 1 < answer.rawHeaders.length; index += 2) {
    headers.append(answer.rawHeaders[index] ?? "", answer.rawHeaders[index + 1] ?? "");
  }
  const status = answer.statusCode ?? 0;
  const empty = status === 204 || status === 205 || status === 304;
  if (empty) answer.resume();
  return new Response(empty ? null : bodyOf(answer), { status, statusText: answer.statusMessage ?? "", headers });
}

/** What has come since the last read is one piece, however many packets of words it was. */
function bodyOf(answer: http.IncomingMessage): ReadableStream<Uint8Array> {
  let left = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        answer.once("error", (error) => controller.error(error));
        answer.once("end", () => {
          if (!left) controller.close();
        });
      },
      pull(controller) {
        const take = (): boolean => {
          const piece: unknown = answer.read();
          if (left || !(piece instanceof Uint8Array)) return false;
          controller.enqueue(piece);
          return true;
        };
        if (take()) return;
        return new Promise((resolve) => {
          const look = () => {
            if (!take() && !answer.readableEnded && !answer.destroyed) return;
            answer.off("readable", look).off("end", look).off("close", look);
            resolve();
          };
          answer.on("readable", look).on("end", look).on("close", look);
        });
      },
      cancel() {
        left = true;
        answer.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

function aborted(): DOMException {
  return new DOMException("The request was aborted.", "AbortError");
}
