/** What pdf.js sends through a port; of everything but these parts, whoever receives it becomes the owner. */
interface Message {
  readonly chunk?: unknown;
}

type Listener = (event: { readonly data: unknown }) => void;

/**
 * Joins the two halves of pdf.js within one thread. Its own way copies whatever passes, letter by letter, which takes as
 * long as a third of the parsing; this one hands over the thing itself. Only what pdf.js goes on to empty or refill after
 * it was sent (the chunks of text and of drawing operators) is copied, one level deep.
 */
export class DirectPort {
  readonly #listeners = new Set<Listener>();

  postMessage(message: Message): void {
    const event = { data: "chunk" in message ? { ...message, chunk: copyOf(message.chunk) } : message };
    // Never at once: the sender is not done when it sends.
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener(event);
    });
  }

  addEventListener(_: string, listener: Listener, options?: { readonly signal?: AbortSignal }): void {
    if (options?.signal?.aborted === true) return;
    this.#listeners.add(listener);
    options?.signal?.addEventListener("abort", () => this.#listeners.delete(listener), { once: true });
  }

  removeEventListener(_: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }

  terminate(): void {
    this.#listeners.clear();
  }
}

function copyOf(chunk: unknown): unknown {
  if (typeof chunk !== "object" || chunk === null || ArrayBuffer.isView(chunk) || chunk instanceof ArrayBuffer)
    return chunk;
  return Object.fromEntries(
    Object.entries(chunk).map(([key, value]) => [key, Array.isArray(value) ? [...(value as unknown[])] : value]),
  );
}
