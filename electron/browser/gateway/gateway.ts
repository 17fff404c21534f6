import type { IncomingMessage, ServerResponse } from "node:http";
import { listChatModels } from "../../usecases/complete-chat.ts";
import type { House } from "../../usecases/house.ts";
import { sameSecret } from "../secrets.ts";
import { ApiError, apiErrorOf, shuttingDown } from "./api-error.ts";
import { answerChat } from "./chat-completions.ts";
import { replyError, replyJson } from "./replies.ts";

/** OpenAI's dialect for the firm's other tools, over the routes, the policy and the ledger of the app. */
export interface Gateway {
  /** Whether a path is the gateway's. */
  answers(path: string): boolean;
  /** `path` without its query. Answers every request itself, errors included. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  /**
   * Takes no more requests, lets answers under way finish for a while, then ends them with an error. Resolves when the ledger
   * knows how each of them ended.
   */
  close(): Promise<void>;
}

/** Milliseconds; an answer that is paid for is worth waiting for, and whoever stops programs gives them a minute or so. */
const graceMs = 10_000;

const root = "/v1";

export function createGateway({ house, token }: { readonly house: House; readonly token: string }): Gateway {
  const admits = (header: string | undefined) => {
    const given = /^Bearer +(\S+) *$/i.exec(header ?? "")?.[1];
    return given !== undefined && sameSecret(given, token);
  };

  const underWay = new Set<Promise<void>>();
  const ending = new AbortController();
  let closing = false;

  async function handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (!admits(request.headers.authorization)) {
      throw new ApiError(401, "invalid_api_key", "The gateway's token is missing or wrong: send it as a bearer token.");
    }
    if (closing) throw shuttingDown(null);
    if (path === `${root}/chat/completions`) {
      expectMethod(request, "POST");
      await answerChat(house, request, response, ending.signal);
    } else if (path === `${root}/models`) {
      expectMethod(request, "GET");
      replyJson(response, 200, { object: "list", data: listChatModels(house).map(modelBody) });
    } else if (path.startsWith(`${root}/models/`)) {
      expectMethod(request, "GET");
      replyJson(response, 200, modelBody(findModel(house, path.slice(`${root}/models/`.length))));
    } else {
      throw new ApiError(404, "not_found", "The gateway answers /v1/chat/completions and /v1/models.");
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    try {
      await handle(request, response, path);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else replyError(response, apiErrorOf(error, null, house.now()));
    }
  }

  return {
    answers: (path) => path === root || path.startsWith(`${root}/`),
    answer(request, response, path) {
      const one = answer(request, response, path).finally(() => underWay.delete(one));
      underWay.add(one);
      return one;
    },
    async close() {
      closing = true;
      const timer = house.clock.setTimeout(() => ending.abort(), graceMs);
      await Promise.all(underWay);
      house.clock.clearTimeout(timer);
    },
  };
}

function expectMethod(request: IncomingMessage, method: "GET" | "POST"): void {
  if (request.method === method) return;
  throw new ApiError(405, "method_not_allowed", `This address takes ${method}.`);
}

function findModel(house: House, encoded: string): { readonly id: string; readonly owner: string } {
  const found = listChatModels(house).find(({ id }) => id === encoded || encodeURIComponent(id) === encoded);
  if (found === undefined) {
    throw new ApiError(404, "model_not_found", "There is no such model or route. GET /v1/models lists them.", {
      param: "model",
    });
  }
  return found;
}

/** `created` is part of the dialect; a route was made whenever somebody wrote it. */
function modelBody({ id, owner }: { readonly id: string; readonly owner: string }): object {
  return { id, object: "model", created: 0, owned_by: owner };
}
