import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { browserCommand, openInBrowser } from "../../electron/browser/open.ts";

describe("the default browser", () => {
  it.each([
    ["darwin", {}, "open"],
    ["win32", {}, "rundll32.exe"],
    ["linux", { DISPLAY: ":0" }, "xdg-open"],
    ["linux", { WAYLAND_DISPLAY: "wayland-0" }, "xdg-open"],
    ["linux", {}, undefined],
  ] as const)("is started on %s with %o by %s", (platform, env, command) => {
    expect(browserCommand(platform, env)?.command).toBe(command);
  });

  it("is not an error where it cannot be started", async () => {
    const nowhere = { DISPLAY: ":0", PATH: join(tmpdir(), "nothing-here") };
    expect(await openInBrowser("http://127.0.0.1:1/open/token", { platform: "linux", env: nowhere })).toBe(false);
    expect(await openInBrowser("http://127.0.0.1:1/open/token", { platform: "linux", env: {} })).toBe(false);
  });

  it.skipIf(process.platform === "win32")("gets the address, and none of what it prints is heard", async () => {
    const folder = mkdtempSync(join(tmpdir(), "headnote-open-"));
    const program = join(folder, "xdg-open");
    writeFileSync(
      program,
      `#!/bin/sh\necho "opening $1"\nprintf %s "$1" > "${folder}/part" && mv "${folder}/part" "${folder}/opened"\n`,
    );
    chmodSync(program, 0o755);
    const env = { DISPLAY: ":0", PATH: `${folder}:${process.env["PATH"] ?? ""}` };
    const url = "http://127.0.0.1:1/open/token?a=b&c=$(d)";
    expect(await openInBrowser(url, { platform: "linux", env })).toBe(true);
    await expect.poll(() => existsSync(join(folder, "opened"))).toBe(true);
    expect(readFileSync(join(folder, "opened"), "utf8")).toBe(url);
    rmSync(folder, { recursive: true, force: true });
  });
});
