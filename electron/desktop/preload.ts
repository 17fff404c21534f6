import { contextBridge, ipcRenderer } from "electron";
import { CONNECT, PORT } from "./channels.ts";

/** The little of the page's window that is used here; this file is compiled without the DOM's types. */
interface PageWindow {
  readonly location: { readonly origin: string };
  addEventListener(
    type: "message",
    listener: (event: { source: unknown; origin: string; data: unknown }) => void,
  ): void;
  postMessage(message: unknown, origin: string, transfer: readonly unknown[]): void;
}
declare const window: PageWindow;

contextBridge.exposeInMainWorld("headnote", { edition: "desktop" });

/** The page cannot reach the main process; it asks here, and gets one end of a channel whose other end goes there. */
window.addEventListener("message", (event) => {
  const { origin } = window.location;
  if (event.source !== window || event.origin !== origin || event.data !== CONNECT) return;
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage(CONNECT, null, [port1]);
  window.postMessage({ type: PORT }, origin, [port2]);
});
