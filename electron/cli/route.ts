import { openFile } from "../usecases/open-file.ts";
import { planContract } from "../usecases/plan-contract.ts";
import { planAsJson, planAsText } from "../usecases/present-plan.ts";
import { printJson, printLine } from "./output.ts";
import { withHeadnote } from "./session.ts";

interface Options {
  readonly matter?: string;
  readonly onDevice?: boolean;
  readonly route?: string;
  readonly json?: boolean;
}

export async function route(path: string, options: Options): Promise<void> {
  await withHeadnote(async ({ house }, signal) => {
    const file = await openFile(path, house.fileLimit);
    const contract = await house.reader.read(file, { signal });
    const { plan } = planContract(house, contract, {
      matter: options.matter ?? (house.preferences().defaultMatter || null),
      side: null,
      onDevice: options.onDevice ?? false,
      route: options.route ?? null,
    });
    if (options.json === true) printJson(planAsJson(plan));
    else printLine(planAsText(plan));
  });
}
