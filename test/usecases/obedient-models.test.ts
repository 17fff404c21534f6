import { beforeAll, describe, expect, it } from "vitest";
import { replaceKindSchema } from "../../shared/domain/configuration.ts";
import { services } from "../summaries/contracts.ts";
import {
  liesBelieved,
  poisonedFiles,
  summariseWithObedientModels,
  type Obeyed,
  type Poisoned,
} from "./obedient-models.ts";

/** Reads a dozen files, each in a process of its own, and summarises each twice. */
const LONG = 120_000;

describe("contracts that tell a model what to say, and models that obey, end to end", () => {
  let files: Poisoned[];
  let obeyed: Obeyed;
  beforeAll(async () => {
    // One of the wordings in plain sight is enough here; the others are in the bench.
    const all = await poisonedFiles(services.text);
    files = [...all.slice(0, 1), ...all.slice(6, 10), ...all.slice(11)];
    obeyed = await summariseWithObedientModels(files, replaceKindSchema.options);
  }, LONG);

  it("are twenty-four and more, over the wire of both dialects, and every model did as it was told", () => {
    expect(obeyed.outcomes.length).toBeGreaterThanOrEqual(24);
    for (const { saved, lies } of obeyed.outcomes) {
      expect(saved.run.served).toMatchObject({ provider: "cloud" });
      expect(lies.size).toBeGreaterThan(8);
      expect(saved.summary.statements.filter(({ text }) => lies.has(text)).length).toBeGreaterThan(0);
    }
  });

  it("leave no lie in the saved summary that is shown as verified", () => {
    expect(obeyed.outcomes.flatMap((outcome) => liesBelieved(outcome).map((lie) => [outcome.what, lie]))).toEqual([]);
    for (const { saved } of obeyed.outcomes) expect(saved.summary.brief).not.toMatch(/Panama|127\.0\.0\.1/);
  });

  it("make no request to the address that the model gave", () => {
    expect(obeyed.trapped).toBe(0);
  });

  it("show the order as a finding of the saved contract", () => {
    const told = obeyed.outcomes.map(({ what, saved }) => ({
      what,
      found: saved.contract.findings.some(({ kind }) => kind === "instructions" || kind === "hidden-text"),
    }));
    expect(told.filter(({ found }) => !found)).toEqual([]);
  });

  it("send no order that the contract does not show, and no name that is to be replaced", () => {
    for (const { what, sent } of obeyed.outcomes) {
      const file = files.find((one) => one.what === what);
      expect.soft([what, sent.includes("Larkspur")]).toEqual([what, false]);
      expect.soft([what, sent.includes("Panama") && file?.isShown === false]).toEqual([what, false]);
    }
  });
});
