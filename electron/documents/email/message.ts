import PostalMime from "postal-mime";
import type { Attachment, Email } from "postal-mime";
import { HeadnoteError } from "../../../shared/domain/errors.ts";

export interface AttachedFile {
  readonly name: string;
  /** Lower case. */
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

export interface Message {
  /** From, To, Cc, Date and Subject, those that there are, as the message has them. */
  readonly facts: readonly string[];
  /** The body as HTML where there is one, as that is what a mail program shows. */
  readonly html: string | null;
  readonly text: string | null;
  /** Forwarded messages are attachments too. */
  readonly attachments: readonly AttachedFile[];
}

const MOST_ADDRESSES = 50;
const FORWARDED = "forwarded message";

/** Takes a message apart (RFC 5322 and MIME). Throws `damaged` where it is nested or headed as no message is. */
export async function readMessage(bytes: Uint8Array): Promise<Message> {
  let email: Email;
  try {
    email = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  } catch (error) {
    throw new HeadnoteError(
      "damaged",
      "This e-mail is damaged, or made so that it cannot be read. Open it in your mail program, save its attachments and drop those.",
      { cause: error },
    );
  }
  return {
    facts: factsOf(email),
    html: email.html ?? null,
    text: email.text ?? null,
    attachments: email.attachments.map((attachment, index) => ({
      name: nameOf(attachment, index),
      mimeType: attachment.mimeType,
      bytes: bytesOf(attachment.content),
    })),
  };
}

function factsOf(email: Email): string[] {
  const people = (addresses: NonNullable<Email["to"]>): string =>
    addresses
      .flatMap((address) => address.group ?? [address])
      .slice(0, MOST_ADDRESSES)
      .map(({ name, address }) => (name === "" ? address : `${name} <${address}>`))
      .join(", ");
  // The date as it was written has the sender's time zone.
  const date = email.headers.find((header) => header.key === "date")?.value;
  return [
    email.from === undefined ? null : `From: ${people([email.from])}`,
    email.to === undefined ? null : `To: ${people(email.to)}`,
    email.cc === undefined ? null : `Cc: ${people(email.cc)}`,
    date === undefined ? null : `Date: ${date}`,
    email.subject === undefined ? null : `Subject: ${email.subject}`,
  ]
    .filter((fact) => fact !== null)
    .map((fact) => fact.replace(/\s+/g, " ").trim());
}

function nameOf({ filename, mimeType }: Attachment, index: number): string {
  const own = filename?.replaceAll("\\", "/").split("/").at(-1)?.trim() ?? "";
  if (own !== "") return own;
  return mimeType === "message/rfc822" ? `${FORWARDED} ${index + 1}.eml` : `attachment ${index + 1}`;
}

function bytesOf(content: Attachment["content"]): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
