import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { compose } from "../../electron/usecases/compose.ts";
import { leavesThisMachine, planContract, type PlanOptions } from "../../electron/usecases/plan-contract.ts";
import { runPlan } from "../../electron/usecases/summarize-contract.ts";
import { totalCostUsd } from "../../shared/domain/run.ts";
import { root, temporaryFolder } from "../cli/run-headnote.ts";
import { startSimulator } from "../simulators/simulator.ts";
import { contractOf, services } from "./contracts.ts";

const second = "9. General. This Agreement shall be governed by the laws of the State of Texas.";
const torn = contractOf(services.text.replace("IN WITNESS WHEREOF", `${second}\n\nIN WITNESS WHEREOF`));
const options: PlanOptions = { matter: null, side: null, onDevice: false, route: "simple" };

async function startFirm(policy: Record<string, unknown> = {}) {
  const profile = temporaryFolder();
  const low = await startSimulator({ dialect: "openai", key: "low-key", seed: 1 });
  const high = await startSimulator({ dialect: "anthropic", key: "high-key", seed: 2 });
  onTestFinished(async () => void (await Promise.all([low.close(), high.close()])));
  const cheap = { strategy: "ordered", candidates: ["openai/gpt-4.1-mini"] };
  writeFileSync(
    join(profile, "routes.json"),
    JSON.stringify({
      providers: { openai: { baseURL: low.url }, anthropic: { baseURL: high.url } },
      routes: {
        simple: cheap,
        standard: cheap,
        complex: { strategy: "ordered", candidates: ["anthropic/claude-sonnet-4-6"] },
      },
      policy,
    }),
  );
  const env = {
    HEADNOTE_PROFILE: profile,
    HEADNOTE_PASSPHRASE: "a passphrase for this test",
    HEADNOTE_KEY_OPENAI: "low-key",
    HEADNOTE_KEY_ANTHROPIC: "high-key",
  };
  const headnote = compose({
    edition: "process",
    env,
    readingEntry: join(root, "electron/documents/reading-process.ts"),
  });
  onTestFinished(() => headnote.close());
  headnote.house.library().saveContract(torn, new TextEncoder().encode(torn.text));
  const planned = planContract(headnote.house, torn, options);
  return {
    low,
    high,
    house: headnote.house,
    planned,
    run: () => runPlan(headnote.house, torn, planned, { matter: null, signal: new AbortController().signal }),
  };
}

describe("passages that contradict each other", () => {
  test("go to the complex tier, alone, as the plan said; the ruling quotes both, and is checked and booked", async () => {
    const { low, high, house, planned, run } = await startFirm();
    expect(planned.plan.arbitration).toMatchObject({
      passages: 2,
      candidates: [{ deployment: "anthropic/claude-sonnet-4-6" }],
    });
    expect(planned.plan.arbitration?.estimateUsd).toBeGreaterThan(0);
    expect(leavesThisMachine(house, planned.plan)).toBe(true);
    const { saved } = await run();
    expect([low.requests.length, high.requests.length]).toEqual([1, 1]);
    const sent = JSON.stringify(high.requests[0]?.body);
    expect(sent).toContain("State of Texas");
    expect(sent).toContain("State of New York");
    expect(sent).not.toContain("monthly fee");
    const ruling = saved.summary.statements.find(({ text }) => text.startsWith("Read together: "));
    expect(ruling?.status).toBe("exact");
    expect(new Set(ruling?.citations.map(({ start }) => start)).size).toBeGreaterThanOrEqual(2);
    expect(
      saved.summary.statements.some(({ text }) => text.startsWith("The contract names more than one governing law")),
    ).toBe(true);
    expect(saved.run.others).toMatchObject([{ purpose: "arbitration" }]);
    expect(saved.run.trace.at(-1)?.text).toMatch(
      /2 passages that contradict each other went to the complex tier, alone/,
    );
    const booked = house.library().costs("tier");
    expect(booked.map(({ key }) => key).toSorted()).toEqual(["complex", "simple"]);
    expect(booked.reduce((sum, { costUsd }) => sum + costUsd, 0)).toBeCloseTo(totalCostUsd(saved.run) ?? Number.NaN, 9);
  });

  test("stay risks that quote both where nobody rules on them, where policy allows nobody, and where nothing may leave", async () => {
    const failing = await startFirm();
    failing.high.script("*", [{ kind: "answer", text: "{}", times: 9 }]);
    const { saved } = await failing.run();
    const risk = saved.summary.statements.find(({ text }) =>
      text.startsWith("The contract names more than one governing law"),
    );
    expect(risk?.citations.length).toBe(2);
    expect(saved.run.others?.[0]?.text).toMatch(/nobody ruled on them/);

    const shut = await startFirm({ allow: ["openai/*"] });
    expect(shut.planned.plan.arbitration).toBeNull();
    await shut.run();
    expect(shut.high.requests).toHaveLength(0);
    expect(planContract(failing.house, torn, { ...options, onDevice: true }).plan.arbitration).toBeNull();
    expect(planContract(failing.house, services, options).plan.arbitration).toBeNull();
    expect(planContract(failing.house, torn, { ...options, route: "openai/gpt-4.1-mini" }).plan.arbitration).toBeNull();
  });

  test("send nothing else of the contract: every stretch between the markers is a passage or its heading", async () => {
    const { high, run } = await startFirm();
    await run();
    const body = high.requests[0]?.body as { readonly messages: readonly { readonly content: unknown }[] };
    const sent = body.messages.flatMap(({ content }) =>
      typeof content === "string"
        ? [content]
        : (content as readonly { readonly text: string }[]).map(({ text }) => text),
    );
    const [, , material = ""] = /<([^>\s]+)>\n([\s\S]*?)\n<\/\1>/.exec(sent.join("\n")) ?? [];
    const passages = material.split("\n").filter((line) => line.trim() !== "" && !/^\[page \d+\]$/.test(line));
    expect(passages.length).toBeGreaterThanOrEqual(2);
    const torn8 =
      "8. Governing Law. This Agreement shall be governed by the laws of the State of New York, without regard to its conflict of laws rules.";
    for (const passage of passages) expect([second, torn8].some((one) => one.includes(passage.trim()))).toBe(true);
    // Whoever reads the request over cannot find any other clause in it.
    for (const clause of torn.text.split(/\n\n/).filter((one) => one.length > 60 && !/governed/i.test(one)))
      expect(sent.join("\n")).not.toContain(clause.slice(20, 60));
  });

  test("are not asked about where the contract says itself which of them holds", async () => {
    const { house, high } = await startFirm();
    const text = torn.text.replace(
      second,
      `${second.replace("This", "Notwithstanding anything to the contrary, this")}`,
    );
    const settledByItself = contractOf(text);
    expect(planContract(house, settledByItself, options).plan.arbitration).toBeNull();
    expect(high.requests).toHaveLength(0);
  });
});
