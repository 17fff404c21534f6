import { expect, it } from "vitest";
import { relianceNote } from "../../shared/domain/reliance.ts";
import { silenceWords } from "../../shared/domain/silence.ts";

it("relies on a model that has read all of it, and says how far the engine on this device can be relied on", () => {
  expect(silenceWords({ served: { provider: "openai", model: "gpt-5" } })).toEqual({
    title: "Silent after a full read",
    note: null,
  });
  const here = silenceWords({ served: { provider: "on-device", model: "extractive" } });
  expect(here.title).toBe("Not found on this device");
  expect(here.note).toContain("misses about one clause in six");
  expect(relianceNote({ served: { provider: "on-device", model: "extractive" } })).toMatch(/Read the passage before/);
  expect(relianceNote({ served: { provider: "openai", model: "gpt-5" } })).toBeNull();
});
