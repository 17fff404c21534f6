import { goesLater, type Batch, type BatchItem } from "../../shared/domain/batch.ts";
import type { Submission } from "../../shared/domain/submission.ts";
import { laterTermsOf } from "../providers/vendors.ts";
import type { House } from "./house.ts";

/**
 * Begins a submission for each deployment that something waits to be handed to, and gives those it began. Nothing is begun
 * before everything was read, so that a batch goes to a provider as few times as can be. A task that is in the batch twice
 * is handed over once: the other waits, and is then answered from the library. Nothing is sent here.
 */
export function handOver(house: House, batch: Batch, items: readonly BatchItem[], holder: string): Submission[] {
  if (!batch.sealed || items.some(({ state }) => state === "queued" || state === "reading")) return [];
  const taken = new Set(items.flatMap(({ state, task }) => (state === "submitted" && task !== null ? [task] : [])));
  const waiting = items.filter((item) => {
    if (!goesLater(item) || (item.task !== null && taken.has(item.task))) return false;
    if (item.task !== null) taken.add(item.task);
    return true;
  });
  const begun: Submission[] = [];
  for (const [deployment, these] of Map.groupBy(waiting, ({ plan }) => plan?.later?.deployment ?? "")) {
    const submission: Submission = {
      id: house.newId(),
      deployment,
      phase: "preparing",
      contracts: these.length,
      sentAt: null,
      handedAt: null,
      providerId: null,
      files: [],
      expiresAt: null,
      lookedAt: null,
      nextLookAt: null,
      tries: 0,
      answered: null,
      cancelling: false,
      trouble: null,
    };
    const { batches } = house.library();
    if (!batches.putSubmission(batch.id, submission, holder)) return begun;
    const resolved = house.resolve(deployment);
    const most = "problem" in resolved ? these.length : (laterTermsOf(resolved)?.mostRequests ?? these.length);
    for (const item of these.slice(0, most)) {
      const run = house.newId();
      batches.changeItem(
        item.id,
        ["planned"],
        {
          state: "submitted",
          submission: { id: submission.id, run, seal: null },
          runs: [...item.runs, run],
          summaryId: house.newId(),
          code: null,
          message: null,
          mayHaveCostUsd: null,
          endedAt: null,
          fellBack: null,
        },
        { holder },
      );
    }
    begun.push(submission);
  }
  return begun;
}
