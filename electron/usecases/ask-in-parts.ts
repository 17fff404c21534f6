import type { Contract, Coverage } from "../../shared/domain/contract.ts";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import { runSchema, servedBy, totalCostUsd, type OtherRun, type Run } from "../../shared/domain/run.ts";
import type { Summary } from "../../shared/domain/summary.ts";
import type { Task } from "../execution/executor.ts";
import { modelAnswerSchema, parseAnswer, type ModelAnswer } from "../summaries/answer.ts";
import { boundToPart, mergeAnswers } from "../summaries/merge-answers.ts";
import { buildOverviewRequest, parseOverview, withOverview, type Overview } from "../summaries/overview.ts";
import type { Seal } from "../summaries/placeholders/seal.ts";
import { verifyAnswer } from "../summaries/verify.ts";
import { countTokens } from "../routing/tokens.ts";
import { askAgainWhereWeak } from "./ask-again.ts";
import type { House } from "./house.ts";
import { onDeviceDeployment, type PlannedContract } from "./plan-contract.ts";
import type { PlannedPart, PlannedParts } from "./plan-parts.ts";
import { callsOf, type Read, type RunOptions } from "./run-options.ts";

interface AnsweredPart {
  readonly planned: PlannedPart;
  readonly answer: ModelAnswer;
  readonly run: Run;
  readonly note: string | null;
  /** Answered in an earlier attempt at this summary, and not asked again. */
  readonly before: boolean;
}

/**
 * Asks about a long contract part by part, in order. Each answer is kept as soon as it is there, so that nothing is paid
 * twice after a crash, a cancel or the failure of another part; a part that no model answers is read by the engine on this
 * device. The answers are merged by code; only the head of the summary is asked for once more, from what the parts say.
 * Throws what `Executor.execute` throws; the message then says what is kept.
 */
export async function askInParts(
  house: House,
  contract: Contract,
  planned: PlannedContract,
  parts: PlannedParts,
  options: RunOptions & { readonly reading: () => Summary },
): Promise<Read> {
  const answered: AnsweredPart[] = [];
  const cut: { readonly part: PlannedPart; readonly run: Run }[] = [];
  const ask = async (part: PlannedPart, mayBeCut: boolean): Promise<Run | null> => {
    const before = options.fresh === true ? null : keptAnswer(house, part);
    options.onStage?.({ stage: "part", number: part.part.number, of: part.part.of, kept: before !== null });
    try {
      answered.push(before ?? (await askPart(house, contract, part, planned.seal, options, mayBeCut)));
      return null;
    } catch (error) {
      const run = mayBeCut ? cutOff(error) : null;
      if (run === null) throw withWhatIsKept(error, answered, part);
      return run;
    }
  };
  for (const part of parts.parts) {
    const halves = parts.halve(part);
    // Its answer was cut off before: what was answered about its halves is not thrown away for asking about all of it again.
    const isHalved = options.fresh !== true && halves?.some((half) => keptAnswer(house, half) !== null) === true;
    const run = isHalved ? null : await ask(part, halves !== null);
    if (halves === null || (run === null && !isHalved)) continue;
    if (run !== null) cut.push({ part, run });
    for (const half of halves) await ask(half, false);
  }
  const merged = mergeAnswers(answered.map(({ answer }) => answer));
  const head = answered.every(isOnDevice) ? null : await askOverview(house, planned, parts, merged, options);
  const base = answered.find((one) => !isOnDevice(one)) ?? answered[0];
  if (base === undefined) throw new HeadnoteError("internal", "The contract has no part to ask about.");
  const others = answered.filter((one) => one !== base);
  const told = [...cut.map(otherCut), ...others.map(otherPart), ...(head?.other === undefined ? [] : [head.other])];
  const onDevice = answered.filter(isOnDevice).map(({ planned: { part } }) => ({ number: part.number, ...part.pages }));
  return {
    answer: head?.overview === undefined ? merged : withOverview(merged, head.overview),
    run: withOthers(base.run, told),
    attempts: [...cut, ...answered].flatMap(({ run }) => run.attempts),
    note: noteOf(answered, cut.length),
    coverage: { ...contract.coverage, parts: { of: parts.parts.length, onDevice } } satisfies Coverage,
    isWhole: onDevice.length === 0,
  };
}

async function askPart(
  house: House,
  contract: Contract,
  planned: PlannedPart,
  seal: Seal,
  options: RunOptions & { readonly reading: () => Summary },
  /** Then nobody else is asked about all of it: its halves are asked about instead. */
  mayBeCut: boolean,
): Promise<AnsweredPart> {
  const task: Task<{ answer: ModelAnswer; summary: Summary }> = {
    plan: planned.plan,
    ...callsOf(options),
    request: planned.request,
    ...(mayBeCut ? { endsWith: ({ class: fault }) => fault === "truncated" } : {}),
    accept: (text) => {
      const answer = boundToPart(contract, planned.part, parseAnswer(seal.revealAnswer(text)));
      return { answer, summary: verifyAnswer(contract, answer) };
    },
  };
  const first = await house.executor().execute(task);
  const { value, run, note } = await askAgainWhereWeak(house, task, first, options.reading);
  const answered: AnsweredPart = { planned, answer: value.answer, run, note, before: false };
  if (!isOnDevice(answered)) {
    house.library().savePart({ task: planned.name, sha256: contract.sha256, run, answer: value.answer });
  }
  return answered;
}

/** The run in which an answer was cut off at its limit, and thrown away; null where it failed in another way. */
function cutOff(error: unknown): Run | null {
  if (!isHeadnoteError(error) || error.code !== "provider-failed") return null;
  const run = runSchema.safeParse(error.data["run"]);
  return run.success && run.data.attempts.some(({ errorClass }) => errorClass === "truncated") ? run.data : null;
}

/** What was answered before about the very same, by one who may still be asked. */
function keptAnswer(house: House, planned: PlannedPart): AnsweredPart | null {
  const kept = house.library().part(planned.name);
  if (kept === null) return null;
  const answer = modelAnswerSchema.safeParse(kept.answer);
  const by = kept.run.attempts.find(({ outcome }) => outcome === "ok")?.deployment;
  const { candidates, ifWeak } = planned.plan;
  const allowed = [...candidates.filter(({ eligible }) => eligible), ...(ifWeak?.candidates ?? [])];
  if (!answer.success || !allowed.some(({ deployment }) => deployment === by)) return null;
  return { planned, answer: answer.data, run: kept.run, note: null, before: true };
}

interface Head {
  readonly overview?: Overview;
  readonly other?: OtherRun;
}

/** The head of the summary; without an answer the first part's own stays, and the run says why. */
async function askOverview(
  house: House,
  planned: PlannedContract,
  { overview: plan, overviewRoom }: PlannedParts,
  merged: ModelAnswer,
  options: RunOptions,
): Promise<Head> {
  if (plan.candidates.length === 0) return {};
  options.onStage?.({ stage: "overview" });
  const given = fitting(merged, overviewRoom);
  try {
    const { value, run } = await house.executor().execute<Overview>({
      plan,
      ...callsOf(options),
      request: planned.prepare(buildOverviewRequest(given, planned.side, planned.marker)),
      accept: (text) => parseOverview(planned.seal.revealAnswer(text), given),
    });
    const text = `The head of the summary was written by ${servedBy(run)} from what the parts say.`;
    const overview = withQuotes(value, given, merged);
    return { overview, other: { runId: run.id, purpose: "overview", text, costUsd: run.costUsd } };
  } catch (error) {
    if (!isHeadnoteError(error) || error.code === "cancelled") throw error;
    const run = runSchema.safeParse(error.data["run"]);
    const text = "Nobody wrote the head of the summary, so that of the first part stands.";
    return run.success && run.data.attempts.length > 0
      ? { other: { runId: run.data.id, purpose: "overview", text, costUsd: run.data.costUsd } }
      : {};
  }
}

/** The statements that matter most to the head of a summary, as many as fit. */
function fitting(answer: ModelAnswer, room: number): ModelAnswer {
  const order = ["key-terms", "risks", "obligations", "snapshot", "clauses"];
  const ranked = answer.statements
    .map((statement, index) => ({ statement, index }))
    .toSorted((a, b) => order.indexOf(a.statement.level) - order.indexOf(b.statement.level) || a.index - b.index);
  let left = room;
  const taken = ranked.filter(({ statement }) => {
    const tokens = countTokens(statement.text, null).tokens + 6;
    if (tokens > left) return false;
    left -= tokens;
    return true;
  });
  return { ...answer, statements: taken.toSorted((a, b) => a.index - b.index).map(({ statement }) => statement) };
}

/** Ids of the statements that were given, as ids of all of them. */
function withQuotes(overview: Overview, given: ModelAnswer, all: ModelAnswer): Overview {
  const renamed = (id: string): string => {
    const statement = given.statements[Number(id.slice(1)) - 1];
    return statement === undefined ? id : `s${all.statements.indexOf(statement) + 1}`;
  };
  return { ...overview, snapshot: overview.snapshot.map((one) => ({ ...one, from: one.from.map(renamed) })) };
}

function otherPart({ planned: { part }, run, before }: AnsweredPart): OtherRun {
  const which = nameOf(part);
  const text = before
    ? `${which} had been answered by ${servedBy(run)} before, and was not asked again.`
    : `${which} was answered by ${servedBy(run)}.`;
  return { runId: run.id, purpose: "part", text, costUsd: totalCostUsd(run) };
}

function otherCut({ part: { part }, run }: { readonly part: PlannedPart; readonly run: Run }): OtherRun {
  const by = [...new Set(run.attempts.map(({ deployment }) => deployment))].join(" and ");
  const text = `The answer of ${by} about ${nameOf(part).replace("Part", "part")} was cut off at its limit and thrown away, so that part was asked about in two halves.`;
  return { runId: run.id, purpose: "part", text, costUsd: totalCostUsd(run) };
}

function nameOf({ number, of, half }: PlannedPart["part"]): string {
  return `Part ${number} of ${of}${half === undefined ? "" : `, ${half} half`}`;
}

/** The run that the summary is saved with, told of the others. */
export function withOthers(run: Run, others: readonly OtherRun[]): Run {
  if (others.length === 0) return run;
  const atMs = run.trace.at(-1)?.atMs ?? 0;
  return {
    ...run,
    trace: [...run.trace, ...others.map(({ text }) => ({ atMs, kind: "served" as const, text }))],
    others: [...(run.others ?? []), ...others],
  };
}

function noteOf(answered: readonly AnsweredPart[], cut: number): string | null {
  const before = answered.filter((one) => one.before);
  const here = answered.filter(isOnDevice);
  const notes = [
    ...(cut === 0
      ? []
      : [
          `${cut === 1 ? "One answer was" : `${cut} answers were`} cut off at ${cut === 1 ? "its" : "their"} limit, thrown away, charged, and asked for again in halves.`,
        ]),
    ...(before.length === 0
      ? []
      : [`${before.length} of ${answered.length} parts had been answered before and were not asked again.`]),
    ...(here.length === 0
      ? []
      : [
          `No model answered about ${numbers(here)} of ${answered.length}, so ${here.length === 1 ? "it was" : "they were"} read on this device; asked again, only what is missing is sent.`,
        ]),
    ...answered.flatMap(({ note, planned: { part } }) => (note === null ? [] : [`Part ${part.number}: ${note}`])),
  ];
  return notes.length === 0 ? null : notes.join(" ");
}

function withWhatIsKept(error: unknown, answered: readonly AnsweredPart[], { part }: PlannedPart): unknown {
  const kept = answered.filter((one) => !isOnDevice(one));
  if (!isHeadnoteError(error) || kept.length === 0) return error;
  const message = `${error.message} This was part ${part.number} of ${part.of}; ${numbers(kept)} ${kept.length === 1 ? "is" : "are"} kept and will not be asked again.`;
  return new HeadnoteError(error.code, message, { cause: error, data: { ...error.data } });
}

function numbers(parts: readonly AnsweredPart[]): string {
  const list = [...new Set(parts.map(({ planned: { part } }) => String(part.number)))];
  return list.length === 1 ? `part ${list[0] ?? ""}` : `parts ${list.slice(0, -1).join(", ")} and ${list.at(-1) ?? ""}`;
}

function isOnDevice({ run }: Pick<AnsweredPart, "run">): boolean {
  return servedBy(run) === onDeviceDeployment;
}
