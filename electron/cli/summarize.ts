import { mkdir, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import { dollars } from "../../shared/domain/money.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import type { Headnote } from "../usecases/compose.ts";
import { openFile } from "../usecases/open-file.ts";
import { knownAnswer } from "../usecases/known-answer.ts";
import { leavesThisMachine, planContract } from "../usecases/plan-contract.ts";
import { summaryAsJson, summaryAsText } from "../usecases/present-summary.ts";
import { runPlan, unverified, type Stage, type Summarized } from "../usecases/summarize-contract.ts";
import { readingProgress } from "./reading-progress.ts";
import { errorSentence, exitStatus, type ExitStatus } from "./outcome.ts";
import { endProgress, notice, printJson, printLine, progress } from "./output.ts";
import { sayNotices, withHeadnote } from "./session.ts";
import { documentPassword } from "./standard-input.ts";

interface Options {
  readonly matter?: string;
  readonly side?: string;
  readonly onDevice?: boolean;
  readonly route?: string;
  readonly fresh?: boolean;
  readonly password?: string;
  readonly json?: boolean;
  readonly out?: string;
}

/** One file's failure does not stop the others; the exit status is the worst of them. */
export async function summarize(files: readonly string[], options: Options): Promise<void> {
  const password = await documentPassword(options.password);
  await withHeadnote(async (headnote, signal) => {
    sayNotices(headnote);
    const documents: unknown[] = [];
    const statuses: ExitStatus[] = [];
    for (const [index, path] of files.entries()) {
      try {
        const done = await summarizeFile(headnote, path, options, password, signal);
        if (options.out !== undefined) await writeOut(options.out, done.saved);
        if (options.json === true) documents.push(summaryAsJson(done.saved));
        else printLine(`${index > 0 ? "\n" : ""}${summaryAsText(done.saved)}`);
        if (done.note !== null) notice(done.note);
        statuses.push(unverified(done.saved.summary).length > 0 ? 4 : 0);
      } catch (error) {
        endProgress();
        if (!isHeadnoteError(error)) throw error;
        notice(files.length === 1 ? errorSentence(error) : `${parse(path).base}: ${errorSentence(error)}`);
        documents.push({ file: parse(path).base, error: { code: error.code, message: error.message } });
        statuses.push(exitStatus(error));
        if (signal.aborted) break;
      }
    }
    if (options.json === true) printJson(files.length === 1 ? documents[0] : documents);
    process.exitCode = worst(statuses);
  });
}

async function summarizeFile(
  { house }: Headnote,
  path: string,
  options: Options,
  password: string | null,
  signal: AbortSignal,
): Promise<Summarized> {
  const file = await openFile(path, house.fileLimit);
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
    notice(`${file.name} goes to ${first?.deployment ?? "nobody"}${inParts}, at most ${dollars(estimateUsd)}.`);
    if (arbitration) {
      notice(
        `Up to ${arbitration.passages} passages that contradict each other then go, alone, to ${arbitration.candidates[0]?.deployment ?? "nobody"}, at most ${dollars(arbitration.estimateUsd)} more.`,
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

async function writeOut(folder: string, saved: SavedSummary): Promise<void> {
  const { name } = parse(saved.contract.name);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.summary.md`), `${summaryAsText(saved)}\n`);
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

function worst(statuses: readonly ExitStatus[]): ExitStatus {
  return ([1, 2, 3, 4] as const).find((status) => statuses.includes(status)) ?? 0;
}
