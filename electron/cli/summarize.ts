import { mkdir, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { replacedInWords } from "../../shared/domain/disclosure.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { mostDollars } from "../../shared/domain/money.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import type { Headnote } from "../usecases/compose.ts";
import { asShown } from "../usecases/open-summary.ts";
import { knownAnswer } from "../usecases/known-answer.ts";
import type { InputDocument } from "../usecases/open-inputs.ts";
import { leavesThisMachine, planContract } from "../usecases/plan-contract.ts";
import { summaryAsMarkdown } from "../usecases/export-summaries.ts";
import { summaryAsJson, summaryAsText } from "../usecases/present-summary.ts";
import { runPlan, unverified, type Stage, type Summarized } from "../usecases/summarize-contract.ts";
import { eachContract } from "./each-contract.ts";
import { readingProgress } from "./reading-progress.ts";
import { endProgress, notice, progress } from "./output.ts";
import { kindsToReplace } from "./replace.ts";
import { sayNotices, withHeadnote } from "./session.ts";
import { documentPassword } from "./standard-input.ts";

interface Options {
  readonly matter?: string;
  readonly side?: string;
  readonly onDevice?: boolean;
  readonly route?: string;
  readonly replace?: string;
  readonly fresh?: boolean;
  readonly password?: string;
  readonly json?: boolean;
  readonly out?: string;
}

/** Each contract in what is named; one file's failure does not stop the others. */
export async function summarize(files: readonly string[], options: Options): Promise<void> {
  const password = await documentPassword(options.password);
  await withHeadnote(async (headnote, signal) => {
    sayNotices(headnote);
    const written = new Set<string>();
    await eachContract(headnote, files, { json: options.json === true, signal }, async (file) => {
      const done = await summarizeFile(headnote, file, options, password, signal);
      const saved = asShown(headnote.house, done.saved);
      if (options.out !== undefined) await writeOut(options.out, saved, written);
      return {
        json: summaryAsJson(saved),
        text: summaryAsText(saved),
        status: unverified(done.saved.summary).length > 0 ? 4 : 0,
        note: done.note,
      };
    });
  });
}

async function summarizeFile(
  { house }: Headnote,
  file: InputDocument,
  options: Options,
  password: string | null,
  signal: AbortSignal,
): Promise<Summarized> {
  const contract = await house.reader.read(file, {
    signal,
    ...(password === null ? {} : { password }),
    onProgress: (reading) => progress(`${file.name}: ${readingProgress(reading)}`),
  });
  const matter = options.matter ?? (house.preferences().defaultMatter || null);
  const planned = planContract(house, contract, {
    matter,
    side: options.side ?? null,
    onDevice: options.onDevice ?? false,
    route: options.route ?? null,
    fresh: options.fresh ?? false,
    ...kindsToReplace(options.replace),
  });
  house.library().saveContract(contract, file.bytes);
  const known = options.fresh === true ? null : knownAnswer(house, contract, planned, { matter });
  if (known !== null) {
    endProgress();
    return known;
  }
  if (leavesThisMachine(house, planned.plan)) {
    endProgress();
    const first = planned.plan.candidates.find((candidate) => candidate.eligible);
    const { parts, arbitration, estimateUsd } = planned.plan;
    const inParts = parts ? ` in ${parts.count} parts` : "";
    notice(`${file.name} goes to ${first?.deployment ?? "nobody"}${inParts}, at most ${mostDollars(estimateUsd)}.`);
    const replaced = replacedInWords(planned.seal.replaced);
    if (replaced !== "") notice(`Replaced before sending: ${replaced}.`);
    if (arbitration) {
      notice(
        `Up to ${arbitration.passages} passages that contradict each other then go, alone, to ${arbitration.candidates[0]?.deployment ?? "nobody"}, at most ${mostDollars(arbitration.estimateUsd)} more.`,
      );
    }
  }
  let stage = "";
  const done = await runPlan(house, contract, planned, {
    matter,
    signal,
    fresh: options.fresh ?? false,
    onStage: (at) => {
      stage = stageInWords(at);
    },
    onEvent: (event) => {
      if (event.type === "progress") progress(`${stage}${event.deployment}: ${event.received} characters`);
      if (event.type === "switch") progress(`switched from ${event.from} to ${event.to}: ${event.reason}`);
    },
  });
  endProgress();
  return done;
}

function stageInWords(at: Stage): string {
  switch (at.stage) {
    case "part":
      return `part ${at.number} of ${at.of}, `;
    case "overview":
      return "the head of the summary, ";
    case "arbitration":
      return "what contradicts itself, ";
  }
}

/** `written` has the names that this command has used: contracts of several folders can be named alike. */
async function writeOut(folder: string, saved: SavedSummary, written: Set<string>): Promise<void> {
  const own = parse(saved.contract.name).name;
  let name = own;
  for (let count = 2; written.has(name.toLowerCase()); count += 1) name = `${own}-${count}`;
  written.add(name.toLowerCase());
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.summary.md`), `${summaryAsMarkdown(saved)}\n`);
    await writeFile(join(folder, `${name}.summary.json`), `${JSON.stringify(summaryAsJson(saved), null, 2)}\n`);
  } catch (error) {
    const full = error instanceof Error && "code" in error && error.code === "ENOSPC";
    throw new HeadnoteError(
      full ? "disk-full" : "not-available",
      full
        ? "The disk is full, so the summary was not written to the folder. Free some space and run it again."
        : "The summary could not be written to that folder. Check that it is a folder you may write to.",
      { cause: error },
    );
  }
}
