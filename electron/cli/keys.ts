import { HeadnoteError } from "../../shared/domain/errors.ts";
import { deleteKey, keyVariable, listProviders, providerStatus, setKey } from "../usecases/provider-keys.ts";
import { printJson, printLine, table } from "./output.ts";
import { withHeadnote } from "./session.ts";
import { readSecret } from "./standard-input.ts";

export async function setProviderKey(provider: string): Promise<void> {
  await withHeadnote(async ({ house }) => {
    const { id } = providerStatus(house, provider);
    const keys = house.keys();
    if (keys.kind === "session") {
      throw new HeadnoteError(
        "keychain-unavailable",
        `There is no system keychain here, so the key was not kept. Set it as ${keyVariable(id)} in the environment instead.`,
      );
    }
    const status = setKey(house, provider, await readSecret(`Key for ${provider}: `));
    printLine(`The key for ${status.label} is in the keychain.`);
  });
}

export async function listKeys(options: { readonly json?: boolean }): Promise<void> {
  await withHeadnote(async ({ house }) => {
    const held = listProviders(house).filter(({ key }) => key !== null);
    if (options.json === true) printJson(held.map(({ id, label, key }) => ({ id, label, key })));
    else if (held.length === 0) printLine("No provider has a key. `headnote keys set PROVIDER` adds one.");
    else
      printLine(
        table(
          ["provider", "kept in"],
          held.map(({ id, key }) => [id, key ?? ""]),
        ),
      );
  });
}

export async function deleteProviderKey(provider: string): Promise<void> {
  await withHeadnote(async ({ house }) => {
    const { label, key } = deleteKey(house, provider);
    printLine(
      key === "environment"
        ? `The keychain holds no key for ${label} any more; the one in the environment is still used.`
        : `The keychain holds no key for ${label}.`,
    );
  });
}
