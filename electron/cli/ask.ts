import { HeadnoteError } from "../../shared/domain/errors.ts";
import { replacedInWords } from "../../shared/domain/disclosure.ts";
import { mostDollars } from "../../shared/domain/money.ts";
import { askContract, planQuestion } from "../usecases/ask-contract.ts";
import type { Headnote } from "../usecases/compose.ts";
import type { InputDocument } from "../usecases/open-inputs.ts";
import { leavesThisMachine } from "../usecases/plan-contract.ts";
import { questionAsJson, questionAsText, unverifiedIn } from "../usecases/present-question.ts";
import { eachContract } from "./each-contract.ts";
import { endProgress, notice, progress } from "./output.ts";
import { kindsToReplace } from "./replace.ts";
import { sayNotices, withHeadnote } from "./session.ts";

interface Options {
  readonly matter?: string;
  readonly onDevice?: boolean;
  readonly route?: string;
  readonly replace?: string;
  readonly fresh?: boolean;
  readonly json?: boolean;
}

/** The last argument is the question; it is put to each contract. */
export async function ask(given: readonly string[], options: Options): Promise<void> {
  const files = given.slice(0, -1);
  const question = given.at(-1) ?? "";
  if (files.length === 0) {
    throw new HeadnoteError("wrong-use", 'Name a file and then the question: headnote ask FILE "question".');
  }
  await withHeadnote(async (headnote, signal) => {
    sayNotices(headnote);
    await eachContract(headnote, files, { json: options.json === true, signal }, async (file) => {
      const { contract, saved } = await askFile(headnote, file, question, options, signal);
      const text = questionAsText(contract, saved);
      return {
        json: questionAsJson(contract, saved),
        text: file.within === "" && files.length === 1 ? text : `# ${file.name}\n\n${text}`,
        status: unverifiedIn(saved) > 0 ? 4 : 0,
      };
    });
  });
}

async function askFile(
  { house }: Headnote,
  file: InputDocument,
  question: string,
  options: Options,
  signal: AbortSignal,
) {
  const contract = await house.reader.read(file, { signal });
  const matter = options.matter ?? (house.preferences().defaultMatter || null);
  const planned = planQuestion(house, contract, question, {
    matter,
    onDevice: options.onDevice ?? false,
    route: options.route ?? null,
    ...kindsToReplace(options.replace),
  });
  house.library().saveContract(contract, file.bytes);
  if (planned.keptHere && options.onDevice !== true) {
    notice(
      `${file.name} was kept on this device, and so is what is asked about it. To ask a model, summarise it without --on-device.`,
    );
  }
  if (leavesThisMachine(house, planned.plan)) {
    const first = planned.plan.candidates.find(({ eligible }) => eligible);
    const what = planned.plan.disclosure?.what === "passages" ? "What bears on this in " : "";
    notice(
      `${what}${file.name} goes to ${first?.deployment ?? "nobody"}, at most ${mostDollars(planned.plan.estimateUsd)}.`,
    );
    const replaced = replacedInWords(planned.seal.replaced);
    if (replaced !== "") notice(`Replaced before sending: ${replaced}.`);
  }
  const saved = await askContract(house, contract, planned, {
    matter,
    signal,
    fresh: options.fresh ?? false,
    onEvent: (event) => {
      if (event.type === "progress") progress(`${event.deployment}: ${event.received} characters`);
      if (event.type === "switch") progress(`switched from ${event.from} to ${event.to}: ${event.reason}`);
    },
  });
  endProgress();
  return { contract, saved };
}
