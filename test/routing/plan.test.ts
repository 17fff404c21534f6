import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policySchema, type Route } from "../../shared/domain/configuration.ts";
import type { Deployment } from "../../electron/providers/provider.ts";
import { checkPolicy, lastResort, planTask, type PlanInput } from "../../electron/routing/plan.ts";
import { forbiddenBy } from "../../electron/routing/policy.ts";
import { resolveRoutes } from "../../electron/routing/routes.ts";
import { planSchema } from "../../shared/domain/run.ts";

const providers: Readonly<Record<string, Pick<Deployment, "region" | "retention" | "local" | "dialect">>> = {
  openai: { region: null, retention: "limited", local: false, dialect: "openai" },
  anthropic: { region: null, retention: "limited", local: false, dialect: "anthropic" },
  "azure-eu": { region: "eu", retention: "zero", local: false, dialect: "azure-openai" },
  mistral: { region: "eu", retention: "limited", local: false, dialect: "openai" },
  deepseek: { region: "cn", retention: "unknown", local: false, dialect: "openai" },
  ollama: { region: null, retention: "zero", local: true, dialect: "openai" },
  "on-device": { region: null, retention: "zero", local: true, dialect: "on-device" },
};

function resolve(id: string): Deployment | { problem: string } {
  const provider = id.slice(0, id.indexOf("/"));
  const facts = providers[provider];
  if (facts === undefined) return { problem: `"${provider}" is not a known provider.` };
  return {
    id,
    provider,
    model: id.slice(provider.length + 1),
    baseURL: facts.dialect === "on-device" ? null : "https://example.test",
    ...facts,
  };
}

const prices: Readonly<Record<string, number>> = {
  "deepseek/deepseek-chat": 0.3,
  "mistral/mistral-small-latest": 0.2,
  "openai/gpt-5": 1.25,
};

function input(change: Partial<PlanInput> = {}, routes: Record<string, Route> = {}): PlanInput {
  return {
    tokens: 8000,
    tokensExact: false,
    complexity: { score: 0.3, signals: [] },
    expectedOutputTokens: 2000,
    ...resolveRoutes({ routes }),
    policy: policySchema.parse({}),
    resolve,
    hasKey: () => true,
    price: ({ id }) => {
      const perMillion = prices[id];
      return perMillion === undefined ? null : { inputPerMillion: perMillion, outputPerMillion: perMillion * 4 };
    },
    onDevice: false,
    route: null,
    ...change,
  };
}

const order = (plan: ReturnType<typeof planTask>) => plan.candidates.map(({ deployment }) => deployment);
const eligible = (plan: ReturnType<typeof planTask>) =>
  plan.candidates.filter((candidate) => candidate.eligible).map(({ deployment }) => deployment);
const reason = (plan: ReturnType<typeof planTask>, id: string) =>
  plan.candidates.find(({ deployment }) => deployment === id)?.reason;

describe("a plan", () => {
  it("takes the tier's route, and the engine on this device last", () => {
    const plan = planTask(input());
    expect(plan).toMatchObject({ tier: "standard", route: "standard", strategy: "cheapest" });
    expect(order(plan)).toEqual(["anthropic/claude-sonnet-4-6", "openai/gpt-5-mini", lastResort]);
    expect(reason(plan, "openai/gpt-5-mini")).toContain("after those with a known price");
    expect(planSchema.parse(plan)).toEqual(plan);
  });

  it("takes the tier from the contract alone where its size is given", () => {
    expect(planTask(input({ tokens: 1800, contractTokens: 900 })).tier).toBe("simple");
    expect(planTask(input({ tokens: 1800 })).tier).toBe("standard");
  });

  it("takes a named route, a tier, an alias or one deployment", () => {
    const alias = { nda: { strategy: "ordered", candidates: ["openai/gpt-5"] } } as const;
    expect(planTask(input({ route: "complex" })).route).toBe("complex");
    expect(
      order(
        planTask(input({ route: "nda" }, { ...alias, nda: { ...alias.nda, candidates: [...alias.nda.candidates] } })),
      )[0],
    ).toBe("openai/gpt-5");
    expect(order(planTask(input({ route: "mistral/mistral-small-latest" })))).toEqual([
      "mistral/mistral-small-latest",
      lastResort,
    ]);
    expect(order(planTask(input({ route: lastResort })))).toEqual([lastResort]);
  });

  it("puts the cheapest first, the unpriced after, the device last", () => {
    const candidates = ["openai/gpt-5", "anthropic/claude-x", "deepseek/deepseek-chat", "mistral/mistral-small-latest"];
    const plan = planTask(
      input({ route: "thrift" }, { thrift: { strategy: "cheapest", candidates: [lastResort, ...candidates] } }),
    );
    expect(order(plan)).toEqual([
      "mistral/mistral-small-latest",
      "deepseek/deepseek-chat",
      "openai/gpt-5",
      "anthropic/claude-x",
      lastResort,
    ]);
    expect(reason(plan, "anthropic/claude-x")).toContain("its price is not known");
    // 8,000 estimated tokens are reckoned as 9,200 at most; 2,000 of answer at four times the price.
    expect(plan.estimateUsd).toBeCloseTo((9200 * 0.2 + 2000 * 0.8) / 1e6, 12);
  });

  it("lets the order that the firm wrote stand, even for the device", () => {
    const plan = planTask(
      input({ route: "careful" }, { careful: { strategy: "ordered", candidates: [lastResort, "openai/gpt-5"] } }),
    );
    expect(order(plan)).toEqual([lastResort, "openai/gpt-5"]);
  });

  it("says that there is no key, by the provider's name", () => {
    const plan = planTask(
      input({ route: "simple", hasKey: (provider) => provider !== "deepseek", label: () => "DeepSeek" }),
    );
    expect(eligible(plan)).toEqual(["mistral/mistral-small-latest", lastResort]);
    expect(plan.candidates.at(-1)).toMatchObject({
      deployment: "deepseek/deepseek-chat",
      barrier: "key",
      reason: "No key for DeepSeek.",
    });
  });

  it("says that a provider is not known", () => {
    expect(reason(planTask(input({ route: "acme/one" })), "acme/one")).toBe('"acme" is not a known provider.');
  });

  it("says that a contract does not fit, and counts the answer", () => {
    const fits = planTask(
      input({ tokens: 60_000, tokensExact: true, expectedOutputTokens: 4000, route: "deepseek/deepseek-chat" }),
    );
    expect(eligible(fits)).toContain("deepseek/deepseek-chat");
    const tooLong = planTask(
      input({ tokens: 60_000, tokensExact: true, expectedOutputTokens: 4001, route: "deepseek/deepseek-chat" }),
    );
    expect(reason(tooLong, "deepseek/deepseek-chat")).toBe(
      "Too long: with its answer it needs 64,001 tokens, and the model holds 64,000.",
    );
    const unknown = planTask(input({ tokens: 9_000_000, route: "mistral/unheard-of" }));
    expect(reason(unknown, "mistral/unheard-of")).toContain("how much it can hold is not known");
  });

  it("keeps everything on this machine when the lawyer says so, model servers here included", () => {
    const plan = planTask(
      input(
        { onDevice: true, route: "mixed" },
        { mixed: { strategy: "ordered", candidates: ["openai/gpt-5", "ollama/llama3"] } },
      ),
    );
    expect(eligible(plan)).toEqual(["ollama/llama3", lastResort]);
    expect(plan.candidates.at(-1)).toMatchObject({ deployment: "openai/gpt-5", barrier: "confidential" });
  });

  it.each([
    [{ onDeviceOnly: true }, "openai/gpt-5", /lets nothing leave/],
    [{ deny: ["deepseek/*"] }, "deepseek/deepseek-chat", /denies it \("deepseek\/\*"\)/],
    [{ deny: ["deepseek"] }, "deepseek/deepseek-chat", /denies/],
    [{ deny: ["openai/GPT-5*"] }, "openai/gpt-5-mini", /denies/],
    [{ allow: ["openai/gpt-5"] }, "openai/gpt-5-mini", /not among the models/],
    [{ allow: ["openai/*"], deny: ["openai/gpt-5"] }, "openai/gpt-5", /denies/],
    [{ regions: ["eu"] }, "deepseek/deepseek-chat", /regions eu, and it is served from the region "cn"/],
    [{ regions: ["eu"] }, "openai/gpt-5", /its region is not known/],
    [{ requireZeroRetention: true }, "openai/gpt-5", /keeps requests for a time/],
    [{ requireZeroRetention: true }, "deepseek/deepseek-chat", /not known/],
    [{ deny: [lastResort] }, lastResort, /denies/],
  ] as const)("names the rule of the policy %j that forbids %s", (rule, id, words) => {
    const plan = planTask(input({ policy: policySchema.parse(rule), route: id }));
    expect(eligible(plan)).not.toContain(id);
    expect(plan.candidates.find(({ deployment }) => deployment === id)).toMatchObject({
      barrier: "policy",
      reason: expect.stringMatching(words) as unknown,
    });
  });

  it.each([
    [{ allow: ["openai/gpt-5*"] }, "openai/gpt-5-mini"],
    [{ regions: ["EU"], requireZeroRetention: true }, "azure-eu/our-gpt"],
    [{ regions: ["eu"], requireZeroRetention: true }, "ollama/llama3"],
    [{ allow: ["openai/*"], regions: ["eu"], requireZeroRetention: true, onDeviceOnly: true }, lastResort],
  ] as const)("under the policy %j lets %s through", (rule, id) => {
    expect(eligible(planTask(input({ policy: policySchema.parse(rule), route: id })))).toContain(id);
  });

  it("does not ask for the key of what is forbidden", () => {
    const asked: string[] = [];
    planTask(
      input({
        policy: policySchema.parse({ deny: ["openai"] }),
        hasKey: (provider) => asked.push(provider) > 0,
        route: "complex",
      }),
    );
    expect(asked).not.toContain("openai");
  });
});

describe("a plan by what is known", () => {
  const all = (value: number) => ({ p5: value, p25: value, p50: value, p75: value, p95: value });
  const health = (firstTokenMs: number) => ({
    samples: 20,
    known: true,
    firstTokenMs: all(firstTokenMs),
    tokensPerSecond: all(100),
    failureRate: 0,
  });

  it("puts first who is predicted to be done first", () => {
    const speeds: Readonly<Record<string, number>> = { "anthropic/claude-sonnet-4-6": 4000, "openai/gpt-5-mini": 400 };
    const known = {
      usualOutputTokens: 500,
      health: (id: string) => (speeds[id] === undefined ? null : health(speeds[id])),
    };
    const routes: Record<string, Route> = {
      standard: { strategy: "fastest", candidates: ["anthropic/claude-sonnet-4-6", "openai/gpt-5-mini"] },
    };
    expect(reason(planTask(input({}, routes)), "openai/gpt-5-mini")).toContain("no speeds have been measured yet");
    const plan = planTask(input(known, routes));
    expect(order(plan)).toEqual(["openai/gpt-5-mini", "anthropic/claude-sonnet-4-6", lastResort]);
    expect(reason(plan, "openai/gpt-5-mini")).toMatch(/about 5\.\d s predicted\.$/);
    const asked: string[] = [];
    planTask(input({ ...known, incumbent: (route) => (asked.push(route) > 0 ? null : null) }, routes));
    expect(asked).toEqual(["standard"]);
  });

  it("draws who is first by weight", () => {
    const candidates = ["openai/gpt-5", "mistral/mistral-small-latest"];
    const weights = { "openai/gpt-5": 0.95, "mistral/mistral-small-latest": 0.05 };
    const plan = (draw: number) =>
      planTask(input({ route: "canary", draw }, { canary: { strategy: "weighted", candidates, weights } }));
    expect(order(plan(0.5))).toEqual([...candidates, lastResort]);
    expect(order(plan(0.96))).toEqual([...candidates.toReversed(), lastResort]);
    expect(reason(plan(0.5), "mistral/mistral-small-latest")).toMatch(/first in 5\.0 % of runs\.$/);
  });

  it("compares prices by what an answer usually has, and says what it costs at most", () => {
    // Dear to read and cheap to write, and the other way round.
    const price = ({ id }: Deployment) =>
      id === "openai/gpt-5"
        ? { inputPerMillion: 2, outputPerMillion: 2 }
        : { inputPerMillion: 1, outputPerMillion: 20 };
    const routes = { thrift: { strategy: "cheapest", candidates: ["openai/gpt-5", "mistral/m"] } } as const;
    const plan = (usualOutputTokens: number) =>
      planTask(
        input(
          { route: "thrift", price, usualOutputTokens },
          { thrift: { ...routes.thrift, candidates: [...routes.thrift.candidates] } },
        ),
      );
    expect(order(plan(100))[0]).toBe("mistral/m");
    expect(order(plan(2000))[0]).toBe("openai/gpt-5");
    expect(plan(100).estimateUsd).toBeCloseTo((9200 + 2000 * 20) / 1e6, 12);
  });

  describe("of the money left", () => {
    const spent = { monthUsd: 9.995, matters: {}, providers: {} };
    const budgets = (onExceed: "warn" | "step-down" | "stop") => ({ monthUsd: 10, onExceed });

    it("stops, and leaves the engine on this device", () => {
      const plan = planTask(input({ route: "openai/gpt-5", budgets: budgets("stop"), spent }));
      expect(eligible(plan)).toEqual([lastResort]);
      expect(plan.candidates.at(-1)).toMatchObject({
        barrier: "budget",
        reason: expect.stringMatching(/\$10\.00/) as unknown,
      });
      expect(plan.candidates.at(-1)?.remedy).toMatch(/Raise that budget/);
    });

    it("warns, and goes on", () => {
      const plan = planTask(input({ route: "openai/gpt-5", budgets: budgets("warn"), spent }));
      expect(eligible(plan)).toEqual(["openai/gpt-5", lastResort]);
      expect(reason(plan, "openai/gpt-5")).toContain("It would go over the budget of this month");
    });

    it("steps down to the tier that it still pays for, and says so", () => {
      const plan = planTask(
        input(
          { route: "complex", budgets: budgets("step-down"), spent: { ...spent, monthUsd: 9.99 } },
          {
            complex: { strategy: "ordered", candidates: ["openai/gpt-5"] },
            standard: { strategy: "ordered", candidates: ["openai/gpt-5"] },
          },
        ),
      );
      expect(plan.route).toBe("simple");
      expect(eligible(plan)[0]).toBe("mistral/mistral-small-latest");
      expect(plan.tierReason).toContain('steps down to "simple"');
    });

    it("stays where it is when no tier below is paid for either", () => {
      const plan = planTask(input({ route: "complex", budgets: { monthUsd: 0, onExceed: "step-down" }, spent }));
      expect(plan.route).toBe("complex");
      expect(eligible(plan)).toEqual([lastResort]);
    });

    it("looks at the matter and the provider", () => {
      const limits = { matters: { "1234-7": 0 }, providers: { mistral: 0 }, onExceed: "stop" } as const;
      const barriers = (matter: string | null) =>
        planTask(input({ route: "simple", budgets: limits, matter })).candidates.map(({ barrier }) => barrier);
      expect(barriers("1234-7")).toEqual([undefined, "budget", "budget"]);
      expect(barriers("other")).toEqual([undefined, undefined, "budget"]);
    });
  });

  it("says what would have to change for each who may not be asked", () => {
    const plan = planTask(
      input(
        { route: "mixed", hasKey: () => false, policy: policySchema.parse({ deny: ["mistral"] }) },
        { mixed: { strategy: "ordered", candidates: ["openai/gpt-5", "mistral/m", "acme/one"] } },
      ),
    );
    for (const candidate of plan.candidates) expect(candidate.remedy === undefined).toBe(candidate.eligible);
  });
});

const ids = [
  "openai/gpt-5",
  "openai/gpt-4",
  "anthropic/claude-sonnet-4-6",
  "azure-eu/our-gpt",
  "mistral/mistral-small-latest",
  "deepseek/deepseek-chat",
  "ollama/llama3",
  lastResort,
  "acme/one",
];
const patterns = [
  "openai/*",
  "openai/gpt-5",
  "mistral",
  "azure-eu/*",
  "deepseek/deepseek-chat",
  "on-device/*",
  "ollama/*",
  "anthropic/claude*",
];
const some = (from: readonly string[]) => fc.subarray([...from]);
const inputs = fc.record({
  strategy: fc.constantFrom("ordered", "cheapest", "fastest", "weighted"),
  candidates: fc.shuffledSubarray(ids),
  policy: fc.record({
    onDeviceOnly: fc.boolean(),
    allow: some(patterns),
    deny: some(patterns),
    regions: some(["eu", "us", "cn"]),
    requireZeroRetention: fc.boolean(),
    requireMatter: fc.boolean(),
  }),
  keys: some(Object.keys(providers)),
  onDevice: fc.boolean(),
  tokens: fc.nat(3_000_000),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
});
type Drawn = typeof inputs extends fc.Arbitrary<infer T> ? T : never;
const drawn = ({ strategy, candidates, policy, keys, onDevice, tokens, score }: Drawn) =>
  input(
    {
      policy,
      hasKey: (provider) => keys.includes(provider),
      onDevice,
      tokens,
      complexity: { score, signals: [] },
      route: "drawn",
    },
    { drawn: { strategy, candidates } },
  );

describe("every plan", () => {
  it("is the same for the same input", () => {
    fc.assert(
      fc.property(inputs, (one) => {
        expect(planTask(drawn(one))).toEqual(planTask(drawn(structuredClone(one))));
      }),
    );
  });

  it("lets nobody through whom the policy, the lawyer, or a missing key keeps out", () => {
    fc.assert(
      fc.property(inputs, (one) => {
        for (const id of eligible(planTask(drawn(one)))) {
          const deployment = resolve(id);
          if ("problem" in deployment) throw new Error(`${id} cannot be called`);
          expect(forbiddenBy(one.policy, deployment)).toBeNull();
          expect(one.policy.deny.some((pattern) => id.startsWith(pattern.replace(/\*$/, "")))).toBe(false);
          if (deployment.local) continue;
          expect(one.onDevice || one.policy.onDeviceOnly).toBe(false);
          expect(one.keys).toContain(deployment.provider);
          expect(one.policy.regions.length === 0 || one.policy.regions.includes(deployment.region ?? "")).toBe(true);
          expect(!one.policy.requireZeroRetention || deployment.retention === "zero").toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("names each candidate once, eligible ones first, each with a reason", () => {
    fc.assert(
      fc.property(inputs, (one) => {
        const { candidates } = planTask(drawn(one));
        expect(candidates.map(({ deployment }) => deployment).toSorted()).toEqual(
          [...new Set([...one.candidates, lastResort])].toSorted(),
        );
        const flags = candidates.map((candidate) => candidate.eligible);
        expect(flags).toEqual(flags.toSorted((a, b) => Number(b) - Number(a)));
        for (const { reason: why, eligible: is, barrier } of candidates) {
          expect(why).toMatch(/\.$/);
          expect(barrier === undefined).toBe(is);
        }
      }),
    );
  });

  it("ends with the device wherever it is allowed, unless the firm wrote another order", () => {
    fc.assert(
      fc.property(inputs, (one) => {
        fc.pre(one.strategy !== "ordered" || !one.candidates.includes(lastResort));
        const allowed = eligible(planTask(drawn(one)));
        const denied = one.policy.deny.includes("on-device/*");
        expect(allowed.at(-1) === lastResort).toBe(!denied);
        expect(allowed.includes(lastResort)).toBe(!denied);
      }),
    );
  });
});

describe("the policy on a task", () => {
  const strict = policySchema.parse({ requireMatter: true });
  it.each([null, "", "   "])("asks for a matter where %j was given", (matter) => {
    expect(checkPolicy(strict, { matter })).toMatch(/matter/);
  });
  it("is content with one, and with none where none is asked for", () => {
    expect(checkPolicy(strict, { matter: "1234-7" })).toBeNull();
    expect(checkPolicy(policySchema.parse({}), { matter: null })).toBeNull();
  });
});
