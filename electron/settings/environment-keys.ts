import { HeadnoteError } from "../../shared/domain/errors.ts";
import { accountProvider } from "./accounts.ts";
import type { Keychain } from "./keychain.ts";
import type { Environment } from "./profile.ts";

/** The variable that holds a provider's key: `azure-eu` is `HEADNOTE_KEY_AZURE_EU`. */
export function keyVariable(provider: string): string {
  return `HEADNOTE_KEY_${provider.toUpperCase().replaceAll("-", "_")}`;
}

/** Keys of providers from the environment, for machines without a keychain. Writing and deleting are wrong use. */
export function environmentKeys(env: Environment): Keychain {
  const read = (account: string): string | null => {
    const provider = accountProvider(account);
    const value = provider === null ? undefined : env[keyVariable(provider)]?.trim();
    return value === undefined || value === "" ? null : value;
  };
  const refuse = (account: string): never => {
    const provider = accountProvider(account);
    const name = provider === null ? "The environment" : keyVariable(provider);
    throw new HeadnoteError("wrong-use", `${name} is read only. Change it where it is set.`);
  };
  return {
    kind: "environment",
    read,
    write: refuse,
    delete: (account) => (read(account) === null ? false : refuse(account)),
  };
}
