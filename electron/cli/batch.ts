import { basename } from "node:path";
import type { BatchItem, BatchView } from "../../shared/domain/batch.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { isOpen as isOpenSubmission } from "../../shared/domain/submission.ts";
import { dollars } from "../../shared/domain/money.ts";
import type { Headnote } from "../usecases/compose.ts";
import { openInputs } from "../usecases/open-inputs.ts";
import { batchAsJson, batchPlanAsText, batchProgressAsText, submissionsAsText } from "../usecases/present-batch.ts";
import { unverified } from "../usecases/summarize-contract.ts";
import { errorSentence, type ExitStatus } from "./outcome.ts";
import { endProgress, notice, printJson, printLine, progress, table } from "./output.ts";
import { kindsToReplace } from "./replace.ts";
import { sayNotices, withHeadnote } from "./session.ts";
import { askYesNo } from "./standard-input.ts";

interface Json {
  readonly json?: boolean;
}

interface Options extends Json {
  readonly matter?: string;
  readonly side?: string;
  readonly onDevice?: boolean;
  readonly route?: string;
  readonly replace?: string;
  readonly name?: string;
  readonly yes?: boolean;
  readonly later?: boolean;
  readonly wait?: boolean;
}

/** Makes a batch of the files, shows its plan, asks once, and works on it until it is done or stopped. */
export async function startBatch(paths: readonly string[], options: Options): Promise<void> {
  if (paths.length === 0) {
    throw new HeadnoteError(
      "wrong-use",
      "Name the files or folders of the batch, or one of list, show, resume, pause, cancel.",
    );
  }
  await withHeadnote(async (headnote, signal) => {
    sayNotices(headnote);
    const { house, batches } = headnote;
    const { id } = batches.create({
      name: options.name ?? nameOf(paths),
      matter: options.matter ?? (house.preferences().defaultMatter || null),
      side: options.side ?? null,
      onDevice: options.onDevice ?? false,
      route: options.route ?? null,
      ...kindsToReplace(options.replace),
      later: options.later ?? false,
    });
    let added = 0;
    for await (const input of openInputs(house, paths, signal)) {
      if (input.kind === "left") {
        notice(`${input.name}: ${input.outcome === "skipped" ? "skipped. " : ""}${input.message}`);
        if (input.outcome === "failed") process.exitCode = 1;
        continue;
      }
      try {
        batches.addFile(id, input);
        added += 1;
      } catch (error) {
        if (!(error instanceof HeadnoteError) || stopsAll.has(error.code)) throw error;
        notice(errorSentence(error));
        process.exitCode = 1;
      }
    }
    batches.seal(id);
    if (added === 0) {
      batches.cancel(id, true);
      batches.dismiss(id);
      throw new HeadnoteError("not-found", "None of the files could be opened, so there is no batch.");
    }
    notice(`Batch ${id}: ${added} ${added === 1 ? "contract" : "contracts"}.`);
    await follow(headnote, [id], options, signal);
  });
}

export async function listBatches(options: Json): Promise<void> {
  await withHeadnote(async (headnote) => {
    sayNotices(headnote);
    const views = headnote.batches.list();
    if (options.json === true) printJson(views);
    else if (views.length === 0) printLine("There is no batch. `headnote batch FILE...` makes one.");
    else printLine(batchTable(views));
  });
}

export async function showBatch(id: string, options: Json): Promise<void> {
  await withHeadnote(async (headnote) => {
    sayNotices(headnote);
    report(headnote, [id], options);
  });
}

/** Goes on with one batch, or with all that are not at their end. */
export async function resumeBatch(
  id: string | null,
  options: Json & {
    readonly yes?: boolean;
    readonly retry?: boolean;
    readonly resend?: boolean;
    readonly wait?: boolean;
    readonly later?: boolean;
  },
): Promise<void> {
  await withHeadnote(async (headnote, signal) => {
    sayNotices(headnote);
    const { batches } = headnote;
    const chosen = id === null ? batches.list().filter(isOpen) : [batches.view(id)];
    if (chosen.length === 0) {
      printLine("There is no batch to go on with.");
      return;
    }
    for (const view of chosen) {
      const { failed, cancelled, held } = view.progress;
      if (options.retry === true && failed + cancelled > 0) batches.retry(view.id, null, null);
      if (options.resend === true && held > 0) batches.resend(view.id, null);
      if (batches.resume(view.id).elsewhere) {
        notice(
          `Another Headnote on this machine is working on batch ${view.id}, and goes on with it; this one looks on, and fetches nothing itself.`,
        );
      }
    }
    await follow(
      headnote,
      chosen.map((view) => view.id),
      options,
      signal,
    );
  });
}

export async function pauseBatch(id: string): Promise<void> {
  await withHeadnote(async ({ batches }) => {
    printLine(`${batchProgressAsText(batches.pause(id))}. \`headnote batch resume ${id}\` goes on with it.`);
  });
}

export async function cancelBatch(id: string, options: { readonly abort?: boolean }): Promise<void> {
  await withHeadnote(async (headnote, signal) => {
    const view = headnote.batches.cancel(id, options.abort ?? false);
    printLine(`${batchProgressAsText(view)}. Nothing new is sent.`);
    if (options.abort === true && view.submissions.some(isOpenSubmission)) await follow(headnote, [id], {}, signal);
  });
}

export async function dismissBatch(id: string): Promise<void> {
  await withHeadnote(async ({ batches }) => {
    batches.view(id);
    batches.dismiss(id);
    printLine("The batch was taken off the desk; its summaries are in the library.");
  });
}

/**
 * Until all of them are at their end, paused, waiting for a yes that nobody gives, or lie with providers that were just looked
 * at: those are waited for only where the options say so. Ctrl-C pauses them.
 */
async function follow(
  headnote: Headnote,
  ids: readonly string[],
  options: Json & { readonly yes?: boolean; readonly wait?: boolean; readonly later?: boolean },
  signal: AbortSignal,
): Promise<void> {
  const { house, batches } = headnote;
  const begun = house.now();
  /** When each was to be looked at before anything was done here. */
  const due = new Map(
    ids.flatMap((id) => batches.view(id).submissions.map((submission) => [submission.id, submission.nextLookAt])),
  );
  const pause = () => {
    for (const id of ids) if (isOpen(batches.view(id))) batches.pause(id);
    notice("Paused: nothing new is begun. What is under way goes on to its end; Ctrl-C again leaves it.");
  };
  signal.addEventListener("abort", pause, { once: true });
  const refused = new Set<string>();
  const done = new AbortController();
  for await (const all of batches.watch(done.signal)) {
    const views = all.filter(({ id }) => ids.includes(id));
    for (const view of views) {
      if (view.state !== "ready" || view.plan === null || refused.has(view.id)) continue;
      endProgress();
      const later = options.later === true || view.later;
      notice(batchPlanAsText(view.plan, later));
      const yes = options.yes === true ? true : await askYesNo("Send it like this?");
      if (yes === true) batches.confirm(view.id, false, later);
      else refused.add(view.id);
    }
    for (const { id } of views) if (!refused.has(id)) progress(batchProgressAsText(batches.view(id)));
    const isLeft = (view: BatchView) => atRest(view) || (options.wait !== true && liesElsewhere(view, begun, due));
    if (ids.every((id) => refused.has(id) || isLeft(batches.view(id)))) done.abort();
  }
  endProgress();
  signal.removeEventListener("abort", pause);
  report(headnote, ids, options);
  for (const id of ids) if (!refused.has(id)) sayWhatWaits(batches.view(id));
  for (const id of refused) {
    notice(
      `Nothing was sent. \`headnote batch resume ${id} --yes\` sends it as planned; \`headnote batch cancel ${id}\` gives it up.`,
    );
    process.exitCode = 1;
  }
}

/** What is to be done about contracts that wait with providers, or have not come to one yet: that is no success. */
function sayWhatWaits({ id, progress, submissions, elsewhere }: BatchView): void {
  if (progress.submitted === 0) return;
  const open = submissions.filter(isOpenSubmission);
  const waiting = open.filter(({ phase, trouble }) => phase === "preparing" && trouble !== null);
  const missing = waiting.reduce((sum, { contracts }) => sum + contracts, 0);
  if (missing > 0 && !elsewhere) {
    const what =
      waiting.length === open.length ? "Nothing" : `Not everything (${missing} of the contracts still missing)`;
    const who = [...new Set(waiting.map(({ deployment }) => deployment))].join(" and ");
    notice(
      `${what} has been handed over yet: ${who} could not take it. Nothing is charged for that. \`headnote batch resume ${id}\` tries again, and so does Headnote while it is open.`,
    );
    process.exitCode = 1;
  }
  if (waiting.length < open.length) {
    notice(`The answers are fetched by \`headnote batch resume ${id}\`, or by Headnote while it is open.`);
  }
}

/** One batch as an object, several as an array; on stdout the one document, or what became of each contract. */
function report({ house, batches }: Headnote, ids: readonly string[], options: Json): void {
  const documents = ids.map((id) => batchAsJson(batches.view(id), batches.items(id)));
  if (options.json === true) printJson(documents.length === 1 ? documents[0] : documents);
  else for (const { batch, items } of documents) printLine(batchReport(batch, items));
  const items = documents.flatMap((document) => document.items);
  const weak = items.some(({ summaryId, state }) => {
    const saved = state === "done" && summaryId !== null ? house.library().summary(summaryId) : null;
    return saved !== null && unverified(saved.summary).length > 0;
  });
  const status = worst(items, weak);
  if (status !== 0) process.exitCode = status;
}

function batchReport(view: BatchView, items: readonly BatchItem[]): string {
  const rows = items.map((item) => [
    item.name,
    item.state,
    item.plan?.tier ?? "",
    dollars(item.costUsd),
    item.state === "done" ? (item.summaryId ?? "") : "",
    item.message ?? "",
  ]);
  return [
    `${view.name} (${view.id})`,
    batchProgressAsText(view),
    ...(view.trouble === null ? [] : [view.trouble]),
    ...submissionsAsText(view),
    table(["contract", "state", "tier", "cost", "summary", ""], rows),
  ].join("\n");
}

function batchTable(views: readonly BatchView[]): string {
  return table(
    ["id", "date", "name", "matter", "state", "contracts", "done", "failed", "held", "spent"],
    views.map(({ id, createdAt, name, matter, state, progress: { total, done, failed, held, spentUsd } }) => [
      id,
      createdAt.slice(0, 10),
      name,
      matter ?? "",
      state,
      total,
      done,
      failed,
      held,
      dollars(spentUsd),
    ]),
  );
}

function worst(items: readonly BatchItem[], weak: boolean): ExitStatus {
  const failed = items.filter(({ state }) => state === "failed" || state === "held");
  if (failed.some(({ code }) => code !== "not-allowed")) return 1;
  if (failed.length > 0) return 3;
  return weak ? 4 : 0;
}

function isOpen({ state }: BatchView): boolean {
  return state !== "done" && state !== "cancelled";
}

/** Nothing more happens by itself. */
function atRest(view: BatchView): boolean {
  if (view.trouble !== null) return true;
  switch (view.state) {
    case "done":
    case "cancelled":
      // What a provider keeps is deleted before this ends, or it is said why not.
      return view.submissions.every((submission) => !isOpenSubmission(submission) || submission.trouble !== null);
    case "paused":
      return view.progress.underWay === 0;
    case "reading":
    case "ready":
    case "running":
    case "stopping":
      return false;
  }
}

/**
 * All that is left waits for providers' batches, and each was looked at since `begun` (epoch milliseconds), or cannot be
 * just now, or is another Headnote's to look at.
 */
function liesElsewhere(
  { progress, submissions, elsewhere }: BatchView,
  begun: number,
  due: ReadonlyMap<string, string | null>,
): boolean {
  if (progress.submitted === 0 || progress.submitted !== progress.left) return false;
  return submissions.filter(isOpenSubmission).every(({ id, phase, lookedAt, nextLookAt, trouble }) => {
    if (phase !== "waiting" && trouble === null) return false;
    if (elsewhere) return true;
    const looked = lookedAt !== null && Date.parse(lookedAt) >= begun;
    return nextLookAt !== null && nextLookAt !== due.get(id) && (looked || trouble !== null);
  });
}

function nameOf(paths: readonly string[]): string {
  const [first = ""] = paths;
  const name = basename(first) || first;
  return paths.length === 1 ? name : `${name} and ${paths.length - 1} more`;
}

const stopsAll: ReadonlySet<string> = new Set(["disk-full", "library-locked", "library-damaged", "library-too-new"]);
