import { createRouterClient } from "@orpc/server";
import { describe, expect, it } from "vitest";
import type { Job } from "../../shared/domain/job.ts";
import { createJobsStore } from "../../renderer/state/jobs.ts";
import { createSpecimenHouse, plan } from "./specimen-server.ts";

const job: Job = {
  id: "one",
  name: "one.pdf",
  size: 10,
  matter: null,
  addedAt: "2026-11-22T10:00:00.000Z",
  progress: { state: "queued" },
  summaryId: null,
  brief: null,
};

/** Resolves once the store's state is as `wanted` says. */
function until<State>(
  store: { getState(): State; subscribe(hear: (state: State) => void): () => void },
  wanted: (state: State) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const look = (state: State) => {
      if (!wanted(state)) return;
      leave();
      resolve();
    };
    const leave = store.subscribe(look);
    look(store.getState());
  });
}

describe("the desk's jobs", () => {
  it("follow the desk, and remember which summary took the place of which", async () => {
    const house = createSpecimenHouse({ jobs: [job] });
    const store = createJobsStore({ client: createRouterClient(house.router), wait: async () => undefined });
    const leave = new AbortController();
    const following = store.getState().follow(leave.signal);
    await until(store, ({ jobs }) => jobs.length === 1);
    house.step("one", { state: "ready", plan }, { summaryId: "brief", brief: "A lease." });
    await until(store, ({ jobs }) => jobs[0]?.progress.state === "ready");
    expect(store.getState().successors).toEqual({});
    house.step("one", { state: "done", note: null }, { summaryId: "full" });
    await until(store, ({ jobs }) => jobs[0]?.progress.state === "done");
    expect(store.getState().successors).toEqual({ brief: "full" });
    leave.abort();
    await following;
  });

  it("come back after the stream broke, wait longer each time, and say meanwhile that nobody answers", async () => {
    const failure = { code: "internal" as const, message: "Broken." };
    const house = createSpecimenHouse({ jobs: [job], failing: { "jobs.watch": failure } });
    const waits: number[] = [];
    const seen: (boolean | null)[] = [];
    const store = createJobsStore({
      client: createRouterClient(house.router),
      wait: async (milliseconds) => {
        waits.push(milliseconds);
        seen.push(store.getState().connected);
        if (waits.length === 3) house.state.failing = {};
      },
    });
    const leave = new AbortController();
    const following = store.getState().follow(leave.signal);
    await until(store, ({ connected }) => connected === true);
    expect(waits).toEqual([250, 500, 1000]);
    expect(seen).toEqual([false, false, false]);
    leave.abort();
    await following;
  });

  it("keep a file that could not be added, with the reason, until it is added again", async () => {
    const failure = { code: "empty-file" as const, message: "This file is empty." };
    const house = createSpecimenHouse({ failing: { "jobs.add": failure } });
    const store = createJobsStore({ client: createRouterClient(house.router), wait: async () => undefined });
    await store.getState().add([new File(["x"], "lease.txt")]);
    const [arrival] = store.getState().arrivals;
    expect(arrival?.failure).toEqual({ code: "empty-file", message: "This file is empty." });
    house.state.failing = {};
    await store.getState().addAgain(arrival?.id ?? "");
    expect(store.getState().arrivals).toEqual([]);
    expect(store.getState().jobs.map(({ name }) => name)).toEqual(["lease.txt"]);
  });

  it("are added with what the lawyer said of them, and nothing for what was left open", async () => {
    const house = createSpecimenHouse();
    const store = createJobsStore({ client: createRouterClient(house.router), wait: async () => undefined });
    store.getState().setIntake({ matter: "  4711 ", side: " ", onDevice: true });
    await store.getState().add([new File(["x"], "lease.txt")]);
    expect(house.calls.at(-1)?.input).toMatchObject({ matter: "4711", side: null, onDevice: true });
  });

  it("are not taken back by the answer to a call that is older than what has come since", async () => {
    const house = createSpecimenHouse({ jobs: [{ ...job, progress: { state: "ready", plan } }] });
    const { jobs } = createRouterClient(house.router);
    // On this device a contract is done before the yes has been answered.
    const confirm = async ({ id }: { readonly id: string }): Promise<Job> => {
      house.step(id, { state: "done", note: null }, { summaryId: "full" });
      await until(store, (state) => state.jobs[0]?.progress.state === "done");
      return { ...job, progress: { state: "ready", plan } };
    };
    const late = new Proxy(jobs, {
      get: (target, name): unknown => (name === "confirm" ? confirm : Reflect.get(target, name)),
    });
    const store = createJobsStore({ client: { jobs: late }, wait: async () => undefined });
    const leave = new AbortController();
    const following = store.getState().follow(leave.signal);
    await until(store, ({ jobs }) => jobs.length === 1);
    expect(await store.getState().confirm("one", true)).toBe(true);
    expect(store.getState().jobs[0]).toMatchObject({ progress: { state: "done" }, summaryId: "full" });
    leave.abort();
    await following;
  });

  it("say what went wrong with a request, and forget it when the next one is made", async () => {
    const failure = { code: "wrong-use" as const, message: "Not waiting." };
    const house = createSpecimenHouse({ jobs: [job], failing: { "jobs.confirm": failure } });
    const store = createJobsStore({ client: createRouterClient(house.router), wait: async () => undefined });
    await store.getState().confirm("one", false);
    expect(store.getState().troubles["one"]?.message).toBe("Not waiting.");
    await store.getState().cancel("one");
    expect(store.getState().troubles).toEqual({});
    expect(store.getState().jobs[0]?.progress.state).toBe("cancelled");
  });
});
