import { expect, it } from "vitest";
import type { Job } from "../../shared/domain/job.ts";
import type { Headnote } from "../../electron/usecases/compose.ts";
import { actForMatter, matterRules, setMatterRules } from "../../electron/usecases/matter-rules.ts";
import { viewSpending } from "../../electron/usecases/view-spending.ts";
import { contractText, startFirm } from "./batch-firm.ts";

const atRest = { onDeviceOnly: false, replace: [] };
const nothingElse = { side: null, onDevice: false, route: null };

function drop({ desk }: Headnote, mark: string, matter: string | null): string {
  const bytes = new TextEncoder().encode(contractText(mark));
  return desk.add({ ...nothingElse, name: `${mark}.txt`, bytes, matter }).id;
}

/** Resolves with the job once it is as `wanted` says. */
async function until({ desk }: Headnote, id: string, wanted: (job: Job) => boolean): Promise<Job> {
  const done = new AbortController();
  for await (const jobs of desk.watch(done.signal)) {
    const job = jobs.find((one) => one.id === id);
    if (job !== undefined && wanted(job)) return job;
  }
  throw new Error("The desk was closed.");
}

it("says who asks for what, keeps the matter's own, and leaves nothing behind where they are at rest again", async () => {
  const firm = await startFirm({ configuration: { policy: { replace: ["names"] }, budgets: { matters: { "9": 5 } } } });
  const { house } = firm.open();
  const view = setMatterRules(house, " 9 ", { onDeviceOnly: true, replace: ["amounts"], budgetUsd: 2 });
  expect(view).toMatchObject({
    matter: "9",
    onDeviceOnly: ["matter"],
    replace: [
      { kind: "names", makers: ["firm"] },
      { kind: "amounts", makers: ["matter"] },
    ],
    budget: { firmUsd: 5, limitUsd: 2, usedUsd: 0, onExceed: "stop" },
    side: null,
  });
  expect(viewSpending(house).budgets).toEqual([{ of: "matter", key: "9", limitUsd: 2, usedUsd: 0 }]);
  expect(actForMatter(house, "9", " Pellgate ").side).toBe("Pellgate");
  expect(actForMatter(house, "9", "").side).toBeNull();
  setMatterRules(house, "9", atRest);
  expect(house.preferences().matters).toEqual({});
  expect(() => matterRules(house, "  ")).toThrow(/which matter/);
});

it("holds a contract on this machine, and another one of another matter not", async () => {
  const firm = await startFirm();
  const headnote = firm.open();
  setMatterRules(headnote.house, "secret", { ...atRest, onDeviceOnly: true });
  const kept = drop(headnote, "Abelwick", "secret");
  const open = drop(headnote, "Brindlemoor", "open");
  expect((await until(headnote, kept, ({ progress }) => progress.state === "done")).summaryId).not.toBeNull();
  await until(headnote, open, ({ progress }) => progress.state === "ready");
  expect(firm.simulator.requests).toHaveLength(0);
});

it("sends nothing beyond the budget that the lawyer gave the matter, and says where to raise it", async () => {
  const firm = await startFirm();
  const headnote = firm.open();
  setMatterRules(headnote.house, "thrifty", { ...atRest, budgetUsd: 0 });
  const id = drop(headnote, "Abelwick", "thrifty");
  const job = await until(headnote, id, ({ progress }) => progress.state === "done");
  const run = headnote.house.library().summary(job.summaryId ?? "")?.run;
  expect(run?.served?.provider).toBe("on-device");
  expect(run?.decision?.candidates).toContainEqual(
    expect.objectContaining({
      eligible: false,
      barrier: "budget",
      remedy: "Raise that budget in the rules of matter thrifty, or choose a cheaper route.",
    }),
  );
  expect(firm.simulator.requests).toHaveLength(0);
});

it("holds for a plan that waits: it is shown once more with what is now replaced, and stays here where nothing may leave", async () => {
  const firm = await startFirm();
  const headnote = firm.open();
  const id = drop(headnote, "Abelwick", "9");
  await until(headnote, id, ({ progress }) => progress.state === "ready");
  setMatterRules(headnote.house, "9", { ...atRest, replace: ["names"] });
  headnote.desk.confirm(id, false);
  const again = await until(headnote, id, ({ progress }) => progress.state === "ready" && progress.round === 1);
  expect(again.progress.state === "ready" && again.progress.plan.disclosure?.replaced.length).toBeGreaterThan(0);
  expect(firm.simulator.requests).toHaveLength(0);

  setMatterRules(headnote.house, "9", { ...atRest, onDeviceOnly: true });
  headnote.desk.confirm(id, false);
  const done = await until(headnote, id, ({ progress }) => progress.state === "done");
  expect(firm.simulator.requests).toHaveLength(0);
  expect(headnote.house.library().summary(done.summaryId ?? "")?.run.served?.provider).toBe("on-device");
});

it("asks no second time where nothing became stricter", async () => {
  const firm = await startFirm();
  const headnote = firm.open();
  setMatterRules(headnote.house, "9", { ...atRest, replace: ["names"] });
  const id = drop(headnote, "Abelwick", "9");
  await until(headnote, id, ({ progress }) => progress.state === "ready");
  setMatterRules(headnote.house, "9", atRest);
  headnote.desk.confirm(id, false);
  await until(headnote, id, ({ progress }) => progress.state === "done");
  const bodies = firm.simulator.requests.map(({ body }) => JSON.stringify(body)).join("\n");
  expect(bodies).toContain("[PARTY-1]");
  expect(bodies).not.toContain("Abelwick");
});
