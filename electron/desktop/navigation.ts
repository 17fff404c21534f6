import type { WebContents } from "electron";
import { externalLink } from "./address.ts";

/**
 * Keeps a window on the page it was given: it goes nowhere, opens nothing and holds no guest. A link to the web or to
 * a mail address goes to the program the system has for it, where `externalLink` allows it.
 */
export function guardContents(contents: WebContents, openExternal: (address: string) => Promise<void>): void {
  contents.on("will-navigate", (event) => event.preventDefault());
  contents.on("will-frame-navigate", (event) => event.preventDefault());
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const address = externalLink(url);
    // A system without a program for the link has already said so to the person.
    if (address !== null) openExternal(address).catch(() => undefined);
    return { action: "deny" };
  });
  // Peer connections pass by the request guard; this leaves them no way out.
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
}
