import type { Attempt } from "../../shared/domain/run.ts";
import type { Submission } from "../../shared/domain/submission.ts";
import type { Headnote } from "../../electron/usecases/compose.ts";
import { FakeClock } from "../execution/fixtures.ts";
import { until, type Firm } from "./batch-firm.ts";

/** Between two signs of life for other processes: a day has too many of them, each a write, and nobody listens here. */
const heartbeatMs = 2000;

/** Time that passes when the test says so; whatever falls due in it happens, in order, at its time. */
export class TestClock extends FakeClock {
  override setTimeout(run: () => void, delay: number): number {
    return super.setTimeout(delay === heartbeatMs ? () => undefined : run, delay);
  }

  advance(milliseconds: number): void {
    let due = false;
    this.setTimeout(() => {
      due = true;
    }, milliseconds);
    while (!due) this.fireNext();
  }
}

/** What a test of waiting contracts is made of. */
export interface Waiting {
  readonly firm: Firm;
  readonly headnote: Headnote;
  readonly clock: TestClock;
  readonly id: string;
}

/** Lets time pass, a minute after the other, until the batch is as wanted. While something is under way it stands still. */
export async function passUntil(
  { firm, headnote, clock, id }: Waiting,
  wanted: Parameters<typeof until>[2],
): ReturnType<typeof until> {
  const reached = until(headnote, id, wanted);
  let over = false;
  const end = () => {
    over = true;
  };
  void reached.then(end, end);
  const turn = () => new Promise((resolve) => setTimeout(resolve, 2));
  for (let minute = 0; !over && minute < 48 * 60; minute += 1) {
    for (let quiet = 0; quiet < 10 && !over; quiet += 1) {
      await turn();
      await Promise.all(firm.simulator.requests.map(({ ended }) => ended));
      const busy = headnote.batches.items(id).some(({ state }) => ["queued", "reading", "running"].includes(state));
      if (busy) quiet = 0;
    }
    if (!over) clock.advance(60_000);
  }
  return reached;
}

/** What the provider still has of what it was handed: files, and, where they can be deleted, batches. */
export function keptThere({ simulator }: Firm): string[] {
  const { files, all } = simulator.batches;
  return [...files.keys(), ...all.filter(({ mark }) => mark === null).map(({ id }) => id)];
}

export function submissionsOf({ batches }: Headnote, id: string): Submission[] {
  return batches.view(id).submissions;
}

export function attemptsOf({ house }: Headnote, runs: readonly string[]): Attempt[] {
  return runs.flatMap((run) => house.library().run(run)?.attempts ?? []);
}
