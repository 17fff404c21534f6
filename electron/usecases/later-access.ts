import { isHeadnoteError } from "../../shared/domain/errors.ts";
import type { Submission } from "../../shared/domain/submission.ts";
import type { LaterProvider } from "../providers/later.ts";
import type { CallOptions, Deployment } from "../providers/provider.ts";
import { labelOf } from "../providers/vendors.ts";
import type { House } from "./house.ts";

/** With whom a submission lies, or is to lie, and how to ask them. */
export interface LaterAccess {
  readonly later: LaterProvider;
  readonly deployment: Deployment;
  readonly call: CallOptions;
}

/** Why they cannot be asked now. */
export interface NoLaterAccess {
  readonly trouble: string;
  /**
   * A key may be mended, so that is always waited for; a provider may be written down again, so that is waited for once
   * something lies there.
   */
  readonly keyOnly: boolean;
}

export function laterAccess(
  house: House,
  { deployment: id }: Pick<Submission, "deployment">,
  signal: AbortSignal,
): LaterAccess | NoLaterAccess {
  const deployment = house.resolve(id);
  if ("problem" in deployment) return { trouble: deployment.problem, keyOnly: false };
  const label = labelOf(deployment.provider, house.configuration().current.providers);
  const { later } = house.provider(deployment.dialect);
  if (later === undefined) return { trouble: `${label} takes no requests that may wait.`, keyOnly: false };
  if (deployment.local) return { later, deployment, call: { key: null, signal } };
  try {
    const key = house.keys().read(deployment.provider);
    if (key === null) return { trouble: `The key for ${label} is no longer there.`, keyOnly: true };
    return { later, deployment, call: { key, signal } };
  } catch (error) {
    if (isHeadnoteError(error)) return { trouble: error.message, keyOnly: true };
    throw error;
  }
}
