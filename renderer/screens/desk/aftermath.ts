import type { ErrorCode } from "../../../shared/domain/errors.ts";

/** What a failure leaves behind, in words. `briefKept` tells whether the instant brief stands in the library. */
export function aftermath(code: ErrorCode, briefKept: boolean): { kept: string; charged: string } {
  return {
    kept: briefKept ? "The instant brief is kept and can be read." : "Your file was not changed.",
    charged: sentBefore(code)
      ? "Attempts that were charged stand under Costs."
      : "Nothing was sent, so nothing was charged.",
  };
}

/** Whether something may have been sent before a failure of this kind. */
function sentBefore(code: ErrorCode): boolean {
  switch (code) {
    case "not-found":
    case "is-a-folder":
    case "empty-file":
    case "unsupported-type":
    case "damaged":
    case "password-needed":
    case "password-wrong":
    case "too-large":
    case "reading-timed-out":
    case "reading-crashed":
    case "no-text":
    case "wrong-use":
    case "not-allowed":
    case "not-available":
      return false;
    case "provider-failed":
    case "cancelled":
    case "library-locked":
    case "library-damaged":
    case "library-too-new":
    case "disk-full":
    case "keychain-locked":
    case "keychain-unavailable":
    case "settings-invalid":
    case "port-in-use":
    case "internal":
      return true;
  }
}
