import { leftOutNote } from "./left-out.ts";
import type { Citation, KeyTerm, StatementStatus } from "./summary.ts";

/** How far a key term can be trusted, and why not further. */
export interface KeyTermStanding {
  readonly status: StatementStatus;
  readonly reason?: string;
}

/**
 * The verification of a key term; null where nothing is said that could be verified. A summary from before it was kept
 * tells it by how its quotes were found.
 */
export function standingOf({
  state,
  status,
  reason,
  citations,
}: Pick<KeyTerm, "state" | "status" | "reason" | "citations">): KeyTermStanding | null {
  if (state === "silent" || state === "unreadable") return null;
  if (status !== undefined) return reason === undefined ? { status } : { status, reason };
  if (citations.every(({ match }) => match === "none"))
    return { status: "not-found", reason: "No quoted words of it are in the contract." };
  return { status: citations.every(isFirm) ? "exact" : "close" };
}

/** The long answer, where it says more than the short one; "" where it does not, or there is none. */
export function detailOf({ answer, detail = "" }: Pick<KeyTerm, "answer" | "detail">): string {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return [answer, answer.replace(leftOutNote, "")].some((said) => plain(said) === plain(detail)) ? "" : detail;
}

function isFirm({ match }: Citation): boolean {
  return match === "exact" || match === "normalised";
}
