import { replaceKindSchema, type ReplaceKind } from "../../shared/domain/configuration.ts";
import { rulesInForce } from "../../shared/domain/rules-in-force.ts";
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
  const rules = rulesInForce({
    policy: house.configuration().current.policy,
    preferences: house.preferences(),
    matter,
  });
  return {
    confined: onDevice || rules.onDeviceOnly.length > 0,
    replace: replaceKindSchema.options.filter((kind) => rules.replace.has(kind) || replace.includes(kind)),
  };
}
