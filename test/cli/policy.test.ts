import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, runHeadnote, temporaryFolder } from "./run-headnote.ts";

const configuration = {
  routes: { simple: { strategy: "ordered", candidates: ["deepseek/deepseek-chat", "azure-eu/gpt-5-mini"] } },
  providers: {
    "azure-eu": { dialect: "azure-openai", baseURL: "https://example.openai.azure.com/openai/v1", region: "eu" },
  },
  policy: { regions: ["eu"], requireMatter: true },
};

test("a file of policy is checked before it is rolled out, candidate by candidate", async () => {
  const path = join(temporaryFolder(), "routes.json");
  writeFileSync(path, JSON.stringify(configuration));
  const ran = await runHeadnote(["policy", "check", path], { env: { HEADNOTE_PROFILE: temporaryFolder() } });
  expect(ran.stdout).toMatch(/Only the regions eu may be used/);
  expect(ran.stdout).toMatch(/deepseek\/deepseek-chat: The firm's policy allows only the regions eu/);
  expect(ran.stdout).toMatch(/azure-eu\/gpt-5-mini: may be asked/);
  // The standard and complex routes, as Headnote brings them, have nobody in the EU.
  expect(ran.stdout).toMatch(/The route "standard" is left to the engine on this device/);
  expect(ran.stdout).not.toMatch(/The route "simple" is left/);
  expect(ran.status).toBe(0);
});

test("a file with a wrong value is refused with its place", async () => {
  const path = join(temporaryFolder(), "routes.json");
  writeFileSync(path, JSON.stringify({ policy: { requireMater: true } }));
  const ran = await runHeadnote(["policy", "check", path], { env: { HEADNOTE_PROFILE: temporaryFolder() } });
  expect(ran.status).toBe(1);
  expect(ran.stdout).toBe("");
  expect(ran.stderr).toMatch(/requireMater/);
});

test("a model without a price is named where a budget could not count it", async () => {
  const path = join(temporaryFolder(), "routes.json");
  const env = { HEADNOTE_PROFILE: temporaryFolder() };
  const check = async (price: object, budgets: object) => {
    const house = { baseURL: "https://models.example.com/v1", ...price };
    const routes = { simple: { strategy: "ordered", candidates: ["house/llama", "openai/gpt-5"] } };
    writeFileSync(path, JSON.stringify({ providers: { house }, routes, budgets }));
    const ran = await runHeadnote(["policy", "check", path, "--json"], { env });
    expect(ran.status).toBe(0);
    return (JSON.parse(ran.stdout) as { warnings: string[] }).warnings;
  };
  const warned = await check({}, { monthUsd: 100 });
  expect(warned).toHaveLength(1);
  expect(warned[0]).toMatch(/^The price of house\/llama is not known \(simple\).*"price" under providers\.house/);
  const price = { inputPerMillion: 0.4, outputPerMillion: 1.6 };
  expect(await check({ price }, { monthUsd: 100 })).toEqual([]);
  expect(await check({}, { onExceed: "stop" })).toEqual([]);
});

test("what is valid and hardly meant is said, each with its place", async () => {
  const path = join(temporaryFolder(), "routes.json");
  const house = { baseURL: "https://models.example.com/v1", price: { inputPerMillion: 1, outputPerMillion: 1 } };
  const file = {
    providers: { house },
    policy: {
      deny: ["opnai/*", "House/*", "on-device", "open*", "openai/*-mini", "gpt-4o"],
      allow: ["*", "hose/llama"],
    },
    budgets: { providers: { house: 5, House: 5 } },
    routes: {
      auto: { strategy: "ordered", candidates: ["house/llama"] },
      "openai/gpt-4o": { strategy: "ordered", candidates: [] },
      trial: {
        strategy: "weighted",
        candidates: ["house/llama", "hose/llama"],
        weights: { "house/llama": 9, "house/lama": 1 },
      },
    },
  };
  writeFileSync(path, JSON.stringify(file));
  const ran = await runHeadnote(["policy", "check", path], { env: { HEADNOTE_PROFILE: temporaryFolder() } });
  expect(ran.status).toBe(0);
  const places = ran.stdout.split("\n").flatMap((line) => /^Warning: (\S+): /.exec(line)?.[1] ?? []);
  expect(places).toEqual([
    "policy.deny[0]",
    "policy.deny[4]",
    "policy.deny[5]",
    "policy.allow[1]",
    "budgets.providers.House",
    "routes.auto",
    'routes["openai/gpt-4o"]',
    'routes["openai/gpt-4o"].candidates',
    "routes.trial.candidates[1]",
    'routes.trial.weights["house/lama"]',
  ]);
});

test.each([
  [
    "a name given twice",
    '{\n  "policy": {\n    "deny": ["openai/*"],\n    "den\\u0079": []\n  }\n}',
    "Line 4, column 5",
  ],
  ["a password in an address", { baseURL: "https://ada:s3cret@models.example.com/v1" }, "providers.house.baseURL"],
  ["a key in an address", { baseURL: "https://models.example.com/v1?api_key=s3cret" }, "providers.house.baseURL"],
])("a file with %s is refused with its place", async (_what, content, place) => {
  const path = join(temporaryFolder(), "routes.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify({ providers: { house: content } }));
  const ran = await runHeadnote(["policy", "check", path], { env: { HEADNOTE_PROFILE: temporaryFolder() } });
  expect([ran.status, ran.stdout]).toEqual([1, ""]);
  expect(ran.stderr).toContain(place);
  expect(ran.stderr).not.toContain("s3cret");
});

test("the policy in force is shown", async () => {
  const profile = temporaryFolder();
  const nothing = await runHeadnote(["policy", "show"], { env: { HEADNOTE_PROFILE: profile } });
  expect(nothing.stdout).toMatch(/No rule is set/);
  writeFileSync(join(profile, "routes.json"), JSON.stringify(configuration));
  const shown = await runHeadnote(["policy", "show", "--json"], { env: { HEADNOTE_PROFILE: profile } });
  expect(JSON.parse(shown.stdout)).toMatchObject({ regions: ["eu"], requireMatter: true, onDeviceOnly: false });
});

test("a playbook that names a key term which does not exist is refused, with its place", async () => {
  const file = join(temporaryFolder(), "routes.json");
  const position = (term: string) => ({ term, preferred: { state: "stated" } });
  const check = (...terms: string[]) => {
    writeFileSync(file, JSON.stringify({ playbooks: [{ name: "House", positions: terms.map(position) }] }));
    return runHeadnote(["policy", "check", file]);
  };
  expect((await check("governing-law")).status).toBe(0);
  const refused = await check("governing-law", "governing-laws");
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('playbooks[0].positions[1].term: there is no key term "governing-laws"');
});

test("the example of the guide is valid, and the schema knows each of its fields", async () => {
  const guide = readFileSync(join(root, "docs/guides/routes-and-policy.md"), "utf8");
  const example = /```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? "";
  const path = join(temporaryFolder(), "routes.json");
  writeFileSync(path, example);
  const env = { HEADNOTE_PROFILE: temporaryFolder() };
  const checked = await runHeadnote(["policy", "check", path], { env });
  expect([checked.status, checked.stdout.split("\n")[0]]).toEqual([0, "The file is valid."]);
  const printed = await runHeadnote(["policy", "schema"], { env });
  const schema = JSON.parse(printed.stdout) as { properties: object; additionalProperties: boolean };
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(JSON.parse(example) as object)));
  expect(schema.additionalProperties).toBe(false);
});
