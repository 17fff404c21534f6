import type { Attempt } from "../../shared/domain/run.ts";
import type { Submission } from "../../shared/domain/submission.ts";
import type { Headnote } from "../../electron/usecases/compose.ts";
import { FakeClock } from "../execution/fixtures.ts";
import { until } from "./batch-firm.ts";

/** Time that passes when the test says so; whatever falls due in it happens, in order, at its time. */
export class TestClock extends FakeClock {
  advance(milliseconds: number): void {
    let due = false;
    this.setTimeout(() => {
      due = true;
    }, milliseconds);
    while (!due) this.fireNext();
  }
}

/** Lets time pass, a minute after the other, until the batch is as wanted. */
export async function passUntil(
  headnote: Headnote,
  clock: TestClock,
  id: string,
  wanted: Parameters<typeof until>[2],
): ReturnType<typeof until> {
  const reached = until(headnote, id, wanted);
  let over = false;
  void reached.then(
    () => (over = true),
    () => (over = true),
  );
  for (let minute = 0; !over && minute < 48 * 60; minute += 1) {
    // What was begun is done over real sockets, and takes as long as it takes.
    for (let turn = 0; turn < 40 && !over; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
    if (!over) clock.advance(60_000);
  }
  return reached;
}

export function submissionsOf({ batches }: Headnote, id: string): Submission[] {
  return batches.view(id).submissions;
}

export function attemptsOf({ house }: Headnote, runs: readonly string[]): Attempt[] {
  return runs.flatMap((run) => house.library().run(run)?.attempts ?? []);
}
