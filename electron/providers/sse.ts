/** One dispatched server-sent event. `event` is null where the stream named none. */
export interface ServerSentEvent {
  readonly event: string | null;
  readonly data: string;
}

/** Thrown where the bytes are not an event stream: broken UTF-8, or more than a model could ever have said. */
export class StreamFault extends Error {
  override readonly name = "StreamFault";
}

const maxCharacters = 64 * 1024 * 1024;
/** What may still come after an answer is whole: its last marks. More is not read for the sake of a connection. */
const maxRestBytes = 64 * 1024;

/** Where nobody asks why: an error with its stack costs more than what it ends. */
const nothingLeft = "nothing is left";

/** How a stream may end before the server ends it. */
export interface EarlyEnd {
  /** Ends it from outside, as if the server had. */
  readonly enough?: AbortSignal;
  /**
   * Asked when the reader leaves early: how long what is left is read on, unseen, so that the connection can be used again;
   * null closes it at once. `over` is aborted when nothing is left.
   */
  readonly linger?: (over: AbortSignal) => Promise<void> | null;
}

/**
 * Reads an event stream as the HTML standard's "event stream interpretation" says, with one difference: data that the end
 * of the stream cut off before its blank line is dispatched too, so that the reader can tell a lost tail (it does not
 * parse) from a server that only forgot the blank line. Comments and blank keep-alive lines are skipped. Yields together what
 * came together; never nothing.
 *
 * Throws what reading the body throws, and `StreamFault`. Cancels the body when the reader stops early, at once or after
 * having lingered.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  { enough, linger }: EarlyEnd = {},
): AsyncGenerator<readonly ServerSentEvent[], void, undefined> {
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  enough?.addEventListener("abort", stop, { once: true });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let pending = "";
  let seen = 0;
  let event: string | null = null;
  let data: string[] = [];
  let ended = false;

  const take = (line: string): ServerSentEvent | null => {
    if (line === "") {
      const done = data.length === 0 ? null : { event, data: data.join("\n") };
      event = null;
      data = [];
      return done;
    }
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") data.push(value);
    else if (field === "event") event = value;
    return null;
  };

  try {
    while (!ended) {
      const chunk = await reader.read();
      ended = chunk.done;
      let text: string;
      try {
        text = chunk.done ? decoder.decode() : decoder.decode(chunk.value, { stream: true });
      } catch (cause) {
        throw new StreamFault("The answer was not text in UTF-8.", { cause });
      }
      seen += text.length;
      if (seen > maxCharacters) throw new StreamFault("The answer did not come to an end.");
      pending += text;
      // A CR at the very end may be the first half of a CRLF: it waits for the next chunk.
      const lines = pending.split(ended ? /\r\n|\n|\r/ : /\r\n|\n|\r(?!$)/);
      pending = lines.pop() ?? "";
      const together = lines.flatMap((line) => take(line) ?? []);
      if (together.length > 0) yield together;
    }
    if (pending !== "") take(pending);
    const last = take("");
    if (last !== null) yield [last];
  } finally {
    enough?.removeEventListener("abort", stop);
    // Closes the connection where the reader left before the end; a stream that has failed has nothing left to cancel.
    if (!ended) {
      const over = new AbortController();
      const patience = linger?.(over.signal) ?? null;
      if (patience === null) await reader.cancel().catch(() => undefined);
      else void readOn(reader, patience).finally(() => over.abort(nothingLeft));
    }
  }
}

/** A new connection costs more than a small request does: what is left of a whole answer is read, and forgotten. */
async function readOn(reader: ReadableStreamDefaultReader<Uint8Array>, patience: Promise<void>): Promise<void> {
  const enough = patience.then(() => null);
  let bytes = 0;
  try {
    while (bytes < maxRestBytes) {
      const chunk = await Promise.race([reader.read(), enough]);
      if (chunk === null) break;
      if (chunk.done) return;
      bytes += chunk.value.length;
    }
  } catch {
    return;
  }
  await reader.cancel().catch(() => undefined);
}
