import { describe, expect, test } from "vitest";
import { hasty, startFirm, timesAsked, until, type Firm } from "./batch-firm.ts";
import { batchOfThree, work } from "./crashing.ts";
import { keptThere } from "./later-firm.ts";

/** In how many batches that the provider took a contract was. */
function timesHandedOver({ simulator }: Firm, mark: string): number {
  return simulator.batches.taken.filter(({ requests }) => JSON.stringify(requests).includes(mark)).length;
}

// The writes of a submission: 1 preparing, 2 sending, 3 waiting, 4 looked at, 5 clearing, 6 closed. Before the third, the
// provider has it, and nobody here knows.
const deaths = [
  [2, "after"],
  [3, "before"],
  [5, "before"],
] as const;

/** Kills a process at the n-th write, and has the next one go on. Gives how often each contract was handed over. */
async function handedOverDespite(
  dialect: "openai" | "anthropic",
  at: number,
  when: "before" | "after",
  what: "submissions" | "waiting",
): Promise<number[]> {
  const firm = await startFirm({ sending: "send", dialect });
  firm.simulator.batches.finishAtLook(1);
  const { id, names } = await batchOfThree(firm, { later: true });
  expect(await work(firm, at, when, what)).toBe("SIGKILL");
  // What the provider has, it goes on with, whoever lives.
  firm.simulator.batches.finish();

  const headnote = firm.open(hasty());
  headnote.batches.resumeAll();
  const { progress } = await until(
    headnote,
    id,
    (view) => view.state === "done" && view.submissions.every(({ phase }) => phase === "closed"),
  );
  expect(progress).toMatchObject({ done: 3, held: 0, failed: 0 });
  expect(names.map((name) => timesAsked(firm, name))).toEqual([0, 0, 0]);
  expect(keptThere(firm)).toEqual([]);
  const library = headnote.house.library();
  for (const item of headnote.batches.items(id)) {
    expect(library.summary(item.summaryId ?? "")?.contract.name).toBe(item.name);
    expect(item.runs).toHaveLength(1);
    expect(library.run(item.runs[0] ?? "")?.attempts).toMatchObject([{ outcome: "ok", later: true }]);
  }
  expect(library.unsettled()).toEqual([]);
  expect(library.verify()).toEqual([]);
  return names.map((name) => timesHandedOver(firm, name));
}

describe.each(["openai", "anthropic"] as const)("contracts that wait at %s", { timeout: 240_000 }, (dialect) => {
  test.each(deaths)(
    "are not paid twice, and not lost, by a process that is killed at write %i, %s it",
    async (at, when) => {
      expect(await handedOverDespite(dialect, at, when, "submissions")).toEqual([1, 1, 1]);
    },
  );

  test("are looked at by one process alone", async () => {
    const firm = await startFirm({ sending: "send", dialect });
    const { id } = await batchOfThree(firm, { later: true });
    const first = firm.open();
    first.batches.resumeAll();
    await until(first, id, (view) => view.submissions.some(({ phase }) => phase === "waiting"));
    const calls = firm.simulator.requests.length;
    const second = firm.open();
    second.batches.resumeAll();
    expect(second.batches.view(id)).toMatchObject({ elsewhere: true, progress: { submitted: 3 } });
    second.batches.resume(id);
    expect(firm.simulator.requests).toHaveLength(calls);
  });
});

// Of all writes: while they are given to the submission, put into the ledger, closed there, saved, and done.
test.each([19, 28, 35])(
  "contracts that wait survive a process that is killed before write %i of any kind",
  { timeout: 240_000 },
  async (at) => {
    expect(await handedOverDespite("openai", at, "before", "waiting")).toEqual([1, 1, 1]);
  },
);
