import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { providerAccount } from "../settings/accounts.ts";
import type { OpenedKeychain } from "../settings/open-keychain.ts";
import type { Keys } from "./house.ts";

/** Provider keys from the environment first, then from the keychain. */
export function openKeys({ keychain, environment, notice }: OpenedKeychain): Keys {
  const inOrder = [environment, keychain];
  return {
    kind: keychain.kind === "keychain" ? "keychain" : "session",
    notice,
    read: (provider) => {
      for (const place of inOrder) {
        const key = place.read(providerAccount(provider));
        if (key !== null) return key;
      }
      return null;
    },
    source: (provider) => {
      try {
        return inOrder.find((place) => place.read(providerAccount(provider)) !== null)?.kind ?? null;
      } catch (error) {
        // Whether there is a key cannot be known while the keychain is locked; using it will say so.
        if (isHeadnoteError(error) && error.code === "keychain-locked") return null;
        throw error;
      }
    },
    write: (provider, key) => keychain.write(providerAccount(provider), key),
    delete: (provider) => keychain.delete(providerAccount(provider)),
  };
}
