import { BrowserWindow, session as sessions, type BrowserWindowConstructorOptions, type Session } from "electron";
import type { PageFiles } from "../usecases/page-files.ts";
import { PAGE_URL } from "./address.ts";
import { denyPermissions } from "./permissions.ts";
import { servePage } from "./protocol.ts";
import { guardRequests } from "./requests.ts";

/** The page's session: in memory, without a cache, so that nothing of a contract is written beside the library. */
export function createPageSession(files: PageFiles, packaged: boolean): Session {
  const session = sessions.fromPartition("headnote", { cache: false });
  denyPermissions(session);
  guardRequests(session, packaged);
  // A spell checker fetches its dictionaries.
  session.setSpellCheckerEnabled(false);
  servePage(session, files);
  return session;
}

export function windowOptions(parts: {
  readonly preload: string;
  readonly session: Session;
  readonly packaged: boolean;
}): BrowserWindowConstructorOptions {
  return {
    title: "Headnote",
    width: 1320,
    height: 880,
    minWidth: 900,
    minHeight: 600,
    // Shown once there is something to see.
    show: false,
    webPreferences: {
      preload: parts.preload,
      session: parts.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: !parts.packaged,
    },
  };
}

export function openWindow(options: BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow(options);
  window.once("ready-to-show", () => window.show());
  // A page that cannot be loaded is reported by `did-fail-load`; the promise says the same again.
  window.loadURL(PAGE_URL).catch(() => window.show());
  return window;
}
