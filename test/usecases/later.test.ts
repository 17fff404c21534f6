import { expect, test } from "vitest";
import { addBatch, inState, marks, startFirm, until } from "./batch-firm.ts";
import { passUntil, TestClock } from "./later-firm.ts";

test("smoke", { timeout: 60_000 }, async () => {
  const clock = new TestClock();
  const firm = await startFirm({ sending: "send", now: () => clock.now() });
  const headnote = firm.open(clock);
  const id = addBatch(headnote, marks.slice(0, 3), { later: true });
  await until(headnote, id, (view) => view.submissions.some(({ phase }) => phase === "waiting"));
  console.log(JSON.stringify(headnote.batches.view(id), null, 1));
  firm.simulator.batches.finish();
  await passUntil(headnote, clock, id, inState("done"));
  console.log(JSON.stringify(headnote.batches.view(id), null, 1), firm.simulator.batches.files);
  expect(headnote.batches.items(id)).toEqual([]);
});
