import type { Draft } from "../draft.ts";
import { readHtmlText } from "../html/read-html.ts";
import { draftOf } from "../parts.ts";
import type { DocumentPart } from "../parts.ts";
import { plainTextParts } from "../text/read-text.ts";
import { addressedFindings, findingsOf } from "../told.ts";
import type { Asides } from "../told.ts";
import { readMessage } from "./message.ts";

const NOTHING: Asides = { hidden: [], inserted: [], deleted: [], comments: [] };

/**
 * Reads the message itself: who wrote to whom, when and about what, then its body. Attachments are documents of their
 * own, for whoever unpacks the message. Throws `damaged`, `too-large` and `no-text`.
 */
export async function readEmail(bytes: Uint8Array): Promise<Draft> {
  const { facts, html, text } = await readMessage(bytes);
  const head: DocumentPart = {
    text: facts.join("\n"),
    kind: null,
    headingLevel: null,
    size: null,
    emphasised: false,
    centred: false,
    leadLength: 0,
    isContents: false,
  };
  const body =
    html === null
      ? { parts: plainTextParts((text ?? "").replace(/\r\n?/g, "\n")), asides: NOTHING, beside: [], addressed: [] }
      : readHtmlText(html);
  return draftOf([head, ...body.parts], {
    format: "email",
    margins: [],
    findings: [...findingsOf(body.asides), ...addressedFindings(body.addressed)],
    beside: body.beside,
    noText: "This e-mail has no words in it. Check that it is the right one.",
  });
}
