import { EventEmitter } from "node:events";

/** What the test hears of the app. */
export type Heard =
  | { readonly kind: "browser"; readonly address: string }
  | { readonly kind: "loaded"; readonly url: string }
  | { readonly kind: "shown" }
  | { readonly kind: "focused" }
  | { readonly kind: "request"; readonly url: string; readonly answered: boolean }
  | { readonly kind: "console"; readonly level: string; readonly text: string }
  | { readonly kind: "open-external"; readonly url: string }
  | { readonly kind: "error-box"; readonly content: string }
  | { readonly kind: "will-quit"; readonly prevented: boolean };

/** What the test can bring about, as the system would. */
export type Told = { readonly kind: "second-instance" } | { readonly kind: "close-window" };

export function tell(heard: Heard): void {
  process.send?.(heard);
}

export const ipcMain = new EventEmitter();
