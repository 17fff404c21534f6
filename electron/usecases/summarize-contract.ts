import type { Contract, Coverage } from "../../shared/domain/contract.ts";
import type { Attempt, Run } from "../../shared/domain/run.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import type { Statement, Summary } from "../../shared/domain/summary.ts";
import type { ExecutionEvent, Task } from "../execution/executor.ts";
import { parseAnswer, type ModelAnswer } from "../summaries/answer.ts";
import { withContradictions } from "../summaries/contradictions.ts";
import { withDefinitions } from "../summaries/definitions/definitions.ts";
import { summarise } from "../summaries/on-device/summarise.ts";
import { verifyAnswer } from "../summaries/verify.ts";
import { arbitrate } from "./arbitrate.ts";
import { askAgainWhereWeak } from "./ask-again.ts";
import { askInParts, withOthers } from "./ask-in-parts.ts";
import type { House } from "./house.ts";
import { onDeviceDeployment, planContract, type PlannedContract, type PlanOptions } from "./plan-contract.ts";
import { comparedRun } from "./single-model.ts";
import { taskName } from "./task-name.ts";

/** What is being done, beside the attempts of `onEvent`. */
export type Stage =
  /** `kept`: it was answered before, and is not asked again. */
  | { readonly stage: "part"; readonly number: number; readonly of: number; readonly kept: boolean }
  | { readonly stage: "overview" }
  | { readonly stage: "arbitration"; readonly passages: number };

export interface RunOptions {
  readonly matter: string | null;
  readonly signal: AbortSignal;
  readonly onEvent?: (event: ExecutionEvent) => void;
  /** Told every run that is begun for the contract, before anything of it is sent; nothing is where it throws. */
  readonly onRun?: (runId: string) => void;
  readonly onStage?: (stage: Stage) => void;
  /** Saves in the place of this summary rather than as a new one. */
  readonly replaces?: string;
  /** Asks also for parts that were answered before. */
  readonly fresh?: boolean;
}

/** A summary, verified and kept (for this session only where nothing is kept). */
export interface Summarized {
  readonly saved: SavedSummary;
  /** One sentence where the reader should know that something did not go as planned; null where it did. */
  readonly note: string | null;
}

/** What models said about a contract, before it is joined with what its own words say against each other. */
export interface Read {
  readonly answer: ModelAnswer;
  /** That the summary is saved with; it tells of the others. */
  readonly run: Run;
  /** Of all runs together. */
  readonly attempts: readonly Attempt[];
  readonly note: string | null;
  readonly coverage: Coverage;
  /** Whether a model answered about all of it: then the same task need not be asked again. */
  readonly isWhole: boolean;
  /** Where it was already checked. */
  readonly summary?: Summary;
}

/**
 * Carries out a plan: asks the candidates in turn (about each part, where the contract is too long), checks every statement
 * of the answer against the contract, asks once more one tier up where too little of it holds, adds what the contract says
 * against itself, has that arbitrated where the plan says so, and keeps the better answer. The summary is saved before it
 * goes to arbitration. Throws what `Executor.execute` throws, and the library's errors.
 */
export async function runPlan(
  house: House,
  contract: Contract,
  planned: PlannedContract,
  options: RunOptions,
): Promise<Summarized> {
  const task: Task<Summary> = {
    plan: planned.plan,
    matter: options.matter,
    request: planned.request,
    accept: (answer) =>
      verifyAnswer(contract, withDefinitions(contract, withContradictions(contract, parseAnswer(answer)))),
    signal: options.signal,
    ...(options.onEvent === undefined ? {} : { onEvent: options.onEvent }),
    ...(options.onRun === undefined ? {} : { onRun: options.onRun }),
  };
  const first = await house.executor().execute<Summary>(task);
  const { value: summary, run: made, note } = await askAgainWhereWeak(house, contract, task, first);
  const run = comparedRun(house, made);
  let own: Summary | null = null;
  const reading = (): Summary => (own ??= verifyAnswer(contract, summarise(contract)));
  const read =
    planned.parts === null
      ? await askAtOnce(house, contract, planned, { ...options, reading })
      : await askInParts(house, contract, planned, planned.parts, { ...options, reading });
  const library = house.library();
  const id = options.replaces ?? house.newId();
  const createdAt = new Date(house.now()).toISOString();
  const { single } = comparedRun(house, { ...read.run, attempts: [...read.attempts] });
  const save = (summary: Summary, run: Run): SavedSummary => {
    library.saveSummary({
      id,
      createdAt,
      matter: options.matter,
      sha256: contract.sha256,
      summary,
      run,
      ...(read.isWhole ? { task: taskName(contract, planned) } : {}),
    });
    const hasFile = library.file(contract.sha256) !== null;
    return { id, createdAt, matter: options.matter, contract, summary, run, hasFile };
  };
  const run: Run = { ...read.run, ...(single === undefined ? {} : { single }) };
  const answer = withOwnFindings(contract, read.answer);
  const summary = { ...(read.summary ?? verifyAnswer(contract, answer)), coverage: read.coverage };
  let saved = save(summary, run);
  if (read.isWhole) library.dropParts(contract.sha256);
  const isModels = run.served !== null && `${run.served.provider}/${run.served.model}` !== onDeviceDeployment;
  if (planned.arbitration !== null && isModels) {
    const { rulings, other } = await arbitrate(house, contract, planned.arbitration, options);
    const ruled = verifyAnswer(contract, { ...answer, statements: [...answer.statements, ...rulings] });
    if (other !== null) saved = save({ ...ruled, coverage: read.coverage }, withOthers(run, [other]));
  }
  return { saved, note: read.note ?? fallbackNote(planned, run) };
}

/** With what code finds in the contract's own words, whoever answered. */
function withOwnFindings(contract: Contract, answer: ModelAnswer): ModelAnswer {
  return withDefinitions(contract, withContradictions(contract, answer));
}

/** Asks about all of a contract in one request. */
async function askAtOnce(
  house: House,
  contract: Contract,
  planned: PlannedContract,
  options: RunOptions & { readonly reading: () => Summary },
): Promise<Read> {
  const task: Task<{ answer: ModelAnswer; summary: Summary }> = {
    plan: planned.plan,
    matter: options.matter,
    request: planned.request,
    accept: (text) => {
      const answer = parseAnswer(text);
      return { answer, summary: verifyAnswer(contract, withOwnFindings(contract, answer)) };
    },
    signal: options.signal,
    ...(options.onEvent === undefined ? {} : { onEvent: options.onEvent }),
  };
  const first = await house.executor().execute(task);
  const { value, run, note } = await askAgainWhereWeak(house, task, first, options.reading);
  return { ...value, run, attempts: run.attempts, note, coverage: contract.coverage, isWhole: true };
}

/** The instant brief: the on-device engine alone, whatever the route says. Needs no key and no network. */
export async function runOnDevice(
  house: House,
  contract: Contract,
  options: RunOptions & PlanOptions,
): Promise<Summarized> {
  const planned = planContract(house, contract, { ...options, onDevice: true, route: onDeviceDeployment });
  return runPlan(house, contract, planned, options);
}

/** Statements that a reader must not take for checked. */
export function unverified(summary: Summary): Statement[] {
  return summary.statements.filter((statement) => statement.status !== "exact" && statement.status !== "close");
}

function fallbackNote(planned: PlannedContract, run: Run): string | null {
  const wanted = planned.plan.candidates.find((candidate) => candidate.eligible);
  const failed = run.attempts.filter((attempt) => attempt.outcome === "failed");
  if (wanted === undefined || run.served === null || failed.length === 0) return null;
  const served = `${run.served.provider}/${run.served.model}`;
  const faults = [...new Map(failed.map((attempt) => [attempt.deployment, attempt.errorClass ?? "failed"]))]
    .map(([deployment, fault]) => `${deployment}: ${fault}`)
    .join("; ");
  if (served === onDeviceDeployment) {
    return `No provider gave a whole answer (${faults}), so this summary was made on this device.`;
  }
  return served === wanted.deployment ? null : `Answered by ${served} instead of ${wanted.deployment} (${faults}).`;
}
