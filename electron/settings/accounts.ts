const providerPrefix = "provider:";

/** The account under which a provider's key is kept. */
export function providerAccount(provider: string): string {
  return `${providerPrefix}${provider}`;
}

/** The provider of an account, or null where it is of something else. */
export function accountProvider(account: string): string | null {
  return account.startsWith(providerPrefix) ? account.slice(providerPrefix.length) : null;
}

/** The account under which the library's key is kept. */
export const libraryKeyAccount = "library-key";
