/**
 * Where provider keys and the library's key are kept. `read` throws `HeadnoteError` keychain-locked where the keychain is
 * there but closed, keychain-unavailable where there is none: a locked keychain is never "no key".
 */
export interface Keychain {
  /** "keychain" (the operating system's), "environment" (HEADNOTE_KEY_*, read only) or "session" (this process only). */
  readonly kind: "keychain" | "environment" | "session";
  read(account: string): string | null;
  write(account: string, secret: string): void;
  /** True if there was one. */
  delete(account: string): boolean;
}
