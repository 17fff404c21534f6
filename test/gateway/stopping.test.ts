import { afterEach, describe, expect, it } from "vitest";
import { primary, primaryText, question, startPair, token, type Pair } from "./fixtures.ts";

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

  it("ends a live stream, whose words have passed, as cut and never as done, and the ledger knows", async () => {
    pair = await startPair();
    pair.primary.script("*", [{ kind: "stall", after: 5 }]);
    const response = await fetch(`${pair.url}/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "x-headnote-stream": "live" },
      body: JSON.stringify({ model: primary, messages: question, stream: true }),
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const read = async () => (await reader?.read())?.value ?? null;
    let raw = "";
    while (!raw.includes(primaryText.slice(4 * 24, 5 * 24))) raw += (await read()) ?? "";
    const stopped = pair.stop();
    pair.clock.advance(10_000);
    for (let part = await read(); part !== null; part = await read()) raw += part;
    await stopped;
    expect(raw).toContain('"code":"answer_cut_off"');
    expect(raw).not.toContain("[DONE]");
    expect(raw).not.toMatch(/"finish_reason":"/);
    expect(pair.headnote.house.library().costs("month")).toMatchObject([{ attempts: 1 }]);
    expect(pair.headnote.house.library().unsettled()).toEqual([]);
  });
});
