import { policySchema, replaceKindSchema, type ReplaceKind } from "../../shared/domain/configuration.ts";
import type { House } from "./house.ts";

/** What one task says for itself; the firm, the user and the matter can only add to it. */
export interface Asked {
  readonly matter: string | null;
  readonly onDevice: boolean;
  readonly replace?: readonly ReplaceKind[] | undefined;
}

export interface Confidentiality {
  /** Nothing of it may leave this machine. */
  readonly confined: boolean;
  /** Replaced by placeholders before anything of it leaves. */
  readonly replace: readonly ReplaceKind[];
}

/**
 * What may leave this machine, and in which words: the strictest of what the firm's policy, the user's preferences, the
 * matter and the task itself say. None of them can take back what another asks for.
 */
export function confidentialityOf(house: House, { matter, onDevice, replace = [] }: Asked): Confidentiality {
  const policy = house.configuration().current.policy ?? policySchema.parse({});
  const preferences = house.preferences();
  const matters = preferences.matters ?? {};
  const rules = matter === null || !Object.hasOwn(matters, matter) ? undefined : matters[matter];
  const wanted = new Set([policy, preferences, rules, { replace }].flatMap((source) => source?.replace ?? []));
  return {
    confined: onDevice || policy.onDeviceOnly || preferences.onDeviceOnly === true || rules?.onDeviceOnly === true,
    replace: replaceKindSchema.options.filter((kind) => wanted.has(kind)),
  };
}
