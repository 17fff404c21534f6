import { HeadnoteError } from "../../../shared/domain/errors.ts";
import { cleanText } from "../clean-text.ts";
import type { Draft } from "../draft.ts";
import { draftOf } from "../parts.ts";
import { findingsOf } from "../told.ts";
import { RtfReader } from "./rtf-reader.ts";
import { tokenizeRtf } from "./tokens.ts";

/**
 * Reads an RTF document: one page without a size. Lists have their numbers from the text that the program which wrote it
 * left for readers that do not count (`\listtext`, `\pntext`).
 * Throws `damaged`, `too-large` and `no-text`.
 */
export function readRtf(bytes: Uint8Array): Draft {
  const reader = new RtfReader();
  tokenizeRtf(bytes, (token) => reader.take(token));
  const { parts, margins, asides } = reader.finish();
  if (parts.length === 0 && !endsAsRtf(bytes)) {
    throw new HeadnoteError(
      "damaged",
      "This RTF document is damaged or incomplete. Get it again from where it came from, or save it anew in Word.",
    );
  }
  return draftOf(
    parts.map((part) => ({ ...part, text: part.text.toWellFormed() })),
    {
      format: "rtf",
      margins: margins.map((margin) => cleanText(margin.toWellFormed()).text.trim()),
      findings: findingsOf(asides),
      noText:
        "This RTF document has no words in it. If it shows pictures of pages, make a PDF with text recognition (OCR) and drop that.",
    },
  );
}

function endsAsRtf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-64)).toString("latin1").trimEnd().replace(/\0+$/, "").endsWith("}");
}
