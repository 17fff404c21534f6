import { planContract } from "../usecases/plan-contract.ts";
import { planAsJson, planAsText } from "../usecases/present-plan.ts";
import { eachContract } from "./each-contract.ts";
import { kindsToReplace } from "./replace.ts";
import { withHeadnote } from "./session.ts";

interface Options {
  readonly matter?: string;
  readonly onDevice?: boolean;
  readonly route?: string;
  readonly replace?: string;
  readonly json?: boolean;
}

export async function route(files: readonly string[], options: Options): Promise<void> {
  await withHeadnote((headnote, signal) =>
    eachContract(headnote, files, { json: options.json === true, signal }, async (file) => {
      const { house } = headnote;
      const contract = await house.reader.read(file, { signal });
      const { plan } = planContract(house, contract, {
        matter: options.matter ?? (house.preferences().defaultMatter || null),
        side: null,
        onDevice: options.onDevice ?? false,
        route: options.route ?? null,
        ...kindsToReplace(options.replace),
      });
      const text = planAsText(plan);
      return {
        json: planAsJson(plan),
        text: file.within === "" && files.length === 1 ? text : `${file.name}\n${text}`,
        status: 0,
      };
    }),
  );
}
