import type { Page } from "../../../shared/domain/contract.ts";

/** How a page was read, where that is not simply its text; null where it is. */
export function pageSource({ source, confidence }: Page): string | null {
  switch (source) {
    case "text":
      return null;
    case "ocr":
      return confidence === undefined
        ? "Read from a picture"
        : `Read from a picture, ${Math.round(confidence)} of 100 certain`;
    case "unreadable":
      return "Could not be read";
  }
}
