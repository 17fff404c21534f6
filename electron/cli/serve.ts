import { openInBrowser } from "../browser/open.ts";
import { startServer } from "../browser/server.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { notice, printLine } from "./output.ts";
import { pageFolder, sayNotices, withHeadnote } from "./session.ts";

/** Serves until Ctrl-C. The one line on stdout is the address, with a token that opens it once. */
export async function serve(options: { readonly port: string; readonly open: boolean }): Promise<void> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new HeadnoteError("wrong-use", `--port takes a number from 0 to 65535, not "${options.port}".`);
  }
  await withHeadnote(
    async (headnote, signal) => {
      sayNotices(headnote);
      const server = await startServer({ router: headnote.router, page: pageFolder, port });
      printLine(server.url);
      if (options.open) await openInBrowser(server.url);
      notice("Headnote is open in the browser. Press Ctrl-C to stop it.");
      if (!signal.aborted) {
        await new Promise<void>((resolve) => {
          signal.addEventListener("abort", () => resolve(), { once: true });
        });
      }
      await server.close();
    },
    { edition: "browser" },
  );
}
