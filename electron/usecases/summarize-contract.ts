import type { Contract } from "../../shared/domain/contract.ts";
import type { Run } from "../../shared/domain/run.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import type { Statement, Summary } from "../../shared/domain/summary.ts";
import type { ExecutionEvent, Task } from "../execution/executor.ts";
import { parseAnswer } from "../summaries/answer.ts";
import { withContradictions } from "../summaries/contradictions.ts";
import { withDefinitions } from "../summaries/definitions/definitions.ts";
import { verifyAnswer } from "../summaries/verify.ts";
import { askAgainWhereWeak } from "./ask-again.ts";
import type { House } from "./house.ts";
import { onDeviceDeployment, planContract, type PlannedContract, type PlanOptions } from "./plan-contract.ts";
import { comparedRun } from "./single-model.ts";
import { taskName } from "./task-name.ts";

export interface RunOptions {
  readonly matter: string | null;
  readonly signal: AbortSignal;
  readonly onEvent?: (event: ExecutionEvent) => void;
  /** Told every run that is begun for the contract, before anything of it is sent; nothing is where it throws. */
  readonly onRun?: (runId: string) => void;
  /** Saves in the place of this summary rather than as a new one. */
  readonly replaces?: string;
}

/** A summary, verified and kept (for this session only where nothing is kept). */
export interface Summarized {
  readonly saved: SavedSummary;
  /** One sentence where the reader should know that something did not go as planned; null where it did. */
  readonly note: string | null;
}

/**
 * Carries out a plan: asks the candidates in turn, checks every statement of the answer against the contract, asks once
 * more one tier up where too little of it holds, adds what the contract says against itself, and keeps the better answer.
 * Throws what `Executor.execute` throws, and the library's errors.
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
  const library = house.library();
  const id = options.replaces ?? house.newId();
  const createdAt = new Date(house.now()).toISOString();
  library.saveSummary({
    id,
    createdAt,
    matter: options.matter,
    sha256: contract.sha256,
    summary,
    run,
    task: taskName(contract, planned),
  });
  const hasFile = library.file(contract.sha256) !== null;
  return {
    saved: { id, createdAt, matter: options.matter, contract, summary, run, hasFile },
    note: note ?? fallbackNote(planned, run),
  };
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
