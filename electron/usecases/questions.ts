import type { SavedQuestion } from "../../shared/domain/question.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import type { Plan } from "../../shared/domain/run.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { askContract, isAnswered, planQuestion, type PlannedQuestion } from "./ask-contract.ts";
import type { House } from "./house.ts";
import { leavesThisMachine } from "./plan-contract.ts";

/** A question to the contract of a summary in the library. */
export interface QuestionToSummary {
  readonly summaryId: string;
  readonly question: string;
  /** Nothing of it may leave this machine. */
  readonly onDevice: boolean;
}

/** What was asked about the contract of a summary, newest last. Throws `HeadnoteError` not-found. */
export function questionsAbout(house: House, summaryId: string): SavedQuestion[] {
  return house.library().questions.about(summaryOf(house, summaryId).contract.sha256);
}

/** Who would be asked, and whether that leaves this machine; an answer that is in the library already leaves nothing. */
export function planAbout(
  house: House,
  asked: QuestionToSummary,
): { readonly plan: Plan; readonly leaves: boolean; readonly known: boolean } {
  const saved = summaryOf(house, asked.summaryId);
  const question = planned(house, saved, asked);
  const known = isAnswered(house, saved.contract, question, saved.matter);
  return { plan: question.plan, leaves: !known && leavesThisMachine(house, question.plan), known };
}

export async function askAbout(house: House, asked: QuestionToSummary, signal: AbortSignal): Promise<SavedQuestion> {
  const saved = summaryOf(house, asked.summaryId);
  return askContract(house, saved.contract, planned(house, saved, asked), { matter: saved.matter, signal });
}

function planned(house: House, saved: SavedSummary, { question, onDevice }: QuestionToSummary): PlannedQuestion {
  return planQuestion(house, saved.contract, question, { matter: saved.matter, onDevice, route: null });
}

function summaryOf(house: House, id: string): SavedSummary {
  const saved = house.library().summary(id);
  if (saved === null) throw new HeadnoteError("not-found", "That summary is no longer in the library.");
  return saved;
}
