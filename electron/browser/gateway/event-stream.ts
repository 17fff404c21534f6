import type { ServerResponse } from "node:http";
import type { House } from "../../usecases/house.ts";
import type { ApiError } from "./api-error.ts";
import { errorEvent, replyError } from "./replies.ts";

/** Between two signs of life; the shortest patience of the proxies and clients in use is some ten seconds. */
const keepAliveMs = 5_000;

/**
 * An event stream that begins as late as it can: until then an error still has its status, and an answer its headers. Where
 * the answer takes longer than a client may wait, the stream begins without them, and comments keep it alive.
 */
export interface EventStream {
  /** Sends what has come to be sent; `headers` only if the stream has not begun. */
  send(events: readonly object[], headers: Readonly<Record<string, string>>): void;
  /** Ends a stream that is whole with what is left to be said, all in one piece; `headers` as with `send`. */
  done(last: readonly object[], headers: Readonly<Record<string, string>>): void;
  /** Ends a stream that is not. */
  fail(error: ApiError): void;
  /** Sends nothing more: there is nobody left to send to. */
  close(): void;
}

export function openEventStream(response: ServerResponse, clock: House["clock"]): EventStream {
  const begin = (headers: Readonly<Record<string, string>>) => {
    if (response.headersSent) return;
    response.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
      ...headers,
    });
  };
  let timer = clock.setTimeout(beat, keepAliveMs);
  function beat(): void {
    begin({});
    response.write(": working\n\n");
    timer = clock.setTimeout(beat, keepAliveMs);
  }
  const close = () => clock.clearTimeout(timer);
  return {
    send(events, headers) {
      begin(headers);
      response.write(framed(events));
    },
    done(last, headers) {
      close();
      begin(headers);
      response.end(`${framed(last)}data: [DONE]\n\n`);
    },
    fail(error) {
      close();
      if (!response.headersSent) replyError(response, error);
      else response.end(`data: ${JSON.stringify(errorEvent(error))}\n\n`);
    },
    close,
  };
}

function framed(events: readonly object[]): string {
  return events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
}
