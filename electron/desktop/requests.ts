import type { Session } from "electron";
import { isOwnRequest } from "./address.ts";

/** The second wall behind the Content-Security-Policy: a request that leads out of the app is cancelled. */
export function guardRequests(session: Session, packaged: boolean): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isOwnRequest(details.url, packaged) });
  });
}
