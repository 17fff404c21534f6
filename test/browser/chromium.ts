import chromium from "@sparticuz/chromium";
import { chromium as playwright, type BrowserContext } from "playwright-core";

/** Quiet, so that what goes out is what a page sent. */
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

/**
 * A real Chromium with an empty profile in `folder`: on Linux the one that comes as a package, elsewhere the installed
 * Chrome. None of the package's own switches are used, as they take walls down that are tested here.
 */
export async function launchChromium(folder: string, args: readonly string[] = []): Promise<BrowserContext> {
  const packaged = process.platform === "linux";
  if (packaged) chromium.setGraphicsMode = false;
  // Chromium's own sandbox needs what root gives up.
  const asRoot = process.getuid?.() === 0;
  return playwright.launchPersistentContext(folder, {
    ...(packaged ? { executablePath: await chromium.executablePath() } : { channel: "chrome" }),
    chromiumSandbox: packaged && !asRoot,
    args: [...quiet, ...args],
  });
}
