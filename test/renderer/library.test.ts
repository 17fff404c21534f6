import { createRouterClient } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import type { SearchHit } from "../../shared/domain/saved.ts";
import { createLibraryStore, undoMs } from "../../renderer/state/library.ts";
import { createSpecimenHouse } from "./specimen-server.ts";
import { specimen, type Specimen } from "./specimen-summaries.ts";

let saved: Specimen;
beforeAll(async () => {
  saved = await specimen("mutual-nda.pdf", "nda");
});

/** Timers that pass when a test says so. */
function timers() {
  const waiting = new Set<() => void>();
  const asked: number[] = [];
  return {
    asked,
    later: (milliseconds: number, action: () => void) => {
      asked.push(milliseconds);
      waiting.add(action);
      return () => void waiting.delete(action);
    },
    pass: () => {
      for (const action of waiting) action();
    },
  };
}

describe("a deletion", () => {
  it("is asked for only after its time to undo", async () => {
    const house = createSpecimenHouse({ saved: [saved] });
    const clock = timers();
    const store = createLibraryStore({ client: createRouterClient(house.router), later: clock.later });
    await store.getState().load();
    store.getState().remove("nda");
    store.getState().remove("nda");
    expect(clock.asked).toEqual([undoMs]);
    expect(store.getState().leaving).toEqual(["nda"]);
    expect(house.calls.some(({ name }) => name === "library.delete")).toBe(false);
    clock.pass();
    await expect.poll(() => store.getState().leaving).toEqual([]);
    expect(store.getState().items).toEqual([]);
    expect(house.state.saved).toEqual([]);
  });

  it("that was undone is never asked for", async () => {
    const house = createSpecimenHouse({ saved: [saved] });
    const clock = timers();
    const store = createLibraryStore({ client: createRouterClient(house.router), later: clock.later });
    await store.getState().load();
    store.getState().remove("nda");
    store.getState().undo("nda");
    clock.pass();
    expect(store.getState().leaving).toEqual([]);
    expect(house.state.saved).toHaveLength(1);
  });

  it("that failed keeps the item and says so", async () => {
    const failing = { "library.delete": { code: "library-locked" as const, message: "Locked." } };
    const house = createSpecimenHouse({ saved: [saved], failing });
    const clock = timers();
    const store = createLibraryStore({ client: createRouterClient(house.router), later: clock.later });
    await store.getState().load();
    store.getState().remove("nda");
    clock.pass();
    await expect.poll(() => store.getState().failure?.message).toBe("Locked.");
    expect(store.getState().items).toHaveLength(1);
    expect(store.getState().leaving).toEqual([]);
  });
});

describe("a search", () => {
  it("whose answer comes late does not stand under a later question", async () => {
    const { router } = createSpecimenHouse({ saved: [saved] });
    const client = createRouterClient(router);
    const answers = new Map<string, (hits: SearchHit[]) => void>();
    const slow = {
      library: {
        ...client.library,
        search: ({ query }: { query: string }) =>
          new Promise<SearchHit[]>((resolve) => {
            answers.set(query, resolve);
          }),
      },
    };
    const store = createLibraryStore({ client: slow, later: timers().later });
    const early = store.getState().search("confidential");
    const late = store.getState().search("term");
    const hits = await client.library.search({ query: "confidential" });
    answers.get("term")?.([]);
    await late;
    answers.get("confidential")?.(hits);
    await early;
    expect(hits.length).toBeGreaterThan(0);
    expect(store.getState().hits).toEqual([]);
  });

  it("for nothing is the whole list again", async () => {
    const house = createSpecimenHouse({ saved: [saved] });
    const store = createLibraryStore({ client: createRouterClient(house.router), later: timers().later });
    await store.getState().search("confidential");
    expect(store.getState().hits?.length).toBeGreaterThan(0);
    await store.getState().search("  ");
    expect(store.getState().hits).toBeNull();
  });
});
