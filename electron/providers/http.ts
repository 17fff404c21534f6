import { leavesFor } from "./gate.ts";
import { modelFetch } from "./model-fetch.ts";

/** An HTTP answer that is not a success, read whole (up to a limit), before an SDK can reshape it. */
export interface Refusal {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A `fetch` for one call, and what it saw. */
export interface WatchedFetch {
  readonly fetch: typeof globalThis.fetch;
  /** The answer of the last request where that was not a success. */
  refusal(): Refusal | null;
  /** Whether a request was handed to the network at all. */
  sent(): boolean;
  /** Why a request was stopped before it was handed to the network, one clause; null where none was. */
  blocked(): string | null;
}

/** Under which a call's own `fetch` travels through the SDK. */
const own = Symbol("the fetch of this call");

/** For the client of an SDK that many calls share: each brings its `fetch` along with `fetchOptions`. */
export const sharedFetch: typeof globalThis.fetch = (input, init) => {
  const fetch: unknown = init === undefined ? undefined : Reflect.get(init, own);
  if (typeof fetch !== "function") return Promise.reject(new TypeError("This request belongs to no call."));
  return (fetch as typeof globalThis.fetch)(input, init);
};

/** The `fetchOptions` of one call through a client that has `sharedFetch`. */
export function fetchOptionsOf({ fetch }: WatchedFetch): Record<never, never> {
  return { [own]: fetch };
}

const maxRefusalBytes = 256 * 1024;

/**
 * Wraps `modelFetch` for an SDK. The body of a refusal is kept as it came, because what a provider says in it
 * decides more than its status. Where the call is `confined`, only what reaches this machine is let through. Redirects are not followed: they would carry a contract to a host that nobody allowed.
 */
export function watchFetch({ confined }: { readonly confined: boolean }): WatchedFetch {
  let refusal: Refusal | null = null;
  let sent = false;
  let blocked: string | null = null;
  return {
    async fetch(input, init) {
      const obstacle = confined ? await leavesFor(urlOf(input), process.env) : null;
      if (obstacle !== null) {
        blocked = obstacle;
        throw new TypeError(obstacle);
      }
      sent = true;
      const response = await modelFetch(input, init);
      if (response.ok) return response;
      const body = await readText(response, maxRefusalBytes);
      refusal = { status: response.status, headers: response.headers, body };
      return new Response(body === "" ? null : body, {
        status: response.status < 200 || response.status > 599 ? 502 : response.status,
        headers: response.headers,
      });
    },
    refusal: () => refusal,
    sent: () => sent,
    blocked: () => blocked,
  };
}

function urlOf(input: string | URL | Request): string {
  return typeof input === "string" ? input : input instanceof URL ? input.href : input.url;
}

/** At most `limit` bytes of a body as text; what came before it broke off, where it did. */
export async function readText(response: Response, limit: number = maxRefusalBytes): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  try {
    while (bytes < limit) {
      const chunk = await reader.read();
      if (chunk.done) return text + decoder.decode();
      bytes += chunk.value.length;
      text += decoder.decode(chunk.value, { stream: true });
    }
  } catch {
    return text;
  }
  await reader.cancel().catch(() => undefined);
  return text;
}

export function isEventStream(response: Response): boolean {
  return (response.headers.get("content-type") ?? "").toLowerCase().startsWith("text/event-stream");
}
