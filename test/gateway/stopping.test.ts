import { afterEach, describe, expect, it } from "vitest";
import { primaryText, startPair, type Pair } from "./fixtures.ts";

let pair: Pair;
afterEach(() => pair.close());

describe("a gateway that is being stopped", () => {
  it("lets an answer under way finish, and takes nothing new", async () => {
    pair = await startPair();
    pair.primary.script("*", [{ kind: "answer", text: primaryText, firstTokenMs: 2_000 }]);
    const first = pair.ask({});
    await pair.primary.request(1);
    const stopped = pair.stop();
    const late = await pair.ask({});
    expect([late.status, late.error?.code, late.headers.get("retry-after")]).toEqual([503, "shutting_down", "15"]);
    pair.clock.advance(2_000);
    expect(await first).toMatchObject({ status: 200, text: primaryText });
    await stopped;
    expect(pair.primary.requests).toHaveLength(1);
  });

  it.each([[{}], [{ stream: true }]])(
    "ends what takes too long with an error, and the ledger knows: %o",
    async (how) => {
      pair = await startPair();
      pair.primary.script("*", [{ kind: "answer", text: primaryText, firstTokenMs: 60_000 }]);
      const asked = pair.ask({ ...how, model: "primary/alpha" });
      await pair.primary.request(1);
      const stopped = pair.stop();
      pair.clock.advance(10_000);
      expect((await asked).error?.code).toBe("shutting_down");
      await stopped;
      expect(pair.headnote.house.library().costs("month")).toMatchObject([{ attempts: 1 }]);
      expect(pair.headnote.house.library().unsettled()).toEqual([]);
    },
  );
});
