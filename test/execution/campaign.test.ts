import { describe, expect, it } from "vitest";
import { runCampaign } from "./campaign.ts";

describe("a batch of contracts under random faults", () => {
  it.each([11, 12])(
    "loses, splices and forgets nothing: seed %i",
    async (seed) => {
      const report = await runCampaign({ seed, faults: 60 });
      expect(report).toMatchObject({
        lost: 0,
        notWhole: 0,
        hung: 0,
        unrecorded: 0,
        unsaidCharges: 0,
        untyped: 0,
        complaints: [],
      });
      expect(report.faults).toBeGreaterThanOrEqual(60);
      expect(report.requests).toBeGreaterThan(60);
    },
    120_000,
  );
});
