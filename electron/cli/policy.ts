import { policyInWords } from "../../shared/domain/policy-words.ts";
import { checkPolicyFile, policyInForce, routesFileSchema } from "../usecases/policy.ts";
import { printJson, printLine } from "./output.ts";
import { sayNotices, withHeadnote } from "./session.ts";

interface Json {
  readonly json?: boolean;
}

export async function show(options: Json): Promise<void> {
  await withHeadnote(async (headnote) => {
    sayNotices(headnote);
    const policy = policyInForce(headnote.house);
    if (options.json === true) printJson(policy);
    else printLine(policyInWords(policy).join("\n") || "No rule is set: every provider with a key may be asked.");
  });
}

/** A route whose candidates are all refused is said, not failed: the engine on this device answers it. */
export function check(path: string, options: Json): void {
  const checked = checkPolicyFile(path);
  const closed = checked.routes.filter(({ candidates }) => candidates.every(({ refusal }) => refusal !== null));
  if (options.json === true) printJson(checked);
  else {
    printLine("The file is valid.");
    for (const warning of checked.warnings) printLine(`Warning: ${warning}`);
    for (const rule of policyInWords(checked.policy)) printLine(rule);
    for (const { route, candidates } of checked.routes) {
      printLine(`${route}:`);
      for (const { deployment, refusal } of candidates) printLine(`  ${deployment}: ${refusal ?? "may be asked"}`);
    }
    for (const { route } of closed) printLine(`The route "${route}" is left to the engine on this device.`);
  }
}

export function schema(): void {
  printJson(routesFileSchema());
}
