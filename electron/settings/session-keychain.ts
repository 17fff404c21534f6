import type { Keychain } from "./keychain.ts";

/** Secrets of this process only. */
export function sessionKeychain(): Keychain {
  const secrets = new Map<string, string>();
  return {
    kind: "session",
    read: (account) => secrets.get(account) ?? null,
    write: (account, secret) => {
      secrets.set(account, secret);
    },
    delete: (account) => secrets.delete(account),
  };
}
