import { listProviders, testProvider } from "../usecases/provider-keys.ts";
import { printJson, printLine, table } from "./output.ts";
import { withHeadnote } from "./session.ts";

export async function list(options: { readonly json?: boolean }): Promise<void> {
  await withHeadnote(async ({ house }) => {
    const providers = listProviders(house);
    if (options.json === true) printJson(providers);
    else {
      printLine(
        table(
          ["provider", "name", "dialect", "key", "routed", "address"],
          providers.map(({ id, label, dialect, key, routed, local, baseURL }) => [
            id,
            label,
            dialect,
            key ?? (local ? "not needed" : "none"),
            routed ? "yes" : "no",
            baseURL ?? "set in routes.json",
          ]),
        ),
      );
    }
  });
}

/** Exit status 1 where one of them did not answer. */
export async function test(provider: string | undefined, options: { readonly json?: boolean }): Promise<void> {
  await withHeadnote(async ({ house }, signal) => {
    const asked =
      provider === undefined
        ? listProviders(house)
            .filter(({ key }) => key !== null)
            .map(({ id }) => id)
        : [provider];
    const results = [];
    for (const id of asked) results.push({ id, ...(await testProvider(house, id, signal)) });
    if (options.json === true) printJson(results);
    else if (results.length === 0) printLine("No provider has a key, so there is nobody to ask.");
    else for (const { message } of results) printLine(message);
    if (results.some(({ ok }) => !ok)) process.exitCode = 1;
  });
}
