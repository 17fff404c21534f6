import { isPageAddress } from "./address.ts";

/** What is looked at of an Electron `IpcMainEvent`. The frame is null once it has gone or moved on. */
export interface Sent<Contents> {
  readonly sender: Contents;
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** Whether a message comes from the page itself: from our window, its top frame, at its own address. */
export function isFromPage<Contents>(
  event: Sent<Contents>,
  window: { readonly webContents: Contents } | null,
): boolean {
  const frame = event.senderFrame;
  return (
    window !== null &&
    event.sender === window.webContents &&
    frame !== null &&
    frame.parent === null &&
    isPageAddress(frame.url)
  );
}
