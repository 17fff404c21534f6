import { spawn } from "node:child_process";

/** How the default browser is started; null where there is no screen to open it on. */
export function browserCommand(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): { readonly command: string; readonly args: readonly string[] } | null {
  if (platform === "darwin") return { command: "open", args: [] };
  // Unlike `start`, it is not a shell, so nothing in the address can be taken for a command.
  if (platform === "win32") return { command: "rundll32.exe", args: ["url.dll,FileProtocolHandler"] };
  return env["DISPLAY"] || env["WAYLAND_DISPLAY"] ? { command: "xdg-open", args: [] } : null;
}

/**
 * Opens the default browser. False where that was not possible: the address is printed anyhow, so it is not an error.
 * What the browser prints goes nowhere, as it may repeat the address; the token in it is spent by the first visit.
 */
export function openInBrowser(
  url: string,
  surroundings: { readonly platform: NodeJS.Platform; readonly env: NodeJS.ProcessEnv } = process,
): Promise<boolean> {
  const browser = browserCommand(surroundings.platform, surroundings.env);
  if (browser === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(browser.command, [...browser.args, url], {
      stdio: "ignore",
      detached: true,
      env: surroundings.env,
    });
    child.once("error", () => resolve(false));
    child.once("spawn", () => {
      child.unref();
      resolve(true);
    });
  });
}
