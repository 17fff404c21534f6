import { describe, expect, it } from "vitest";
import { menuTemplate } from "../../electron/desktop/menu.ts";

const platforms = ["darwin", "win32", "linux"] as const;
const roles = (platform: NodeJS.Platform, packaged: boolean) => JSON.stringify(menuTemplate({ platform, packaged }));

describe("the menu", () => {
  it.each(platforms)("has what every program has on %s", (platform) => {
    for (const role of ["editMenu", "windowMenu", "zoomIn", "togglefullscreen"])
      expect(roles(platform, true)).toContain(`"${role}"`);
    expect(roles(platform, true).includes('"appMenu"')).toBe(platform === "darwin");
  });

  it.each(platforms)("has no way to the developer tools once packaged on %s", (platform) => {
    expect(roles(platform, true)).not.toMatch(/toggleDevTools|reload|viewMenu/);
    expect(roles(platform, false)).toMatch(/toggleDevTools/);
  });
});
