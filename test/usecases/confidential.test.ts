import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { askContract, planQuestion } from "../../electron/usecases/ask-contract.ts";
import { compose, type Headnote } from "../../electron/usecases/compose.ts";
import { planContract, type PlanOptions } from "../../electron/usecases/plan-contract.ts";
import { runOnDevice, runPlan } from "../../electron/usecases/summarize-contract.ts";
import { replaceKindSchema } from "../../shared/domain/configuration.ts";
import { startSimulator, type Simulator } from "../simulators/simulator.ts";
import { contractOf } from "../summaries/contracts.ts";

const secrets = [
  "Larkspur",
  "Tamarind",
  "12,500",
  "Otto Brandt",
  "jane@larkspur.example",
  "120 Harbour Street",
  "DE89 3704 0044 0532 0130 00",
];
const contract = contractOf(`SERVICES AGREEMENT

This Services Agreement is made as of March 1, 2024 by and between Larkspur Analytics, Inc., a Delaware corporation ("Larkspur"), of 120 Harbour Street, Boston, MA 02110, and Tamarind Foods LLC, a New York limited liability company (the "Client").

1. Services. Larkspur shall provide forecasts to the Client each month. Tamarind Foods LLC names one contact: jane@larkspur.example.

2. Fees. The Client shall pay Larkspur a monthly fee of $12,500 to account DE89 3704 0044 0532 0130 00, due thirty (30) days after receipt of an invoice.

3. Term. This Agreement shall continue for an initial term of two (2) years and may be terminated on ninety (90) days' written notice.

4. Governing Law. This Agreement shall be governed by the laws of the State of New York.

By: /s/ Otto Brandt
Name: Otto Brandt
Title: Chief Executive Officer`);

const open: { simulator: Simulator; headnote: Headnote; folder: string }[] = [];
afterEach(async () => {
  for (const { simulator, headnote, folder } of open.splice(0)) {
    await headnote.close();
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The whole of Headnote before one provider, which is elsewhere as far as it knows. */
async function start(policy: Readonly<Record<string, unknown>> = {}) {
  const simulator = await startSimulator({ dialect: "openai", seed: 7 });
  const folder = mkdtempSync(join(tmpdir(), "headnote-confidential-"));
  const path = join(folder, "routes.json");
  const route = { strategy: "ordered", candidates: ["cloud/model"] };
  writeFileSync(
    path,
    JSON.stringify({
      providers: { cloud: { baseURL: simulator.url } },
      routes: { simple: route, standard: route, complex: route },
      policy,
    }),
  );
  const headnote = compose({
    edition: "process",
    env: { HEADNOTE_PROFILE: join(folder, "profile"), HEADNOTE_KEY_CLOUD: "a-key" },
    readingEntry: "nothing is read here",
    configurationPath: path,
  });
  open.push({ simulator, headnote, folder });
  headnote.house.library().saveContract(contract, new Uint8Array([1]));
  return { simulator, house: headnote.house };
}

const options = { matter: null, side: "Larkspur", onDevice: false, route: null };
const signal = new AbortController().signal;
const bodies = (simulator: Simulator) => simulator.requests.map(({ body }) => JSON.stringify(body)).join("\n");

it("what the firm wants replaced never reaches the provider, and the summary is in the contract's own words", async () => {
  const { simulator, house } = await start({ replace: replaceKindSchema.options });
  const planned = planContract(house, contract, options);
  const { saved } = await runPlan(house, contract, planned, { matter: null, signal });
  expect(saved.run.served?.provider).toBe("cloud");
  const sent = bodies(simulator);
  expect(sent).toContain("[PARTY-1]");
  for (const secret of secrets) expect(sent).not.toContain(secret);
  const quotes = saved.summary.statements.flatMap(({ citations }) => citations);
  expect(quotes.length).toBeGreaterThan(3);
  for (const { quote, start: from, end, match } of quotes) {
    expect(match).not.toBe("none");
    expect(contract.text.slice(from, end)).toBe(quote);
  }
  expect(JSON.stringify(saved.summary)).not.toMatch(/\[(?:PARTY|AMOUNT|ACCOUNT|EMAIL|ADDRESS|PERSON)-\d/);
  // What was sent is kept with the run.
  expect(saved.run.disclosure?.what).toBe("contract");
  expect(saved.run.disclosure?.replaced.map(({ text }) => text)).toContain("Larkspur Analytics, Inc.");
  expect(house.library().run(saved.run.id)?.disclosure).toEqual(saved.run.disclosure);
});

it("a question is answered with the same placeholders, from the library the second time", async () => {
  const { simulator, house } = await start();
  const ask = async () => {
    const planned = planQuestion(house, contract, "What does Tamarind pay Larkspur?", {
      matter: null,
      onDevice: false,
      route: null,
      replace: ["names", "amounts"],
    });
    return askContract(house, contract, planned, { matter: null, signal });
  };
  const first = await ask();
  const sent = bodies(simulator);
  for (const secret of ["Larkspur", "Tamarind", "12,500"]) expect(sent).not.toContain(secret);
  expect(sent).toContain("jane@[");
  const asked = simulator.requests.length;
  const second = await ask();
  expect(simulator.requests).toHaveLength(asked);
  expect(second.run.fromCache).toBe(first.run.served?.provider === "cloud");
  expect(house.library().questions.about(contract.sha256)).toHaveLength(2);
});

it("a matter that may not leave is answered here, by passages, and the provider sees nothing", async () => {
  const { simulator, house } = await start();
  house.setPreferences({
    ...house.preferences(),
    matters: { "4711-1": { onDeviceOnly: true, replace: [] } },
  });
  const planned = planQuestion(house, contract, "How long is the notice?", {
    matter: "4711-1",
    onDevice: false,
    route: null,
  });
  expect(planned.plan.confined).toBe(true);
  // As a route that is wrong would have it.
  const wrong = {
    ...planned,
    plan: {
      ...planned.plan,
      candidates: [
        { deployment: "cloud/model", eligible: true, reason: "", estimateUsd: 0 },
        ...planned.plan.candidates,
      ],
    },
  };
  const { answer, run } = await askContract(house, contract, wrong, { matter: "4711-1", signal });
  expect(answer.state).toBe("passages");
  expect(answer.statements[0]?.text).toContain("ninety (90) days");
  expect(run.attempts[0]?.errorClass).toBe("not-allowed");
  expect(simulator.requests).toHaveLength(0);
});

it("a contract that was kept here stays here for what is asked about it, until it is sent on another word", async () => {
  const { simulator, house } = await start();
  const ask = async () => {
    const question = { matter: null, onDevice: false, route: null };
    const planned = planQuestion(house, contract, "How long is the notice?", question);
    const { answer } = await askContract(house, contract, planned, { matter: null, signal, fresh: true });
    return { keptHere: planned.keptHere, confined: planned.plan.confined, state: answer.state };
  };
  const summarise = (asked: Partial<PlanOptions>) =>
    runPlan(house, contract, planContract(house, contract, { ...options, ...asked }), { matter: null, signal });
  await summarise({ onDevice: true });
  expect(await ask()).toEqual({ keptHere: true, confined: true, state: "passages" });
  // The brief that is made before a plan is shown is nobody's word.
  await runOnDevice(house, contract, { ...options, signal });
  expect((await ask()).keptHere).toBe(true);
  expect(simulator.requests).toHaveLength(0);

  await summarise({ replace: ["names", "amounts"] });
  const sent = simulator.requests.length;
  expect(await ask()).toMatchObject({ keptHere: false, confined: false });
  // And it goes out with the placeholders that it was sent with.
  expect(simulator.requests.length).toBeGreaterThan(sent);
  const asked = JSON.stringify(simulator.requests.slice(sent).map(({ body }) => body));
  for (const secret of ["Larkspur", "Tamarind", "12,500"]) expect(asked).not.toContain(secret);
});

it("a brief alone keeps nothing here", async () => {
  const { house } = await start();
  await runOnDevice(house, contract, { ...options, signal });
  expect(house.library().wishes.of(contract.sha256)).toEqual({ onDevice: false, replace: [] });
});
