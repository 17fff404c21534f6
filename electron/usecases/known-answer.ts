import type { Contract } from "../../shared/domain/contract.ts";
import { servedBy, type Run } from "../../shared/domain/run.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import type { House } from "./house.ts";
import { onDeviceDeployment, type PlannedContract } from "./plan-contract.ts";
import type { RunOptions, Summarized } from "./run-options.ts";
import { taskName } from "./task-name.ts";

/**
 * The newest summary in the library that a model gave to the same task, where that model could still be asked: nothing is
 * sent and nothing is paid, and the run says so. The engine on this device costs nothing and is always asked anew. Null
 * where there is none.
 */
export function knownAnswer(
  house: House,
  contract: Contract,
  planned: PlannedContract,
  options: Pick<RunOptions, "matter" | "replaces">,
): Summarized | null {
  const library = house.library();
  const known = findKnown(house, contract, planned);
  if (known === null) return null;

  const day = known.createdAt.slice(0, 10);
  const by = known.run.served === null ? "a model" : servedBy(known.run);
  const note = `This was answered by ${by} on ${day}; the answer is from the library, so nothing was sent and nothing was charged.`;
  // What a second asking, or other parts, cost then is not part of what this one costs.
  const { escalation: _then, others: _too, ...before } = known.run;
  const run: Run = {
    ...before,
    id: house.newId(),
    startedAt: new Date(house.now()).toISOString(),
    matter: options.matter,
    attempts: [],
    trace: [{ atMs: 0, kind: "served", text: note }],
    costUsd: 0,
    fromCache: true,
  };
  const id = options.replaces ?? house.newId();
  const createdAt = new Date(house.now()).toISOString();
  const { summary, hasFile } = known;
  library.saveSummary({ id, createdAt, matter: options.matter, sha256: contract.sha256, summary, run });
  return { saved: { id, createdAt, matter: options.matter, contract, summary, run, hasFile }, note };
}

/** The summary that `knownAnswer` would give, without giving it; null where there is none. */
export function findKnown(house: House, contract: Contract, planned: PlannedContract): SavedSummary | null {
  const { plan } = planned;
  const eligible = new Set(plan.candidates.filter((each) => each.eligible).map(({ deployment }) => deployment));
  const wanted = plan.candidates.find((each) => each.eligible)?.deployment;
  if (wanted === undefined || wanted === onDeviceDeployment) return null;
  for (const { deployment } of plan.ifWeak?.candidates ?? []) eligible.add(deployment);
  const answers = house.library().answers(taskName(contract, planned));
  const known = answers.find(({ run }) => {
    const asked = run.attempts.find(({ outcome }) => outcome === "ok")?.deployment;
    return asked !== undefined && asked !== onDeviceDeployment && eligible.has(asked);
  });
  return known ?? null;
}
