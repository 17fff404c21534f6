import { createRouterClient } from "@orpc/server";
import { describe, expect, it } from "vitest";
import { createSettingsStore } from "../../renderer/state/settings.ts";
import { createSpecimenHouse } from "./specimen-server.ts";

describe("a key", () => {
  it("passes through and is kept nowhere in the page", async () => {
    const house = createSpecimenHouse();
    const store = createSettingsStore(createRouterClient(house.router));
    await store.getState().load();
    expect(await store.getState().setKey("openai", "sk-not-a-real-key")).toBe(true);
    expect(JSON.stringify(store.getState())).not.toContain("sk-not-a-real-key");
    expect(store.getState().providers?.find(({ id }) => id === "openai")?.key).toBe("keychain");
    await store.getState().deleteKey("openai");
    expect(store.getState().providers?.find(({ id }) => id === "openai")?.key).toBeNull();
  });

  it("that was refused leaves the reason, and no key", async () => {
    const failing = { "providers.setKey": { code: "keychain-locked" as const, message: "The keychain is locked." } };
    const house = createSpecimenHouse({ failing });
    const store = createSettingsStore(createRouterClient(house.router));
    await store.getState().load();
    expect(await store.getState().setKey("openai", "sk-not-a-real-key")).toBe(false);
    expect(store.getState().keyFailures["openai"]?.message).toBe("The keychain is locked.");
    expect(JSON.stringify(store.getState())).not.toContain("sk-not-a-real-key");
  });
});

describe("a preference", () => {
  it("that could not be kept is taken back", async () => {
    const house = createSpecimenHouse();
    const store = createSettingsStore(createRouterClient(house.router));
    await store.getState().load();
    house.state.failing = { "settings.setPreferences": { code: "disk-full", message: "The disk is full." } };
    await store.getState().setPreferences({ colorScheme: "dark" });
    expect(store.getState().preferences?.colorScheme).toBe("light");
    expect(store.getState().failure?.message).toBe("The disk is full.");
  });
});

describe("a house that does not answer", () => {
  it("is told from one that refuses", async () => {
    const nobody = () => Promise.reject(new TypeError("fetch failed"));
    const client = createRouterClient(createSpecimenHouse().router);
    const { providers, settings } = client;
    const store = createSettingsStore({ providers, settings, app: { info: nobody } });
    await store.getState().load();
    expect(store.getState().failure?.code).toBe("unreachable");
  });
});
