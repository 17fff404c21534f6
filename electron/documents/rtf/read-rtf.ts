import { HeadnoteError } from "../../../shared/domain/errors.ts";
import { besideOf } from "../beside.ts";
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
      beside: besideOf("the document's properties", propertiesIn(bytes)),
      noText:
        "This RTF document has no words in it. If it shows pictures of pages, make a PDF with text recognition (OCR) and drop that.",
    },
  );
}

/** The texts of `\info`: title, subject, keywords and the like. They are no part of what is read. */
function propertiesIn(bytes: Uint8Array): string[] {
  const source = Buffer.from(bytes).toString("latin1");
  return [
    ...source.matchAll(
      /\{(?:\\\*)?\\(?:title|subject|author|manager|company|keywords|comment|doccomm|category|hlinkbase|staticval)\s+([^{}]{3,4000})\}/g,
    ),
  ].map(([, text = ""]) => text.replace(/\\'[\da-f]{2}|\\[a-z]+-?\d*\s?/gi, " "));
}

function endsAsRtf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-64)).toString("latin1").trimEnd().replace(/\0+$/, "").endsWith("}");
}
