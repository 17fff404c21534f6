import { createServer } from "node:http";
import { warmUp } from "../../usecases/complete-chat.ts";
import type { House } from "../../usecases/house.ts";
import { ownHosts, refusal } from "../guard.ts";
import { ADDRESS, listenOnLoopback } from "../loopback.ts";
import { ApiError } from "./api-error.ts";
import { createGateway } from "./gateway.ts";
import { replyError } from "./replies.ts";

export interface RunningGateway {
  /** What a client takes as its base URL. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Programs keep connections for as long as they may; a new one costs more than the request. */
const keepAliveMs = 75_000;

/** The gateway alone, without the page. Throws port-in-use. */
export async function startGateway(options: {
  readonly house: House;
  readonly token: string;
  /** 0, and where left out: one that is free. */
  readonly port?: number;
}): Promise<RunningGateway> {
  const gateway = createGateway(options);
  const server = createServer({ keepAliveTimeout: keepAliveMs });
  warmUp();
  const listening = await listenOnLoopback(server, options.port ?? 0);
  const { port } = listening;
  const hosts = ownHosts(port);
  server.on("request", (request, response) => {
    response.setHeader("x-content-type-options", "nosniff");
    const refused = refusal(request, hosts);
    const path = (request.url ?? "/").replace(/[?#].*$/s, "");
    if (refused !== null) replyError(response, new ApiError(refused.status, "refused", refused.sentence));
    else if (!gateway.answers(path))
      replyError(response, new ApiError(404, "not_found", "The gateway answers under /v1."));
    else void gateway.answer(request, response, path);
  });
  return { url: `http://${ADDRESS}:${port}/v1`, port, close: () => gateway.close().then(() => listening.close()) };
}
