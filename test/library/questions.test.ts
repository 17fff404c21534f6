import { expect, it } from "vitest";
import { openLibrary } from "../../electron/library/open.ts";
import type { SavedQuestion } from "../../shared/domain/question.ts";
import { services } from "../summaries/contracts.ts";

const asked = (id: string, question: string): SavedQuestion => ({
  id,
  createdAt: "2026-11-22T12:00:00.000Z",
  question,
  sha256: services.sha256,
  matter: null,
  answer: { state: "silent", statements: [] },
  run: {
    id: `run-${id}`,
    startedAt: "2026-11-22T12:00:00.000Z",
    tier: "simple",
    complexity: 0.1,
    route: "simple",
    matter: null,
    served: null,
    attempts: [],
    trace: [],
    costUsd: 0,
    fromCache: false,
  },
});

it("questions are kept with their contract, found again by contract and by task, and removed one by one", () => {
  const library = openLibrary({ path: null, key: null, clock: () => 0 });
  library.saveContract(services, new Uint8Array([1]));
  library.questions.save(asked("1", "Who pays?"), "task-a");
  library.questions.save(asked("2", "When?"), "task-b");
  library.questions.save(asked("3", "Who pays?"), "task-a");
  expect(library.questions.about(services.sha256).map(({ id }) => id)).toEqual(["1", "2", "3"]);
  expect(library.questions.answers("task-a").map(({ id }) => id)).toEqual(["3", "1"]);
  expect(library.questions.remove("1")).toBe(true);
  expect(library.questions.remove("1")).toBe(false);
  expect(library.questions.about(services.sha256).map(({ id }) => id)).toEqual(["2", "3"]);
  expect(() => library.questions.save({ ...asked("4", "Why?"), sha256: "f".repeat(64) }, "task-c")).toThrow(
    /contract|library|problem|constraint/i,
  );
  library.close();
});
