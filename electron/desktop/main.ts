import { join } from "node:path";
import { app, dialog, ipcMain, Menu, shell, type BrowserWindow, type Session } from "electron";
import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { compose, type Headnote } from "../usecases/compose.ts";
import { listPageFiles } from "../usecases/page-files.ts";
import { reloadAfterCrash } from "./crash.ts";
import { menuTemplate } from "./menu.ts";
import { guardContents } from "./navigation.ts";
import { createPreferenceStore } from "./preference-store.ts";
import { registerPageScheme } from "./protocol.ts";
import { forkReadingProcess } from "./reading-process.ts";
import { servePorts } from "./rpc-port.ts";
import { createPageSession, openWindow, windowOptions } from "./window.ts";

const built = (path: string) => join(import.meta.dirname, path);

/** Says what happened, and no more: a stack or a parser's message could quote a contract. */
function stop(error: unknown): void {
  const sentence = isHeadnoteError(error)
    ? error.message
    : "Something went wrong that Headnote did not expect, so it stops here. What was saved is safe; start it again.";
  dialog.showErrorBox("Headnote", sentence);
  app.exit(1);
}

function warnOfCrashes(): void {
  dialog.showErrorBox(
    "Headnote",
    "The window stopped several times in a row. Work under way goes on; close the window and open it again.",
  );
}

function run(headnote: Headnote): void {
  let session: Session | null = null;
  let window: BrowserWindow | null = null;

  const open = (): void => {
    session ??= createPageSession(listPageFiles(built("../renderer")), app.isPackaged);
    const opened = openWindow(
      windowOptions({ preload: built("../preload/preload.cjs"), session, packaged: app.isPackaged }),
    );
    opened.once("closed", () => {
      window = null;
    });
    reloadAfterCrash(opened.webContents, () => performance.now(), warnOfCrashes);
    window = opened;
  };
  const show = (): void => {
    if (window === null) return open();
    if (window.isMinimized()) window.restore();
    window.focus();
  };

  servePorts(ipcMain, () => window, headnote.router);
  app.on("second-instance", show);
  app.on("activate", show);
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });

  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    headnote.close().then(() => app.quit(), stop);
  });

  app.whenReady().then(() => {
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(menuTemplate({ platform: process.platform, packaged: app.isPackaged })),
    );
    open();
  }, stop);
}

process.on("uncaughtException", stop);
// A rejection that nobody waits for, such as of a malformed message from the page, takes nothing else down. It is not
// printed, as Electron would: it could quote a contract.
process.on("unhandledRejection", () => undefined);
app.enableSandbox();
registerPageScheme();
app.on("web-contents-created", (_event, contents) => {
  guardContents(contents, (address) => shell.openExternal(address));
});

try {
  const reading = built("reading-process.js");
  const headnote = compose({
    edition: "desktop",
    env: process.env,
    readingEntry: reading,
    fork: (memoryBytes) => forkReadingProcess(reading, memoryBytes),
    preferenceStore: createPreferenceStore,
  });
  // The lock lies in this folder, so it is one instance for each profile.
  app.setPath("userData", join(headnote.house.profile, "window"));
  if (app.requestSingleInstanceLock()) run(headnote);
  else headnote.close().then(() => app.quit(), stop);
} catch (error) {
  stop(error);
}
