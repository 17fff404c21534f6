import { z } from "zod";
import { savedQuestionSchema, type SavedQuestion } from "../../shared/domain/question.ts";
import type { Connection } from "./connection.ts";
import { checkRecord, readRecord } from "./records.ts";

/** Questions about contracts. Each call is one transaction, on disk when it returns. */
export interface Questions {
  /** `task` names what was asked, as a hash. The contract has to be kept before. */
  save(question: SavedQuestion, task: string): void;
  /** About one contract, newest last. */
  about(sha256: string): SavedQuestion[];
  /** Answers to the very same question, newest first. */
  answers(task: string): SavedQuestion[];
  /** True if it was there. */
  remove(id: string): boolean;
}

const row = z.object({ id: z.string(), json: z.string() });

export function createQuestions(connection: Connection): Questions {
  const put = connection.prepare("INSERT INTO questions (id, sha256, task, json) VALUES (?, ?, ?, ?)");
  const byContract = connection.prepare("SELECT id, json FROM questions WHERE sha256 = ? ORDER BY number");
  const byTask = connection.prepare("SELECT id, json FROM questions WHERE task = ? ORDER BY number DESC");
  const drop = connection.prepare("DELETE FROM questions WHERE id = ?");
  const read = (found: unknown): SavedQuestion => {
    const { id, json } = checkRecord(row, found, "question", "unknown");
    return readRecord(savedQuestionSchema, json, "question", id);
  };
  return {
    save: (question, task) => void put.run(question.id, question.sha256, task, JSON.stringify(question)),
    about: (sha256) => byContract.all(sha256).map(read),
    answers: (task) => byTask.all(task).map(read),
    remove: (id) => drop.run(id).changes > 0,
  };
}
