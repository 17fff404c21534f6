import { resolve } from "node:path";
import { createGateway } from "../browser/gateway/gateway.ts";
import { startGateway } from "../browser/gateway/start-gateway.ts";
import { openInBrowser } from "../browser/open.ts";
import { newSecret } from "../browser/secrets.ts";
import { startServer } from "../browser/server.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { checkConfiguration } from "../usecases/check-configuration.ts";
import { notice, printLine } from "./output.ts";
import { pageFolder, sayNotices, withHeadnote } from "./session.ts";

interface Options {
  readonly port: string;
  readonly open: boolean;
  readonly gateway?: boolean;
  readonly config?: string;
}

/** Serves until Ctrl-C: the browser edition, or the gateway alone. */
export async function serve(options: Options): Promise<void> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new HeadnoteError("wrong-use", `--port takes a number from 0 to 65535, not "${options.port}".`);
  }
  const token = process.env["HEADNOTE_GATEWAY_TOKEN"]?.trim() || null;
  if (options.gateway === true) return serveGateway(port, options.config ?? null, token);
  if (options.config !== undefined) {
    throw new HeadnoteError(
      "wrong-use",
      "--config goes with --gateway. The browser edition uses the profile's settings.",
    );
  }
  await servePage(port, options.open, token);
}

/** The one line on stdout is the address, with a token that opens it once. The gateway is there where it has a token. */
async function servePage(port: number, open: boolean, token: string | null): Promise<void> {
  await withHeadnote(
    async (headnote, signal) => {
      sayNotices(headnote);
      const { house, router } = headnote;
      const server = await startServer({
        router,
        page: pageFolder,
        port,
        ...(token === null ? {} : { gateway: createGateway({ house, token }) }),
      });
      printLine(server.url);
      const shown = open && (await openInBrowser(server.url));
      notice(
        `${shown ? "Headnote is open in the browser." : "Open this address in a browser; it opens once."} Press Ctrl-C to stop.`,
      );
      await ended(signal);
      await server.close();
    },
    { edition: "browser" },
  );
}

/** The one line on stdout is the base URL. A token that was made is said once, on stderr. */
async function serveGateway(port: number, config: string | null, given: string | null): Promise<void> {
  const path = config === null ? null : resolve(config);
  if (path !== null) checkConfiguration(path);
  await withHeadnote(
    async (headnote, signal) => {
      sayNotices(headnote);
      // A library that cannot be opened would fail every request: better no gateway than one that looks ready.
      headnote.house.library();
      const token = given ?? newSecret();
      const gateway = await startGateway({ house: headnote.house, token, port });
      if (given === null) notice(`The gateway's token, for this time only: ${token}`);
      printLine(gateway.url);
      await ended(signal);
      await gateway.close();
    },
    {
      edition: "browser",
      ...(path === null ? {} : { configurationPath: path }),
      onSettings: (problem) => notice(problem ?? "The settings have changed, and are in force."),
    },
  );
}

async function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolved) => {
    signal.addEventListener("abort", () => resolved(), { once: true });
  });
}
