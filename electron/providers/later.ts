import type { CallOptions, CompletionRequest, Deployment, LaterEnd, Provider, ProviderError } from "./provider.ts";

/** What a vendor says of its batches: requests that may wait are answered within a day, and cost less. */
export interface LaterTerms {
  /** Of the list price. */
  readonly priceShare: number;
  readonly withinHours: number;
  /** Of one batch. */
  readonly mostRequests: number;
  readonly mostBytes: number;
}

export interface LaterRequest {
  /** Comes back with the answer: letters, digits, "-" and "_", at most 64. */
  readonly id: string;
  readonly request: CompletionRequest;
}

/** A batch as its provider describes it. */
export interface LaterStatus {
  /** The provider's name for it. */
  readonly id: string;
  readonly ended: boolean;
  /** Requests that have ended one way or another; null where the provider does not say before all have. */
  readonly answered: number | null;
  /** Lines that an ended one should have; null where the provider does not say. */
  readonly lines: number | null;
  /** Why none of it was done, where all of it was refused. Nothing was charged then. */
  readonly refused: ProviderError | null;
  /** Epoch milliseconds; null where the provider did not say. */
  readonly expiresAt: number | null;
  /** What lies at the provider for it, by the provider's names; none where it is kept with the batch itself. */
  readonly files: readonly string[];
  /** Of those, the ones that hold answers. */
  readonly answerFiles: readonly string[];
}

export interface LaterAnswers {
  /** By the request's id, in no order. */
  readonly ends: ReadonlyMap<string, LaterEnd>;
  /** Lines from which no request could be told. */
  readonly unreadable: number;
}

/**
 * `absent`: nothing that could be it is there. `unclear`: something is, and only when it has ended can it be told.
 * `unknown`: nobody will ever tell.
 */
export type Found =
  | { readonly type: "found"; readonly status: LaterStatus }
  | { readonly type: "absent" }
  | { readonly type: "unclear" }
  | { readonly type: "unknown" };

/**
 * A provider's batches, in one wire dialect. A batch is known by its `mark`, which is Headnote's own, from before it is sent.
 * Every failure is a `ProviderError`. Nothing is tried twice here.
 */
export interface LaterProvider {
  /**
   * Hands requests over, all for this one deployment. `beforeSending` is told what was uploaded, right before the one call
   * from which on answers are charged; that is not made where it throws.
   */
  submit(
    deployment: Deployment,
    submission: {
      readonly mark: string;
      readonly requests: readonly LaterRequest[];
      readonly beforeSending: (files: readonly string[]) => void;
    },
    options: CallOptions,
  ): Promise<LaterStatus>;
  /** Looks through what the provider has for a batch whose sending was interrupted at or after `since` (epoch milliseconds). */
  find(
    deployment: Deployment,
    wanted: { readonly mark: string; readonly ids: ReadonlySet<string>; readonly since: number },
    options: CallOptions,
  ): Promise<Found>;
  look(deployment: Deployment, id: string, options: CallOptions): Promise<LaterStatus>;
  /** All answers of an ended batch. Throws where they do not come whole. */
  answers(deployment: Deployment, status: LaterStatus, options: CallOptions): Promise<LaterAnswers>;
  /** Asks for an end; what is answered meanwhile is charged. */
  cancel(deployment: Deployment, id: string, options: CallOptions): Promise<void>;
  /** Deletes at the provider what it keeps of a batch, by its name and files, or, where those are not known, by its mark. */
  clear(
    deployment: Deployment,
    batch: { readonly mark: string; readonly id: string | null; readonly files: readonly string[] },
    options: CallOptions,
  ): Promise<void>;
}

/** A provider, with its batches where its dialect has them; whether a vendor does stands with the vendor (`laterTermsOf`). */
export interface ProviderWithBatches extends Provider {
  readonly later?: LaterProvider;
}
