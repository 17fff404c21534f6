import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { launchChromium } from "../browser/chromium.ts";
import { temporaryFolder } from "../cli/run-headnote.ts";
import { startDemoProviders, type DemoProviders } from "../simulators/demo.ts";

export interface DemoFirm {
  /** Of this test alone. */
  readonly folder: string;
  readonly providers: DemoProviders;
  /** The profile, and a passphrase for its library. */
  readonly env: Readonly<Record<string, string>>;
  /** The providers' keys as Headnote takes them from the environment. */
  readonly keys: Readonly<Record<string, string>>;
}

/** A profile whose providers are simulators that answer; they end with the test. */
export async function startDemoFirm(): Promise<DemoFirm> {
  const folder = temporaryFolder();
  const profile = join(folder, "profile");
  mkdirSync(profile);
  const providers = await startDemoProviders({ usual: { kind: "answer" } });
  onTestFinished(() => providers.close());
  writeFileSync(join(profile, "routes.json"), JSON.stringify(providers.configuration));
  const keys = Object.fromEntries(
    Object.entries(providers.keys).map(([provider, key]) => [`HEADNOTE_KEY_${provider.toUpperCase()}`, key]),
  );
  const env = { HEADNOTE_PROFILE: profile, HEADNOTE_PASSPHRASE: "a passphrase for this test" };
  return { folder, providers, env, keys };
}

/** A page of a Chromium with a profile of its own in that folder; it ends with the test. */
export async function openPage(folder: string): Promise<Page> {
  const browser = await launchChromium(join(folder, "browser"));
  onTestFinished(() => browser.close());
  return browser.pages()[0] ?? (await browser.newPage());
}
