import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Router } from "@orpc/server";
import { BodyLimitPlugin, RPCHandler } from "@orpc/server/node";
import type { Api } from "../../shared/rpc/api.ts";
import { pageHeaders } from "../../shared/rpc/page-headers.ts";
import { listPageFiles, type PageFiles } from "../usecases/page-files.ts";
import type { Gateway } from "./gateway/gateway.ts";
import { callRefusal, ownHosts, refusal } from "./guard.ts";
import { ADDRESS, listenOnLoopback } from "./loopback.ts";
import { replyFile, replySentence } from "./replies.ts";
import { Session } from "./session.ts";

export interface ServerOptions {
  /** Serves `shared/rpc/api.ts`. */
  readonly router: Router<Api, Record<never, never>>;
  /** Answers the firm's other tools under /v1; nobody does where it is left out. */
  readonly gateway?: Gateway;
  /** Folder of the built page. */
  readonly page: string;
  /** 0, and where left out: one that is free. */
  readonly port?: number;
}

export interface RunningServer {
  /** Opens the session, once: it holds the one-time token, so it is shown to the person and kept out of logs. */
  readonly url: string;
  readonly origin: string;
  /** Ends live streams, lets answers under way finish for a short while, then ends them too. */
  close(): Promise<void>;
}

const ENTRANCE = "/open/";
const CALLS = "/rpc";
/** The largest file that is read (200 MB), and what travels with it. */
const MAX_BODY_BYTES = 210 * 1024 ** 2;

/**
 * Serves the page and its calls on this machine, to the one browser that opens `url`.
 * Throws port-in-use, and internal where the page was not built.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const files = listPageFiles(options.page);
  const server = createServer();
  const listening = await listenOnLoopback(server, options.port ?? 0);
  const { port } = listening;
  const session = new Session(port);
  const hosts = ownHosts(port);
  const calls = new RPCHandler(options.router, { plugins: [new BodyLimitPlugin({ maxBodySize: MAX_BODY_BYTES })] });

  server.on("request", (request, response) => {
    answer(request, response).catch(() => {
      // The cause may hold what was asked, so it is not passed on.
      if (response.headersSent) response.destroy();
      else replySentence(response, 500, "Something went wrong in Headnote. Try again.");
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    const refused = refusal(request, hosts);
    if (refused !== null) {
      replySentence(response, refused.status, refused.sentence);
      return;
    }
    const path = (request.url ?? "/").replace(/[?#].*$/s, "");
    if (options.gateway !== undefined && options.gateway.answers(path)) {
      await options.gateway.answer(request, response, path);
    } else if (path.startsWith(ENTRANCE)) enter(request, response, session, path.slice(ENTRANCE.length));
    else if (!session.admits(request.headers.cookie)) {
      replySentence(response, 401, "Open Headnote with the address it printed when it started.");
    } else if (path === CALLS || path.startsWith(`${CALLS}/`)) await call(request, response, calls);
    else await page(request, response, files, path);
  }

  return {
    url: `http://${ADDRESS}:${port}${ENTRANCE}${session.token}`,
    origin: `http://${ADDRESS}:${port}`,
    close: async () => {
      await options.gateway?.close();
      await listening.close();
    },
  };
}

/** Trades the token for the cookie. A browser that fetches ahead is sent away, so that the token waits for the person. */
function enter(request: IncomingMessage, response: ServerResponse, session: Session, token: string): void {
  if (request.method !== "GET") return replySentence(response, 405, "This address is opened, not written to.");
  const purpose = request.headers["sec-purpose"] ?? request.headers["purpose"];
  if (typeof purpose === "string" && purpose.includes("prefetch")) {
    return replySentence(response, 503, "Open this address to start.");
  }
  const cookie = session.redeem(token);
  if (cookie === null && !session.admits(request.headers.cookie)) {
    return replySentence(
      response,
      401,
      "This address was used already, or is not complete. Start Headnote again for a new one.",
    );
  }
  if (cookie !== null) response.setHeader("set-cookie", cookie);
  response.writeHead(303, { location: "/", "cache-control": "no-store" });
  response.end();
}

async function call(
  request: IncomingMessage,
  response: ServerResponse,
  calls: RPCHandler<Record<never, never>>,
): Promise<void> {
  const refused = callRefusal(request);
  if (refused !== null) return replySentence(response, refused.status, refused.sentence);
  if (Number(request.headers["content-length"]) > MAX_BODY_BYTES) {
    return replySentence(response, 413, "This file is larger than Headnote reads.");
  }
  response.setHeader("cache-control", "no-store");
  const { matched } = await calls.handle(request, response, { prefix: CALLS, context: {} });
  if (!matched) replySentence(response, 404, "Headnote has no such call.");
}

async function page(request: IncomingMessage, response: ServerResponse, files: PageFiles, path: string): Promise<void> {
  const { method } = request;
  if (method !== "GET" && method !== "HEAD") return replySentence(response, 405, "This address is read only.");
  const file = files.get(path);
  if (file === undefined) return replySentence(response, 404, "Headnote has no such page.");
  await replyFile(response, file, method);
}
