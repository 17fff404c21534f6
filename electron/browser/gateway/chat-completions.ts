import type { IncomingMessage, ServerResponse } from "node:http";
import { isHeadnoteError } from "../../../shared/domain/errors.ts";
import type { Plan, Run } from "../../../shared/domain/run.ts";
import { completeChat, planChat, type ChatAnswer, type PlannedChat } from "../../usecases/complete-chat.ts";
import type { House } from "../../usecases/house.ts";
import { ApiError, apiErrorOf, runOf, shuttingDown } from "./api-error.ts";
import { Chunks, headerText, piecesOf, runHeaders, wholeAnswer, type Heading } from "./answer-bodies.ts";
import { readBody } from "./body.ts";
import { readChatCall, type ChatCall } from "./chat-request.ts";
import { openEventStream, type EventStream } from "./event-stream.ts";
import { replyError, replyJson } from "./replies.ts";

/** Answers one `POST /v1/chat/completions`. A caller that leaves ends what was begun for it, and so does `ending`. */
export async function answerChat(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
  ending: AbortSignal,
): Promise<void> {
  const left = new AbortController();
  const end = () => left.abort();
  ending.addEventListener("abort", end, { once: true });
  response.once("close", () => {
    if (!response.writableFinished) left.abort();
  });
  let plan: Plan | null = null;
  try {
    const call = readChatCall(await readBody(request), {
      stream: headerOf(request, "x-headnote-stream"),
      matter: headerOf(request, "x-headnote-matter"),
    });
    // Whatever comes of it, and however early a stream has to begin, the answer says what was asked for.
    response.setHeader("x-headnote-requested", headerText(call.chat.model));
    const planned = planChat(house, call.chat);
    plan = planned.plan;
    const task: Answering = {
      house,
      call,
      planned,
      left,
      ending,
      heading: { id: `chatcmpl-${house.newId()}`, created: Math.floor(house.now() / 1000) },
    };
    switch (call.stream) {
      case "no": {
        const answer = await completeChat(house, planned, { signal: left.signal });
        replyJson(response, 200, wholeAnswer(answer, task.heading), runHeaders(answer.run));
        break;
      }
      case "held":
        await stream(response, task, hold);
        break;
      case "live":
        await stream(response, task, passOn);
        break;
    }
  } catch (error) {
    if (left.signal.aborted && !ending.aborted) return;
    replyError(response, told(apiErrorOf(error, plan, house.now()), ending));
  } finally {
    ending.removeEventListener("abort", end);
  }
}

/** What was ended because the gateway is being stopped says so, unless words of it have passed: that is a cut first of all. */
function told(error: ApiError, ending: AbortSignal): ApiError {
  return ending.aborted && error.code !== cutOffCode ? shuttingDown(error.run) : error;
}

interface Answering {
  readonly house: House;
  readonly call: ChatCall;
  readonly planned: PlannedChat;
  readonly left: AbortController;
  readonly ending: AbortSignal;
  readonly heading: Heading;
}

/** What is left to be said once an answer is whole. */
interface Rest {
  readonly last: readonly object[];
  /** For a stream that has not begun. */
  readonly headers: Readonly<Record<string, string>>;
}

async function stream(
  response: ServerResponse,
  task: Answering,
  tell: (events: EventStream, chunks: Chunks, task: Answering) => Promise<Rest>,
): Promise<void> {
  const events = openEventStream(response, task.house.clock);
  try {
    const { last, headers } = await tell(events, new Chunks(task.heading, task.call.includeUsage), task);
    events.done(last, headers);
  } catch (error) {
    if (response.destroyed) return;
    events.fail(told(apiErrorOf(error, task.planned.plan, task.house.now()), task.ending));
  } finally {
    events.close();
  }
}

/** Nothing is told before all of it is known, so that a lost answer can be replaced unseen. */
async function hold(_: EventStream, chunks: Chunks, task: Answering): Promise<Rest> {
  const answer = await completeChat(task.house, task.planned, { signal: task.left.signal });
  const model = answer.run.served?.model ?? "";
  const words = piecesOf(answer.text).map((piece) => chunks.words(model, piece));
  return {
    last: [chunks.opening(model), ...words, ...chunks.closing(answer)],
    headers: runHeaders(answer.run),
  };
}

/** Words pass as they come. Once one has passed, nobody else can take over: a cut is told as one. */
async function passOn(events: EventStream, chunks: Chunks, task: Answering): Promise<Rest> {
  const { house, planned, left } = task;
  let speaker: string | null = null;
  let cut = false;
  const end = () => {
    cut = true;
    left.abort();
  };
  let answer: ChatAnswer;
  try {
    answer = await completeChat(house, planned, {
      signal: left.signal,
      onEvent: (event) => {
        switch (event.type) {
          case "delta": {
            if (cut || event.text === "") break;
            const model = event.deployment.slice(event.deployment.indexOf("/") + 1);
            if (speaker === null) {
              speaker = event.deployment;
              events.send([chunks.opening(model)], { "x-headnote-deployment": headerText(speaker) });
            }
            if (speaker === event.deployment) events.send([chunks.words(model, event.text)], {});
            else end();
            break;
          }
          // Whoever is asked next could only begin again from the start.
          case "attempt":
          case "switch":
            if (speaker !== null) end();
            break;
          case "progress":
            break;
        }
      },
    });
  } catch (error) {
    throw speaker === null ? error : cutOff(speaker, isHeadnoteError(error) ? runOf(error) : null);
  }
  const winner = answer.run.attempts.findLast(({ outcome }) => outcome === "ok")?.deployment;
  if (speaker !== null && speaker !== winner) throw cutOff(speaker, answer.run);
  return { last: chunks.closing(answer), headers: runHeaders(answer.run) };
}

const cutOffCode = "answer_cut_off";

/** Whatever became of it, words that have passed are no answer. `run` as it ended; null where nobody knows. */
function cutOff(speaker: string, run: Run | null): ApiError {
  const { message } =
    run?.attempts.findLast(({ deployment, outcome }) => deployment === speaker && outcome === "failed") ?? {};
  const why = message === undefined ? "" : ` ${message}`;
  const words = `The answer of ${speaker} was cut off and is not whole.${why} Ask again, or without x-headnote-stream: live.`;
  return new ApiError(502, cutOffCode, words, { run });
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}
