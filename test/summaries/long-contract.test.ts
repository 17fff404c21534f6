import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readDocument } from "../../electron/documents/read-document.ts";
import { compose } from "../../electron/usecases/compose.ts";
import { knownAnswer } from "../../electron/usecases/known-answer.ts";
import { planContract, type PlanOptions } from "../../electron/usecases/plan-contract.ts";
import { runPlan, unverified, type Stage } from "../../electron/usecases/summarize-contract.ts";
import { totalCostUsd } from "../../shared/domain/run.ts";
import { root, temporaryFolder } from "../cli/run-headnote.ts";
import { startSimulator } from "../simulators/simulator.ts";

const options: PlanOptions = { matter: null, side: null, onDevice: false, route: "small" };

/** A firm whose only model holds far less than the contract. */
async function startFirm(contextTokens: number, more: Record<string, unknown> = {}) {
  const profile = temporaryFolder();
  const model = await startSimulator({ dialect: "openai", key: "small-key", seed: 1 });
  onTestFinished(() => model.close());
  writeFileSync(
    join(profile, "routes.json"),
    JSON.stringify({
      providers: { openai: { baseURL: model.url, contextTokens } },
      routes: { small: { strategy: "ordered", candidates: ["openai/gpt-4.1-mini"] } },
      ...more,
    }),
  );
  const open = () => {
    const headnote = compose({
      edition: "process",
      env: {
        HEADNOTE_PROFILE: profile,
        HEADNOTE_PASSPHRASE: "a passphrase for this test",
        HEADNOTE_KEY_OPENAI: "small-key",
      },
      readingEntry: join(root, "electron/documents/reading-process.ts"),
    });
    onTestFinished(() => headnote.close());
    return headnote;
  };
  const name = "services-agreement.pdf";
  const bytes = new Uint8Array(readFileSync(join(root, "samples", name)));
  const contract = await readDocument(
    { name, bytes: new Uint8Array(bytes) },
    { password: null, onPage: () => undefined },
  );
  const headnote = open();
  headnote.house.library().saveContract(contract, bytes);
  return { model, headnote, house: headnote.house, contract, open };
}

describe("a contract that no model can hold at once", () => {
  test("is asked about in parts, whose number and cost stand in the plan, and merged with its citations", async () => {
    const { model, house, contract } = await startFirm(9_000);
    const planned = planContract(house, contract, options);
    const { parts, candidates } = planned.plan;
    expect(parts?.count).toBeGreaterThan(2);
    expect(parts?.list.every(({ from, to, tokens, kept }) => from <= to && tokens < 9_000 && !kept)).toBe(true);
    expect(candidates[0]).toMatchObject({ deployment: "openai/gpt-4.1-mini", eligible: true });

    const stages: Stage[] = [];
    const { saved } = await runPlan(house, contract, planned, {
      matter: null,
      signal: new AbortController().signal,
      onStage: (stage) => stages.push(stage),
    });
    const count = parts?.count ?? 0;
    expect(model.requests).toHaveLength(count + 1);
    expect(stages.slice(0, 2)).toEqual([
      { stage: "part", number: 1, of: count, kept: false },
      { stage: "part", number: 2, of: count, kept: false },
    ]);
    expect(stages.at(-1)).toEqual({ stage: "overview" });
    expect(unverified(saved.summary)).toEqual([]);
    expect(saved.summary.coverage.parts).toEqual({ of: count, onDevice: [] });
    // Statements from the first and from the last pages, and a head that cites what they cite.
    const places = saved.summary.statements.flatMap(({ citations }) => citations.map(({ start }) => start));
    expect(Math.max(...places)).toBeGreaterThan(contract.text.length * 0.8);
    expect(saved.summary.statements.some(({ level, citations }) => level === "snapshot" && citations.length > 0)).toBe(
      true,
    );
    expect(saved.run.others?.map(({ purpose }) => purpose)).toEqual([
      ...Array.from({ length: count - 1 }, () => "part"),
      "overview",
    ]);
    // The ledger adds up to what the summary says it cost, and to no more than the plan said.
    const [booked] = house.library().costs("tier");
    expect(booked?.runs).toBe(count + 1);
    expect(booked?.costUsd).toBeCloseTo(totalCostUsd(saved.run) ?? Number.NaN, 9);
    expect(totalCostUsd(saved.run)).toBeLessThanOrEqual(planned.plan.estimateUsd ?? 0);
    expect(knownAnswer(house, contract, planContract(house, contract, options), { matter: null })).not.toBeNull();
  });

  test("asks again only about what is missing, after a cancel and in another process", async () => {
    const { model, headnote, house, contract, open } = await startFirm(9_000);
    const planned = planContract(house, contract, options);
    const count = planned.plan.parts?.count ?? 0;
    const abort = new AbortController();
    const stopped = runPlan(house, contract, planned, {
      matter: null,
      signal: abort.signal,
      onStage: (stage) => {
        if (stage.stage === "part" && stage.number === 3) abort.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({
      code: "cancelled",
      message: expect.stringMatching(/part 3 of \d+; parts 1 and 2 are kept/) as string,
    });
    expect(model.requests).toHaveLength(2);
    await headnote.close();

    const again = open().house;
    const resumed = planContract(again, contract, options);
    expect(resumed.plan.parts?.list.map(({ kept }) => kept)).toEqual(
      Array.from({ length: count }, (_, index) => index < 2),
    );
    expect(resumed.plan.estimateUsd ?? 1).toBeLessThan(planned.plan.estimateUsd ?? 0);
    const { saved, note } = await runPlan(again, contract, resumed, {
      matter: null,
      signal: new AbortController().signal,
    });
    expect(model.requests).toHaveLength(count + 1);
    expect(note).toMatch(/^2 of \d+ parts had been answered before/);
    expect(again.library().costs("tier")[0]?.costUsd).toBeCloseTo(totalCostUsd(saved.run) ?? Number.NaN, 9);
    // Now that the summary is there, nothing of its parts is left.
    expect(again.library().part(resumed.parts?.parts[0]?.name ?? "")).toBeNull();
  });

  test("has a part that no model answers read on this device, says so, and asks only about that one the next time", async () => {
    const { model, house, contract } = await startFirm(9_000);
    const planned = planContract(house, contract, options);
    const count = planned.plan.parts?.count ?? 0;
    const before = { matter: null, signal: new AbortController().signal };
    let at = 0;
    const { saved, note } = await runPlan(house, contract, planned, {
      ...before,
      onStage: (stage) => {
        if (stage.stage !== "part") return;
        at = stage.number;
        if (at === 2) model.script("*", [{ kind: "context-too-long" }]);
      },
    });
    expect(saved.summary.coverage.parts).toMatchObject({ of: count, onDevice: [{ number: 2 }] });
    expect(note).toMatch(/No model answered about part 2 of \d+/);
    expect(unverified(saved.summary)).toEqual([]);
    const asked = model.requests.length;
    const next = planContract(house, contract, options);
    expect(knownAnswer(house, contract, next, { matter: null })).toBeNull();
    expect(next.plan.parts?.list.map(({ kept }) => kept)).toEqual(
      Array.from({ length: count }, (_, index) => index !== 1),
    );
    const second = await runPlan(house, contract, next, { ...before, replaces: saved.id });
    expect(model.requests.length - asked).toBe(2);
    expect(second.saved.summary.coverage.parts?.onDevice).toEqual([]);
  });

  test("is asked about at once where one candidate holds it, and not at all where nobody may be asked", async () => {
    const { house, contract } = await startFirm(60_000);
    expect(planContract(house, contract, options).parts).toBeNull();
    const shut = await startFirm(9_000, { policy: { onDeviceOnly: true } });
    expect(planContract(shut.house, contract, options).parts).toBeNull();
    const tiny = await startFirm(2_000);
    expect(planContract(tiny.house, contract, options).parts).toBeNull();
  });

  test("has a part whose answer is cut off asked about in two halves, once; nothing is spliced and all of it is booked", async () => {
    const { model, house, contract } = await startFirm(9_000);
    const planned = planContract(house, contract, options);
    const count = planned.plan.parts?.count ?? 0;
    expect(planned.plan.parts?.ifCutUsd).toBeGreaterThan(planned.plan.estimateUsd ?? Number.NaN);
    const stages: Stage[] = [];
    const { saved, note } = await runPlan(house, contract, planned, {
      matter: null,
      signal: new AbortController().signal,
      onStage: (stage) => {
        stages.push(stage);
        const second = stage.stage === "part" && stage.number === 2;
        if (second && stages.filter((one) => one.stage === "part" && one.number === 2).length === 1)
          model.script("*", [{ kind: "length", after: 40 }]);
      },
    });
    // The part, its two halves, all others, and the head.
    expect(model.requests).toHaveLength(count + 3);
    expect(stages.filter((one) => one.stage === "part" && one.number === 2)).toHaveLength(3);
    expect(note).toContain("One answer was cut off at its limit, thrown away, charged, and asked for again in halves.");
    expect(saved.summary.coverage.parts).toEqual({ of: count, onDevice: [] });
    expect(unverified(saved.summary)).toEqual([]);
    expect(saved.run.others?.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/about part 2 of \d+ was cut off at its limit and thrown away/),
        expect.stringMatching(/^Part 2 of \d+, first half was answered by/),
        expect.stringMatching(/^Part 2 of \d+, second half was answered by/),
      ]),
    );
    // The halves together are the part: what the first sent of the contract, the others sent, no more and no less.
    const [part, first, second] = model.requests.slice(1, 4).map(({ body }) => JSON.stringify(body));
    const whole = planned.parts?.parts[1];
    if (whole === undefined) throw new Error("The contract has one part only.");
    const { span } = whole.part;
    const [one, other] = planned.parts?.halve(whole) ?? [];
    expect([one?.part.span.start, one?.part.span.end, other?.part.span.end]).toEqual([
      span.start,
      other?.part.span.start,
      span.end,
    ]);
    expect(first?.length).toBeLessThan(part?.length ?? 0);
    expect(second?.length).toBeLessThan(part?.length ?? 0);
    const booked = house.library().costs("tier");
    expect(booked.reduce((sum, { costUsd }) => sum + costUsd, 0)).toBeCloseTo(totalCostUsd(saved.run) ?? Number.NaN, 9);
    expect(totalCostUsd(saved.run)).toBeLessThanOrEqual(
      (planned.plan.estimateUsd ?? 0) + (planned.plan.parts?.ifCutUsd ?? 0),
    );
  });

  test("has a half that is cut off again read on this device, and says so", async () => {
    const { model, house, contract } = await startFirm(9_000);
    const planned = planContract(house, contract, options);
    let seen = 0;
    const { saved, note } = await runPlan(house, contract, planned, {
      matter: null,
      signal: new AbortController().signal,
      onStage: (stage) => {
        if (stage.stage !== "part" || stage.number !== 2) return;
        seen += 1;
        // The part, then its first half; the second half is answered.
        if (seen <= 2) model.script("*", [{ kind: "length", after: 40 }]);
      },
    });
    expect(saved.summary.coverage.parts?.onDevice).toMatchObject([{ number: 2 }]);
    expect(note).toMatch(/No model answered about part 2 of \d+, so it was read on this device/);
    expect(unverified(saved.summary)).toEqual([]);
  });

  test("goes on with the halves where it was stopped between them, and does not ask about the whole part again", async () => {
    const { model, headnote, house, contract, open } = await startFirm(9_000);
    const planned = planContract(house, contract, options);
    const count = planned.plan.parts?.count ?? 0;
    const abort = new AbortController();
    let seen = 0;
    const stopped = runPlan(house, contract, planned, {
      matter: null,
      signal: abort.signal,
      onStage: (stage) => {
        if (stage.stage !== "part" || stage.number !== 1) return;
        seen += 1;
        if (seen === 1) model.script("*", [{ kind: "length", after: 40 }]);
        if (seen === 3) abort.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
    expect(model.requests).toHaveLength(2);
    await headnote.close();
    const again = open().house;
    await runPlan(again, contract, planContract(again, contract, options), {
      matter: null,
      signal: new AbortController().signal,
    });
    // The second half, the other parts, the head.
    expect(model.requests).toHaveLength(2 + 1 + (count - 1) + 1);
  });
});
