import { createORPCClient } from "@orpc/client";
import { RPCLink as FetchLink } from "@orpc/client/fetch";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import type { Api } from "../../shared/rpc/api.ts";

/** Every call of `shared/rpc/api.ts`, typed. */
export type Client = ContractRouterClient<Api>;

declare global {
  interface Window {
    /** Set by the preload on the desktop. */
    readonly headnote?: { readonly edition: "desktop" };
  }
}

/** The client of this edition: over a message port on the desktop, over HTTP of the same origin in the browser. */
export async function connect(): Promise<Client> {
  if (window.headnote?.edition === "desktop") {
    const port = await receivePort();
    return createORPCClient<Client>(new PortLink({ port }));
  }
  return createORPCClient<Client>(new FetchLink({ url: new URL("/rpc", window.location.origin) }));
}

/** Asks the preload for a port to the main process. */
function receivePort(): Promise<MessagePort> {
  const { origin } = window.location;
  return new Promise((resolve) => {
    const hear = (event: MessageEvent<unknown>) => {
      const [port] = event.ports;
      if (event.source !== window || !isPortNotice(event.data) || port === undefined) return;
      window.removeEventListener("message", hear);
      port.start();
      resolve(port);
    };
    window.addEventListener("message", hear);
    window.postMessage("headnote:connect", origin);
  });
}

function isPortNotice(data: unknown): boolean {
  return typeof data === "object" && data !== null && "type" in data && data.type === "headnote:port";
}
