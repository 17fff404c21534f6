import { createRequire } from "node:module";
import type * as Binding from "@napi-rs/keyring";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { Keychain } from "./keychain.ts";

const service = "Headnote";

/**
 * The keychain of the operating system. On Linux it is the Secret Service and nothing else: the kernel's keyring, to which
 * the binding would otherwise fall back without a word, forgets.
 */
export function osKeychain(): Keychain {
  return {
    kind: "keychain",
    read: (account) => asked(() => entry(account).getPassword()),
    write: (account, secret) => {
      if (secret === "") throw new HeadnoteError("wrong-use", "There is nothing to keep: the key is empty.");
      asked(() => entry(account).setPassword(secret));
    },
    delete: (account) => asked(() => entry(account).deletePassword()),
  };
}

let binding: typeof Binding | null = null;

/** Loaded when first used: on a platform without a prebuilt binding, there is no keychain, but there is a Headnote. */
function entry(account: string): Binding.Entry {
  binding ??= createRequire(import.meta.url)("@napi-rs/keyring") as typeof Binding;
  return new binding.Entry(service, account, { linux: { store: "secret-service" } });
}

function asked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw keychainError(error);
  }
}

/**
 * The binding tells faults apart by their words only. "Dismissed" is what the Secret Service says where nobody could or
 * would unlock it; "interaction is not allowed" and "canceled" are macOS's words for the same.
 */
export function keychainError(error: unknown): HeadnoteError {
  const reason = error instanceof Error ? error.message : "unknown";
  if (/dismissed|locked|interaction is not allowed|cancell?ed/i.test(reason)) {
    return new HeadnoteError(
      "keychain-locked",
      "The system keychain is locked. Unlock it and try again; nothing was changed.",
      {
        data: { reason },
      },
    );
  }
  return new HeadnoteError(
    "keychain-unavailable",
    "The system keychain cannot be used here. Keys can come from HEADNOTE_KEY_<PROVIDER>, or be typed in for this session.",
    { data: { reason } },
  );
}
