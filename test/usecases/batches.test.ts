import { describe, expect, test } from "vitest";
import { addBatch, contractText, deployment, inState, marks, startFirm, timesAsked, until } from "./batch-firm.ts";

const three = marks.slice(0, 3);

// Each contract is read in a process of its own, which takes its time on a busy machine.
describe("a batch", { timeout: 180_000 }, () => {
  test("shows the plan of the whole, sends nothing before the one yes, and then keeps every answer", async () => {
    const firm = await startFirm();
    const headnote = firm.open();
    const id = addBatch(headnote, three);
    const { plan, progress } = await until(headnote, id, inState("ready"));
    expect(plan).toMatchObject({ contracts: 3, sent: 3, kept: 0, known: 0, unpriced: 0, refused: [] });
    expect(plan?.receivers).toEqual([{ deployment, contracts: 3, mostUsd: plan?.mostUsd }]);
    expect(plan?.mostUsd).toBeGreaterThan(0);
    expect(progress.mostLeftUsd).toBe(plan?.mostUsd);
    expect(firm.simulator.requests).toHaveLength(0);

    headnote.batches.confirm(id, false);
    const done = await until(headnote, id, inState("done"));
    expect(done.progress).toMatchObject({ total: 3, done: 3, left: 0, failed: 0, held: 0, mostLeftUsd: 0 });
    expect(done.progress.spentUsd).toBeGreaterThan(0);
    expect(done.progress.spentUsd).toBeLessThanOrEqual(plan?.mostUsd ?? 0);
    expect(three.map((mark) => timesAsked(firm, mark))).toEqual([1, 1, 1]);
    for (const item of headnote.batches.items(id)) {
      const saved = headnote.house.library().summary(item.summaryId ?? "");
      expect(saved?.contract.name).toBe(item.name);
      expect(saved?.matter).toBe("2026-17");
      expect(saved?.run.id).toBe(item.runs[0]);
    }
    const [booked] = headnote.house.library().costs("matter");
    expect(booked?.costUsd).toBeCloseTo(done.progress.spentUsd, 9);
    expect(headnote.house.library().verify()).toEqual([]);
  });

  test("asks nothing of those that stay here, that are answered already, that are there twice or that cannot be read", async () => {
    const firm = await startFirm({ sending: "send" });
    const headnote = firm.open();
    await until(headnote, addBatch(headnote, three.slice(0, 1)), inState("done"));
    expect(timesAsked(firm, "Abelwick")).toBe(1);

    const { id } = headnote.batches.create({
      name: "mixed",
      matter: null,
      side: null,
      onDevice: false,
      route: null,
      later: false,
    });
    const encode = (text: string) => new TextEncoder().encode(text);
    headnote.batches.addFile(id, { name: "known.txt", bytes: encode(contractText("Abelwick")) });
    headnote.batches.addFile(id, { name: "new.txt", bytes: encode(contractText("Brindlemoor")) });
    headnote.batches.addFile(id, { name: "twice.txt", bytes: encode(contractText("Brindlemoor")) });
    headnote.batches.addFile(id, { name: "broken.pdf", bytes: encode("%PDF-1.7 and no more") });
    headnote.batches.seal(id);
    const { progress } = await until(headnote, id, inState("done"));
    expect(progress).toMatchObject({ total: 4, done: 3, failed: 1 });
    expect(timesAsked(firm, "Abelwick")).toBe(1);
    expect(timesAsked(firm, "Brindlemoor")).toBe(1);
    const items = headnote.batches.items(id);
    expect(items[0]?.message).toMatch(/from the library, so nothing was sent and nothing was charged/);
    expect(items[3]).toMatchObject({ state: "failed", code: "damaged", runs: [] });

    const here = addBatch(headnote, ["Cawthorne"], { onDevice: true });
    await until(headnote, here, inState("done"));
    expect(timesAsked(firm, "Cawthorne")).toBe(0);
  });

  test("is kept on this device where the lawyer says so instead of yes", async () => {
    const firm = await startFirm();
    const headnote = firm.open();
    const id = addBatch(headnote, three);
    await until(headnote, id, inState("ready"));
    headnote.batches.confirm(id, true);
    const { progress } = await until(headnote, id, inState("done"));
    expect(progress).toMatchObject({ done: 3, spentUsd: 0 });
    expect(firm.simulator.requests).toHaveLength(0);
  });

  test("says in its plan what policy does not allow, and why", async () => {
    const firm = await startFirm({
      configuration: { policy: { requireMatter: true, deny: ["openai/*", "on-device/*"] } },
    });
    const headnote = firm.open();
    const id = addBatch(headnote, three);
    const view = await until(headnote, id, inState("done"));
    expect(view.progress).toMatchObject({ failed: 3, spentUsd: 0 });
    expect(headnote.batches.items(id)[0]).toMatchObject({ code: "not-allowed" });
    expect(headnote.batches.items(id)[0]?.message).toMatch(/^Nobody may be asked/);
    expect(firm.simulator.requests).toHaveLength(0);
  });

  test("sends a contract to nobody who was not in the plan, even where the routes have changed since", async () => {
    const firm = await startFirm();
    const headnote = firm.open();
    const id = addBatch(headnote, ["Abelwick"]);
    await until(headnote, id, inState("ready"));
    const [item] = headnote.batches.items(id);
    const { batches } = headnote.house.library();
    batches.changeItem(item?.id ?? "", ["planned"], {
      plan: {
        tier: "simple",
        first: "mistral/small",
        leaves: true,
        receivers: ["mistral/small"],
        mostUsd: 1,
        known: false,
        later: null,
        notLater: null,
      },
    });
    headnote.batches.confirm(id, false);
    await until(headnote, id, inState("done"));
    expect(firm.simulator.requests).toHaveLength(0);
    const saved = headnote.house.library().summary(headnote.batches.items(id)[0]?.summaryId ?? "");
    expect(saved?.run.served?.provider).toBe("on-device");
  });

  test("begins nothing new while it is paused, goes on when it is resumed, and can be cancelled with what is under way", async () => {
    const firm = await startFirm({ sending: "send" });
    firm.simulator.script("*", [{ kind: "silence", times: 20 }]);
    const headnote = firm.open();
    const eight = marks;
    const id = addBatch(headnote, eight);
    // Six may run at one time.
    await until(headnote, id, (_, items) => items.filter(({ state }) => state === "running").length === 6);
    await firm.simulator.request(6);
    headnote.batches.pause(id);
    expect(headnote.batches.view(id).state).toBe("paused");
    headnote.batches.resume(id);
    expect(firm.simulator.requests).toHaveLength(6);

    const stopping = headnote.batches.cancel(id, false);
    expect(stopping).toMatchObject({ state: "stopping", progress: { underWay: 6, cancelled: 2 } });
    headnote.batches.cancel(id, true);
    const { progress } = await until(headnote, id, inState("cancelled"));
    expect(progress).toMatchObject({ cancelled: 8, left: 0 });
    expect(firm.simulator.requests).toHaveLength(6);
    const asked = headnote.batches.items(id).filter(({ runs }) => runs.length > 0);
    expect(asked).toHaveLength(6);
    for (const { message } of asked) expect(message).toMatch(/may have been charged/);

    firm.simulator.reset();
    headnote.batches.retry(id, null, null);
    expect((await until(headnote, id, inState("done"))).progress).toMatchObject({ done: 8 });
    expect(headnote.batches.dismiss(id)).toBe(true);
    expect(headnote.batches.list()).toEqual([]);
    expect(headnote.house.library().list()).toHaveLength(8);
  });

  test("does not keep a single contract waiting behind it", async () => {
    const firm = await startFirm();
    const headnote = firm.open();
    const id = addBatch(
      headnote,
      Array.from({ length: 8 }, (_, index) => `Crowd${String(index)}x`),
    );
    await until(headnote, id, inState("ready"));
    headnote.house.setPreferences({ ...headnote.house.preferences(), beforeSending: "send" });
    const waiting: (() => void)[] = [];
    firm.hold((go) => waiting.push(go));
    headnote.batches.confirm(id, false);
    await firm.simulator.request(6);
    const bytes = new TextEncoder().encode(contractText("Lonely"));
    headnote.desk.add({ name: "lonely.txt", bytes, matter: null, side: null, onDevice: false, route: null });
    // Its instant brief is there, so it waits for its turn.
    const seen = new AbortController();
    for await (const [job] of headnote.desk.watch(seen.signal)) if (job?.brief !== null) seen.abort();
    // One of the batch is done, one of the batch goes on, and then it is the single one's turn.
    waiting.shift()?.();
    await firm.simulator.request(7);
    waiting.shift()?.();
    await firm.simulator.request(8);
    expect(timesAsked(firm, "Lonely")).toBe(1);
    firm.hold(null);
    for (const go of waiting) go();
    await until(headnote, id, inState("done"));
  });
});
