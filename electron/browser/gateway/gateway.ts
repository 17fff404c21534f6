import type { IncomingMessage, ServerResponse } from "node:http";
import { listChatModels } from "../../usecases/complete-chat.ts";
import type { House } from "../../usecases/house.ts";
import { sameSecret } from "../secrets.ts";
import { ApiError, apiErrorOf } from "./api-error.ts";
import { answerChat } from "./chat-completions.ts";
import { replyError, replyJson } from "./replies.ts";

/** OpenAI's dialect for the firm's other tools, over the routes, the policy and the ledger of the app. */
export interface Gateway {
  /** Whether a path is the gateway's. */
  answers(path: string): boolean;
  /** `path` without its query. Answers every request itself, errors included. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
}

const root = "/v1";

export function createGateway({ house, token }: { readonly house: House; readonly token: string }): Gateway {
  const admits = (header: string | undefined) => {
    const given = /^Bearer +(\S+) *$/i.exec(header ?? "")?.[1];
    return given !== undefined && sameSecret(given, token);
  };

  async function handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (!admits(request.headers.authorization)) {
      throw new ApiError(401, "invalid_api_key", "The gateway's token is missing or wrong: send it as a bearer token.");
    }
    if (path === `${root}/chat/completions`) {
      expectMethod(request, "POST");
      await answerChat(house, request, response);
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

  return {
    answers: (path) => path === root || path.startsWith(`${root}/`),
    async answer(request, response, path) {
      try {
        await handle(request, response, path);
      } catch (error) {
        if (response.headersSent) response.destroy();
        else replyError(response, apiErrorOf(error, null, house.now()));
      }
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
