import { parse } from "node:path";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import { replacedInWords } from "../../shared/domain/disclosure.ts";
import { dollars } from "../../shared/domain/money.ts";
import { askContract, planQuestion } from "../usecases/ask-contract.ts";
import type { Headnote } from "../usecases/compose.ts";
import { openFile } from "../usecases/open-file.ts";
import { leavesThisMachine } from "../usecases/plan-contract.ts";
import { questionAsJson, questionAsText, unverifiedIn } from "../usecases/present-question.ts";
import { errorSentence, exitStatus, type ExitStatus } from "./outcome.ts";
import { endProgress, notice, printJson, printLine, progress } from "./output.ts";
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

/** The last argument is the question. One file's failure does not stop the others; the exit status is the worst of them. */
export async function ask(given: readonly string[], options: Options): Promise<void> {
  const files = given.slice(0, -1);
  const question = given.at(-1) ?? "";
  if (files.length === 0) {
    throw new HeadnoteError("wrong-use", 'Name a file and then the question: headnote ask FILE "question".');
  }
  await withHeadnote(async (headnote, signal) => {
    sayNotices(headnote);
    const documents: unknown[] = [];
    const statuses: ExitStatus[] = [];
    for (const [index, path] of files.entries()) {
      const { base } = parse(path);
      try {
        const { contract, saved } = await askFile(headnote, path, question, options, signal);
        if (options.json === true) documents.push(questionAsJson(contract, saved));
        else {
          if (files.length > 1) printLine(`${index > 0 ? "\n" : ""}# ${base}\n`);
          printLine(questionAsText(contract, saved));
        }
        statuses.push(unverifiedIn(saved) > 0 ? 4 : 0);
      } catch (error) {
        endProgress();
        if (!isHeadnoteError(error)) throw error;
        notice(files.length === 1 ? errorSentence(error) : `${base}: ${errorSentence(error)}`);
        documents.push({ file: base, error: { code: error.code, message: error.message } });
        statuses.push(exitStatus(error));
        if (signal.aborted) break;
      }
    }
    if (options.json === true) printJson(files.length === 1 ? documents[0] : documents);
    process.exitCode = ([1, 2, 3, 4] as const).find((status) => statuses.includes(status)) ?? 0;
  });
}

async function askFile({ house }: Headnote, path: string, question: string, options: Options, signal: AbortSignal) {
  const file = await openFile(path, house.fileLimit);
  const contract = await house.reader.read(file, { signal });
  const matter = options.matter ?? (house.preferences().defaultMatter || null);
  const planned = planQuestion(house, contract, question, {
    matter,
    onDevice: options.onDevice ?? false,
    route: options.route ?? null,
    ...kindsToReplace(options.replace),
  });
  house.library().saveContract(contract, file.bytes);
  if (leavesThisMachine(house, planned.plan)) {
    const first = planned.plan.candidates.find(({ eligible }) => eligible);
    const what = planned.plan.disclosure?.what === "passages" ? "What bears on this in " : "";
    notice(
      `${what}${file.name} goes to ${first?.deployment ?? "nobody"}, at most ${dollars(planned.plan.estimateUsd)}.`,
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
