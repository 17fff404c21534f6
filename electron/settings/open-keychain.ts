import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { environmentKeys } from "./environment-keys.ts";
import type { Keychain } from "./keychain.ts";
import { osKeychain } from "./os-keychain.ts";
import type { Environment } from "./profile.ts";
import { sessionBusAnswers } from "./session-bus.ts";
import { sessionKeychain } from "./session-keychain.ts";

export interface OpenedKeychain {
  /** Where secrets are kept: the system's keychain, or this session where there is none. */
  readonly keychain: Keychain;
  /** Keys that the environment gives; they win over the keychain's. */
  readonly environment: Keychain;
  /** One sentence where there is no keychain. */
  readonly notice: string | null;
}

/**
 * Finds out, once and without asking the user for anything, whether the system's keychain can be used. A keychain that is
 * locked can be: it says so itself when it is read.
 */
export function openKeychain({ env, platform }: { env: Environment; platform: NodeJS.Platform }): OpenedKeychain {
  const environment = environmentKeys(env);
  const keychain = osKeychain();
  if (isReachable(keychain, env, platform)) return { keychain, environment, notice: null };
  return {
    keychain: sessionKeychain(),
    environment,
    notice:
      "There is no system keychain here, so keys that are typed in last for this session only; HEADNOTE_KEY_<PROVIDER> gives them for good.",
  };
}

/** Nothing is ever kept under this name: looking for what is not there needs no unlocking. */
const nobody = "is-there-a-keychain";

function isReachable(keychain: Keychain, env: Environment, platform: NodeJS.Platform): boolean {
  if (platform !== "darwin" && platform !== "win32" && !sessionBusAnswers(env, process.getuid?.() ?? 0)) return false;
  try {
    keychain.read(nobody);
    return true;
  } catch (error) {
    if (!isHeadnoteError(error)) throw error;
    return error.code === "keychain-locked";
  }
}
