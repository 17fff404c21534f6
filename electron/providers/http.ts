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
}

const maxRefusalBytes = 256 * 1024;

/**
 * Wraps the platform's `fetch` for an SDK. The body of a refusal is kept as it came, because what a provider says in it
 * decides more than its status. Redirects are not followed: they would carry a contract to a host that nobody allowed.
 */
export function watchFetch(): WatchedFetch {
  let refusal: Refusal | null = null;
  let sent = false;
  return {
    async fetch(input, init) {
      sent = true;
      const response = await globalThis.fetch(input, { ...init, redirect: "manual" });
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
  };
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
