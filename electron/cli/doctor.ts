import { diagnose } from "../usecases/diagnose.ts";
import { printJson, printLine } from "./output.ts";
import { withHeadnote } from "./session.ts";

/** Exit status 1 where something does not work; what merely is not set up is said, not failed. */
export async function doctor(options: { readonly json?: boolean }): Promise<void> {
  await withHeadnote(async ({ house }, signal) => {
    const findings = await diagnose(house, signal);
    if (options.json === true) printJson(findings);
    else for (const { state, about, text } of findings) printLine(`${state.padEnd(7)}  ${about}: ${text}`);
    if (findings.some(({ state }) => state === "broken")) process.exitCode = 1;
  });
}
