import { failed } from "./errors.ts";
import { ProviderError, type CompletionRequest, type Deployment, type LaterEnd } from "./provider.ts";

/** A request of a batch that its provider did not get to, or was told not to. Neither is charged. */
export function notDone(deployment: Deployment, why: "expired" | "cancelled"): LaterEnd {
  const error =
    why === "expired"
      ? failed(
          deployment,
          { class: "timeout", scope: "request", retryAt: null, billable: false },
          "the day that a batch is given was over before this was done",
        )
      : failed(deployment, { class: "cancelled", scope: "request", retryAt: null, billable: false }, "");
  return { type: "failed", error, servedModel: null, usage: null };
}

/** Reads one answer of a batch; what is thrown in the reading is how it failed. */
export function readEnd(read: () => LaterEnd, about: Pick<LaterEnd, "servedModel" | "usage">): LaterEnd {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProviderError) return { type: "failed", error, ...about };
    throw error;
  }
}

/** All that is handed over, as one request: what may not be repeated to a reader, and whether it may leave at all. */
export function together(requests: readonly { readonly request: CompletionRequest }[]): CompletionRequest | null {
  const [first] = requests;
  if (first === undefined) return null;
  return {
    ...first.request,
    messages: requests.flatMap(({ request }) => request.messages),
    confined: requests.some(({ request }) => request.confined === true),
  };
}
