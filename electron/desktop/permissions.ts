import type { Session } from "electron";
import { PAGE_URL } from "./address.ts";

/** The page needs nothing of the machine, so whatever is asked for, now or by a later Chromium, is refused. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.setBluetoothPairingHandler((_details, decide) => decide({ confirmed: false }));
  for (const event of ["select-hid-device", "select-usb-device", "select-serial-port"] as const) {
    // Three overloads of one function, told apart by the name alone.
    (session as ChooserSource).on(event, (chosen, ...rest) => {
      chosen.preventDefault();
      const decide = rest.at(-1);
      if (typeof decide === "function") decide("");
    });
  }
  session.on("will-download", (event, item) => {
    // What the page itself made (an export) may be saved, where the person says; nothing is fetched to be saved.
    if (!item.getURL().startsWith(`blob:${PAGE_URL}`)) event.preventDefault();
  });
}

interface ChooserSource {
  on(event: string, listener: (event: { preventDefault(): void }, ...rest: readonly unknown[]) => void): unknown;
}
