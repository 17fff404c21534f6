import { RPCHandler } from "@orpc/server/message-port";
import type { Router } from "@orpc/server";
import type { BrowserWindow, IpcMain } from "electron";
import type { Api } from "../../shared/rpc/api.ts";
import { CONNECT } from "./channels.ts";
import { isFromPage } from "./sender.ts";

/**
 * Serves the calls over each message port that the page hands in; a reload brings a new one, and the old one's live
 * streams end with it. This is the only channel of the app.
 */
export function servePorts(
  channel: Pick<IpcMain, "on">,
  window: () => BrowserWindow | null,
  router: Router<Api, Record<never, never>>,
): void {
  const calls = new RPCHandler(router);
  channel.on(CONNECT, (event) => {
    const [port] = event.ports;
    if (port === undefined || event.ports.length !== 1 || !isFromPage(event, window())) {
      for (const refused of event.ports) refused.close();
      return;
    }
    calls.upgrade(port, { context: {} });
    port.start();
  });
}
