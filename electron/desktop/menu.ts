import type { MenuItemConstructorOptions } from "electron";

/** The application menu: what the system expects, and tools for developers only where they are. */
export function menuTemplate(parts: {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
}): MenuItemConstructorOptions[] {
  const developer: MenuItemConstructorOptions[] = parts.packaged
    ? []
    : [{ type: "separator" }, { role: "reload" }, { role: "toggleDevTools" }];
  const view: MenuItemConstructorOptions[] = [
    { role: "resetZoom" },
    { role: "zoomIn" },
    { role: "zoomOut" },
    { type: "separator" },
    { role: "togglefullscreen" },
    ...developer,
  ];
  return [
    ...(parts.platform === "darwin" ? [{ role: "appMenu" } as const] : [{ role: "fileMenu" } as const]),
    { role: "editMenu" },
    { label: "&View", submenu: view },
    { role: "windowMenu" },
  ];
}
