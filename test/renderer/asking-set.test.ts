import { beforeAll, describe, expect, it } from "vitest";
import { createAskingSetStore } from "../../renderer/state/asking-set.ts";
import type { SavedQuestion } from "../../shared/domain/question.ts";
import type { Client } from "../../renderer/app/api.ts";
import { createRouterClient } from "@orpc/server";
import { createSpecimenHouse } from "./specimen-server.ts";
import { specimen, type Specimen } from "./specimen-summaries.ts";

let one: Specimen;
let other: Specimen;
beforeAll(async () => {
  one = await specimen("mutual-nda.pdf", "one");
  other = await specimen("office-lease.pdf", "other");
});

/** The specimen house, whose answers to questions come when a test lets them. */
function slowHouse() {
  const house = createSpecimenHouse({ saved: [one, other] });
  const client = createRouterClient(house.router);
  const asked = new Map<string, { readonly answer: () => void; readonly fail: () => void }>();
  const ask: Client["questions"]["ask"] = async (input, ...rest) => {
    await new Promise<void>((answer, reject) => {
      asked.set(input.summaryId, { answer, fail: () => reject(new Error("The line went dead.")) });
    });
    return client.questions.ask(input, ...rest);
  };
  const { about, plan, remove } = client.questions;
  const store = createAskingSetStore({ library: client.library, questions: { about, plan, remove, ask } });
  const states = () => store.getState().rows?.map(({ progress }) => progress.state);
  return { house, store, asked, states };
}

describe("a question to a set", () => {
  it("stops where it is cancelled; what was answered stays, and only the rest is asked again", async () => {
    const { store, asked, states } = slowHouse();
    await store.getState().open(["one", "other"], "");
    await store.getState().ask("Which law?", false);
    expect(store.getState().stage).toBe("ready");
    const running = store.getState().confirm(false);
    await expect.poll(() => [...asked.keys()]).toEqual(["one", "other"]);
    asked.get("one")?.answer();
    await expect.poll(states).toEqual(["answered", "asking"]);
    store.getState().cancel();
    expect(states()).toEqual(["answered", "cancelled"]);
    // What comes in after the cancel is the library's, and no news here.
    asked.get("other")?.answer();
    await running;
    expect(states()).toEqual(["answered", "cancelled"]);
    asked.clear();
    const again = store.getState().again();
    await expect.poll(() => [...asked.keys()]).toEqual(["other"]);
    asked.get("other")?.answer();
    await again;
    expect(states()).toEqual(["answered", "answered"]);
    expect(store.getState().stage).toBe("idle");
  });

  it("goes on where one of them fails", async () => {
    const { store, asked, states } = slowHouse();
    await store.getState().open(["one", "other"], "");
    const running = store.getState().ask("Which law?", true);
    await expect.poll(() => asked.size).toBe(2);
    asked.get("one")?.fail();
    asked.get("other")?.answer();
    await running;
    expect(states()).toEqual(["failed", "answered"]);
  });

  it("is planned for every contract before it is sent to any, and one that may not be asked is left out", async () => {
    const { house, store, asked, states } = slowHouse();
    await store.getState().open(["one", "other"], "");
    house.state.failing = { "questions.plan": { code: "not-allowed", message: "This matter stays here." } };
    await store.getState().ask("Which law?", true);
    expect(states()).toEqual(["failed", "failed"]);
    expect(asked.size).toBe(0);
  });

  it("shows what was answered to it before, and asks a contract that was summarised twice once", async () => {
    const { house, store, states } = slowHouse();
    const before: SavedQuestion = {
      id: "question-1",
      createdAt: "2026-11-22T10:00:00.000Z",
      question: "Which law?",
      sha256: one.saved.contract.sha256,
      matter: null,
      answer: { state: "silent", statements: [] },
      run: one.saved.run,
    };
    house.state.questions = [before];
    house.state.saved = [...house.state.saved, { ...one, saved: { ...one.saved, id: "twice" } }];
    await store.getState().open(["one", "twice", "other"], "Which law?");
    await expect.poll(states).toEqual(["answered", "idle"]);
    expect(store.getState().gone).toBe(0);
  });
});
