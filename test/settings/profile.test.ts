import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openProfile, profileFolder } from "../../electron/settings/profile.ts";

describe("the profile's folder", () => {
  test.each([
    [{ HEADNOTE_PROFILE: "/srv/headnote" }, "linux", resolve("/srv/headnote")],
    [{ HEADNOTE_PROFILE: "work" }, "darwin", resolve("work")],
    [{ HEADNOTE_PROFILE: "" }, "linux", "/home/ada/.local/share/Headnote"],
    [{ XDG_DATA_HOME: "/data" }, "linux", "/data/Headnote"],
    [{ XDG_DATA_HOME: "relative" }, "linux", "/home/ada/.local/share/Headnote"],
    [{}, "freebsd", "/home/ada/.local/share/Headnote"],
    [{}, "darwin", "/home/ada/Library/Application Support/Headnote"],
    [{ APPDATA: "C:\\Users\\ada\\AppData\\Roaming" }, "win32", "C:\\Users\\ada\\AppData\\Roaming\\Headnote"],
  ] as const)("for %j on %s is %s", (env, platform, expected) => {
    expect(profileFolder(env, platform, "/home/ada")).toBe(expected);
  });
});

describe("opening a profile", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "headnote-profile-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.skipIf(process.platform === "win32")("makes it for its owner only, whatever the umask", () => {
    const before = process.umask(0);
    try {
      openProfile(join(folder, "deep", "profile"));
    } finally {
      process.umask(before);
    }
    expect(statSync(join(folder, "deep", "profile")).mode & 0o777).toBe(0o700);
    openProfile(join(folder, "deep", "profile"));
  });

  test("says which folder cannot be used", () => {
    writeFileSync(join(folder, "file"), "");
    expect(() => openProfile(join(folder, "file"))).toThrow(expect.objectContaining({ code: "settings-invalid" }));
    expect(() => openProfile(join(folder, "file", "below"))).toThrow(/HEADNOTE_PROFILE/);
  });
});
