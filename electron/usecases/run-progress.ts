import type { JobState } from "../../shared/domain/job.ts";
import type { ExecutionEvent } from "../execution/executor.ts";
import { readPartialAnswer, type DraftStatement, type PartialAnswer } from "../summaries/partial-answer.ts";
import { onDeviceDeployment } from "./plan-contract.ts";
import type { Stage } from "./run-options.ts";

type Running = Extract<JobState, { readonly state: "running" }>;

export interface RunProgress {
  hear(event: ExecutionEvent): void;
  begin(stage: Stage): void;
}

/** Characters of answer between two notices of progress. */
const progressStep = 250;

/**
 * What is shown of a run while it goes on: who is answering about what, and its statements as they come in. Those of an
 * attempt that is lost go with it (`reveal` puts back what stands behind placeholders); those of parts that are done stay until all of it is checked.
 */
export function createRunProgress(
  show: (state: Running) => void,
  reveal: (words: string) => string = (words) => words,
): RunProgress {
  let state: Running = { state: "running", deployment: "", received: 0, note: null };
  /** Of parts that are done. */
  let done: readonly DraftStatement[] = [];
  let coming: DraftStatement[] = [];
  let reader: PartialAnswer = readPartialAnswer();
  let stage: Running["stage"];

  const say = (change: Partial<Running>): void => {
    state = { ...state, ...change, ...(stage === undefined ? {} : { stage }), draft: [...done, ...coming] };
    show(state);
  };
  const forget = (): void => {
    coming = [];
    reader = readPartialAnswer();
  };

  return {
    begin(next) {
      done = [...done, ...coming];
      forget();
      stage = next.stage === "part" ? { stage: "part", number: next.number, of: next.of } : next;
      if (state.deployment !== "") say({ received: 0 });
    },
    hear(event) {
      switch (event.type) {
        case "attempt":
          forget();
          say({ deployment: event.deployment, received: 0 });
          break;
        case "switch":
          forget();
          say({
            deployment: event.to,
            received: 0,
            note: `Switched from ${event.from} to ${event.to}: ${event.reason}`,
          });
          break;
        case "progress":
          if (event.received - state.received >= progressStep)
            say({ deployment: event.deployment, received: event.received });
          break;
        case "delta": {
          // The engine on this device has its whole answer at once, and it is as good as checked.
          if (event.deployment === onDeviceDeployment || stage?.stage === "arbitration") break;
          const found = reader.push(event.text);
          if (found.length === 0) break;
          coming = [...coming, ...found.map((one) => ({ ...one, text: reveal(one.text) }))];
          say({ deployment: event.deployment });
          break;
        }
      }
    },
  };
}
