import { isDeepStrictEqual } from "node:util";
import type { Contract } from "../../shared/domain/contract.ts";
import { servedBy, type Run } from "../../shared/domain/run.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import type { Statement, Summary } from "../../shared/domain/summary.ts";
import { errorClassWords } from "../../shared/domain/error-words.ts";
import { whyNobodyElse } from "../../shared/domain/why-nobody-else.ts";
import type { Outcome, Task } from "../execution/executor.ts";
import { parseAnswer, type ModelAnswer } from "../summaries/answer.ts";
import { withContradictions } from "../summaries/contradictions/find.ts";
import { withDefinitions } from "../summaries/definitions/definitions.ts";
import { withLeftOut } from "../summaries/left-out.ts";
import { summarise } from "../summaries/on-device/summarise.ts";
import { markUnknown } from "../summaries/placeholders/unknown.ts";
import { verifyAnswer } from "../summaries/verify.ts";
import { arbitrate } from "./arbitrate.ts";
import { askAgainWhereWeak, type Checked } from "./ask-again.ts";
import { askInParts, withOthers } from "./ask-in-parts.ts";
import type { House } from "./house.ts";
import {
  leavesThisMachine,
  onDeviceDeployment,
  planContract,
  type PlannedContract,
  type PlanOptions,
} from "./plan-contract.ts";
import { once } from "./once.ts";
import { comparedRun } from "./single-model.ts";
import { callsOf, type Read, type RunOptions, type Summarized } from "./run-options.ts";
import { taskName } from "./task-name.ts";

export type { RunOptions, Stage, Summarized } from "./run-options.ts";

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
  const device = once(() => summarise(contract));
  const reading = once(() => verifyAnswer(contract, device()));
  /** With what code finds in the contract's own words, whoever answered. */
  const complete = (answer: ModelAnswer): ModelAnswer =>
    withDefinitions(
      contract,
      withContradictions(contract, isForModels(planned) ? withLeftOut(answer, device()) : answer),
    );
  const library = house.library();
  const { wishes } = planned;
  // To be kept here is a word that holds until it is sent on another word; what only happened to stay here changes nothing.
  if (wishes !== null && (wishes.onDevice || leavesThisMachine(house, planned.plan)))
    library.wishes.set(contract.sha256, wishes);
  const newId = options.replaces ?? house.newId();
  const createdAt = new Date(house.now()).toISOString();
  const before = options.before ?? [];
  const save = (made: Summary, run: Run, isWhole: boolean): SavedSummary => {
    const summary = markUnknown(planned.seal, made);
    const task = taskName(contract, planned);
    const isDevices = isWhole && options.replaces === undefined && servedBy(run) === onDeviceDeployment;
    const id = (isDevices ? alike(house, task, { matter: options.matter, summary }) : null) ?? newId;
    library.saveSummary({
      id,
      createdAt,
      matter: options.matter,
      sha256: contract.sha256,
      summary,
      run,
      ...(isWhole ? { task } : {}),
    });
    // Whom a summary was asked for is whom we act for, also when it is read.
    if (planned.side !== null) library.sides.set({ matter: options.matter, sha256: contract.sha256 }, planned.side);
    const hasFile = library.file(contract.sha256) !== null;
    return { id, createdAt, matter: options.matter, contract, summary, run, hasFile };
  };
  /** What came after a day's wait, and was paid, is kept before it is asked about once more. */
  const keepFirst = ({ value, run }: Outcome<Checked>) => {
    save({ ...value.summary, coverage: contract.coverage }, comparedRun(house, run), true);
  };
  const read =
    planned.parts === null
      ? await askAtOnce(house, contract, planned, { ...options, reading, complete, keepFirst })
      : await askInParts(house, contract, planned, planned.parts, { ...options, reading });
  const { single } = comparedRun(house, { ...read.run, attempts: [...read.attempts] });
  const simulated = isSimulated(house, read.run) ? { simulated: true as const } : {};
  const run: Run = withOthers({ ...read.run, ...simulated, ...(single === undefined ? {} : { single }) }, before);
  const answer = complete(read.answer);
  const summary = { ...(read.summary ?? verifyAnswer(contract, answer)), coverage: read.coverage };
  let saved = save(summary, run, read.isWhole);
  if (read.isWhole) library.dropParts(contract.sha256);
  const isModels = run.served !== null && servedBy(run) !== onDeviceDeployment;
  if (planned.arbitration !== null && isModels) {
    const { rulings, other } = await arbitrate(house, contract, planned.arbitration, planned.seal, options);
    const ruled = verifyAnswer(contract, { ...answer, statements: [...answer.statements, ...rulings] });
    if (other !== null) saved = save({ ...ruled, coverage: read.coverage }, withOthers(run, [other]), read.isWhole);
  }
  return { saved, note: read.note ?? fallbackNote(planned, run) };
}

/**
 * The summary by which the library has these same words already, made on this device for the same matter: whoever drops a
 * contract a second time finds it once, as of the later day. Null where there is none.
 */
function alike(
  house: House,
  task: string,
  { matter, summary }: Pick<SavedSummary, "matter" | "summary">,
): string | null {
  const made: unknown = JSON.parse(JSON.stringify(summary));
  const known = house
    .library()
    .answers(task)
    .find(
      (saved) =>
        saved.matter === matter &&
        servedBy(saved.run) === onDeviceDeployment &&
        isDeepStrictEqual(JSON.parse(JSON.stringify(saved.summary)), made),
    );
  return known?.id ?? null;
}

/** Whether a model is asked at all: the engine on this device need not be held against itself. */
function isForModels({ plan }: PlannedContract): boolean {
  const first = plan.candidates.find(({ eligible }) => eligible)?.deployment;
  return first !== undefined && first !== onDeviceDeployment;
}

/** Asks about all of a contract in one request. */
async function askAtOnce(
  house: House,
  contract: Contract,
  planned: PlannedContract,
  options: RunOptions & {
    readonly reading: () => Summary;
    readonly complete: (answer: ModelAnswer) => ModelAnswer;
    readonly keepFirst: (first: Outcome<Checked>) => void;
  },
): Promise<Read> {
  const task: Task<{ answer: ModelAnswer; summary: Summary }> = {
    plan: planned.plan,
    ...callsOf(options),
    request: planned.request,
    accept: (text) => {
      const answer = parseAnswer(planned.seal.revealAnswer(text));
      const summary = verifyAnswer(contract, options.complete(answer));
      return { answer, summary: markUnknown(planned.seal, summary) };
    },
  };
  const first = options.came?.(task.accept) ?? (await house.executor().execute(task));
  if (options.came !== undefined) options.keepFirst(first);
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
  return runPlan(house, contract, { ...planned, wishes: null }, options);
}

/** Statements that a reader must not take for checked. */
export function unverified(summary: Summary): Statement[] {
  return summary.statements.filter((statement) => statement.status !== "exact" && statement.status !== "close");
}

/** A demonstration must not be taken for the real thing wherever its summary ends up. */
function isSimulated(house: House, { served }: Run): boolean {
  return served !== null && house.configuration().current.providers[served.provider]?.simulated === true;
}

function fallbackNote(planned: PlannedContract, run: Run): string | null {
  const wanted = planned.plan.candidates.find((candidate) => candidate.eligible);
  const failed = run.attempts.filter((attempt) => attempt.outcome === "failed");
  if (wanted === undefined || run.served === null) return null;
  if (failed.length === 0)
    return wanted.deployment === onDeviceDeployment ? whyNobodyElse(planned.plan.candidates) : null;
  const served = servedBy(run);
  const faults = [
    ...new Map(
      failed.map((attempt) => [
        attempt.deployment,
        attempt.errorClass === undefined ? "failed" : errorClassWords[attempt.errorClass],
      ]),
    ),
  ]
    .map(([deployment, fault]) => `${deployment}: ${fault}`)
    .join("; ");
  if (served === onDeviceDeployment) {
    return `No provider gave a whole answer (${faults}), so this summary was made on this device.`;
  }
  return served === wanted.deployment ? null : `Answered by ${served} instead of ${wanted.deployment} (${faults}).`;
}
