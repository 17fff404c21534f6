/**
 * What a simulator does with one call. `after` counts the pieces of the answer that are sent before the fault; `times`
 * says for how many calls it holds (once, where absent).
 */
export type Behaviour = (
  | AnswerBehaviour
  /** 429; `retryAfter` in seconds, an HTTP date, or null for none. */
  | { readonly kind: "rate-limited"; readonly retryAfter: number | string | null }
  | { readonly kind: "insufficient-quota" }
  | { readonly kind: "server-error" }
  | { readonly kind: "unavailable" }
  /** Anthropic's 529; 503 in OpenAI's dialect. */
  | { readonly kind: "overloaded" }
  | { readonly kind: "bad-key" }
  | { readonly kind: "unknown-model" }
  | { readonly kind: "context-too-long" }
  | { readonly kind: "content-filter" }
  /** Refuses the answer after it began: finish reason `content_filter`, stop reason `refusal`. */
  | { readonly kind: "content-filter-finish"; readonly after: number }
  /** The connection is reset before any header. */
  | { readonly kind: "reset" }
  /** Accepts the request and never answers. */
  | { readonly kind: "silence" }
  /** The socket is destroyed. */
  | { readonly kind: "cut"; readonly after: number }
  /** The response ends as if it were complete. */
  | { readonly kind: "fin"; readonly after: number }
  /** The socket stays open and nothing more comes. */
  | { readonly kind: "stall"; readonly after: number }
  /** One event holds half a JSON object; the rest goes on as if nothing were wrong. */
  | { readonly kind: "malformed-event"; readonly after: number }
  /** All the text, then the end, without the event that says why it ended. */
  | { readonly kind: "no-terminal" }
  /** OpenAI: all but `[DONE]`; the socket stays open. Anthropic: as `no-terminal`. */
  | { readonly kind: "no-done" }
  /** The text and why it ended, then nothing: no usage, no last event, and the socket stays open. */
  | { readonly kind: "no-end" }
  /** An HTML page with status 200. */
  | { readonly kind: "html" }
  /** A JSON error with status 200, as gateways send it. */
  | { readonly kind: "error-body" }
  /** An error event inside the stream. */
  | { readonly kind: "error-event"; readonly after: number }
  /** The model runs into its output limit. */
  | { readonly kind: "length"; readonly after: number }
  /** Any refusal at all, byte for byte. */
  | {
      readonly kind: "refuse";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
    }
) & { readonly times?: number };

export interface AnswerBehaviour {
  readonly kind: "answer";
  /** Milliseconds before the first token, given to the simulator's `delay`. */
  readonly firstTokenMs?: number;
  readonly perTokenMs?: number;
  /** So many statements rest on a quote that is not in the contract, or say another number than it does. */
  readonly inventQuotes?: number;
  /** Gives this text instead of one made from the prompt. */
  readonly text?: string;
  /** Makes the text from the prompt in its own way. */
  readonly say?: (user: string) => string;
  /** The model's name in the answer, where it differs from the one asked for. */
  readonly servedModel?: string;
}

/** Hands out behaviours per model in the order they were queued; `*` serves every model without a queue of its own. */
export class Script {
  readonly #queues = new Map<string, { behaviour: Behaviour; left: number }[]>();
  readonly #usual: AnswerBehaviour;

  constructor(usual: AnswerBehaviour) {
    this.#usual = usual;
  }

  queue(model: string, behaviours: readonly Behaviour[]): void {
    const queue = this.#queues.get(model) ?? [];
    queue.push(...behaviours.map((behaviour) => ({ behaviour, left: behaviour.times ?? 1 })));
    this.#queues.set(model, queue);
  }

  /** For how many calls something is still queued. */
  left(): number {
    return [...this.#queues.values()].flat().reduce((sum, { left }) => sum + left, 0);
  }

  /** Forgets everything queued. */
  clear(): void {
    this.#queues.clear();
  }

  next(model: string): Behaviour {
    const queue = [this.#queues.get(model), this.#queues.get("*")].find((candidate) => (candidate?.length ?? 0) > 0);
    const first = queue?.[0];
    if (queue === undefined || first === undefined) return this.#usual;
    first.left -= 1;
    if (first.left <= 0) queue.shift();
    return first.behaviour;
  }
}
