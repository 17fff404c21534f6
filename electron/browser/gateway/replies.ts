import type { ServerResponse } from "node:http";
import { runBody, runHeaders } from "./answer-bodies.ts";
import type { ApiError } from "./api-error.ts";

export function replyJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    ...headers,
  });
  response.end(text);
}

/** Seconds; a client that is told to wait longer comes back by its own, much shorter, measure instead. */
const longestWait = 60;

/**
 * An error with its status. Headnote has tried again where that was worth it, so a client is told whether it should: many
 * would otherwise ask twice more at once.
 */
export function replyError(response: ServerResponse, error: ApiError): void {
  replyJson(response, error.status, error.body, {
    "x-should-retry": String(error.retryAfter !== null && error.retryAfter <= longestWait),
    ...(error.retryAfter === null ? {} : { "retry-after": String(error.retryAfter) }),
    ...(error.status === 401 ? { "www-authenticate": "Bearer" } : {}),
    // A body that was not read to its end leaves the connection in no state to be used again.
    ...(error.status === 413 || error.status === 401 ? { connection: "close" } : {}),
    ...(error.run === null ? {} : runHeaders(error.run)),
  });
}

/** As the last event of a stream that has begun: with it, and without `[DONE]`, no client can take the stream for whole. */
export function errorEvent(error: ApiError): object {
  return { ...error.body, ...(error.run === null ? {} : { headnote: runBody(error.run) }) };
}
