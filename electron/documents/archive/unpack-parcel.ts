import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { HeadnoteError, isHeadnoteError } from "../../../shared/domain/errors.ts";
import { reasonToSkip } from "../../../shared/domain/parcel.ts";
import type { LeftOut } from "../../../shared/domain/parcel.ts";
import { readMessage } from "../email/message.ts";
import { detectType } from "../file-type.ts";
import type { ReadInput } from "../reader.ts";
import { failed, skipped } from "./parcel.ts";
import type { Parcel, ParcelDocument } from "./parcel.ts";
import { listEntries, looksLikeBomb, unpack } from "./zip.ts";
import type { ZipEntry } from "./zip.ts";

/** Archives in mails in archives: a firm has two, a bomb has many. */
const DEEPEST = 4;
const MOST_DOCUMENTS = 1_000;
const MOST_TOLD = 500;
const MOST_BYTES = 200 * 1024 ** 2;
/** What a mail program adds to a message for other mail programs. */
const NOT_ATTACHED =
  /^(?:text\/(?:calendar|vcard|x-vcard)|application\/(?:pkcs7-signature|x-pkcs7-signature|pgp-signature|ics)|message\/(?:delivery-status|disposition-notification))$/;

/**
 * Opens archives and mails, and what is in them, to the documents in the end; nothing is written anywhere. What one
 * entry does never costs another. Throws only where the file itself cannot be opened: what `detectType` throws, and
 * `damaged` and `too-large` for an archive whose list of entries cannot be believed.
 */
export async function unpackParcel(input: ReadInput): Promise<Parcel> {
  const unpacker = new Unpacker();
  await unpacker.open(input, "", 0);
  return { documents: unpacker.documents, left: unpacker.left };
}

class Unpacker {
  readonly documents: ParcelDocument[] = [];
  readonly left: LeftOut[] = [];
  readonly #seen = new Map<string, string>();
  #bytes = 0;

  async open(file: ReadInput, within: string, depth: number): Promise<void> {
    const { type } = detectType(file.name, file.bytes);
    const path = within === "" ? file.name : `${within}/${file.name}`;
    if (type !== "archive" && type !== "email") {
      this.#keep({ ...file, within });
      return;
    }
    if (depth >= DEEPEST) {
      throw new HeadnoteError(
        "too-large",
        "This is packed too many times over. Unpack it and drop the contracts in it.",
      );
    }
    if (type === "archive") await this.#archive(file, path, depth);
    else await this.#mail(file, within, path, depth);
  }

  async #archive(file: ReadInput, path: string, depth: number): Promise<void> {
    const entries = listEntries(file.bytes, "ZIP archive").filter((entry) => !entry.name.endsWith("/"));
    for (const entry of entries) {
      const name = entry.name.split("/").at(-1) ?? "";
      const own = `${path}/${entry.name}`;
      const reason = reasonToSkip(entry.name);
      if (reason !== null) this.#leave(skipped(own, reason));
      else {
        await this.#try(own, async () => {
          const bytes = this.#unpack(file.bytes, entry);
          const folder = entry.name.slice(0, -name.length - 1);
          await this.open({ name, bytes }, folder === "" ? path : `${path}/${folder}`, depth + 1);
        });
      }
    }
  }

  async #mail(file: ReadInput, within: string, path: string, depth: number): Promise<void> {
    const { html, text, attachments } = await readMessage(file.bytes);
    // A cover without words is only the way in which the attachments came.
    if (html !== null || (text ?? "").trim() !== "" || attachments.length === 0) this.#keep({ ...file, within });
    else this.#leave(skipped(path, "The message itself has no words."));
    for (const { name, mimeType, bytes } of attachments) {
      const own = `${path}/${name}`;
      const reason = NOT_ATTACHED.test(mimeType) ? "A note for mail programs." : reasonToSkip(name);
      if (reason !== null) this.#leave(skipped(own, reason));
      else {
        await this.#try(own, async () => {
          this.#take(bytes.byteLength);
          await this.open({ name, bytes }, path, depth + 1);
        });
      }
    }
  }

  /** The bytes of an entry whose name, sizes and sum can be believed. */
  #unpack(archive: Uint8Array, entry: ZipEntry): Uint8Array {
    if (/^(?:\/|[A-Za-z]:)/.test(entry.name) || /(?:^|\/)\.\.(?:\/|$)|\p{Cc}/u.test(entry.name)) {
      throw new HeadnoteError(
        "damaged",
        "Its name in the archive points outside of the archive, as no ordinary archive's does. Unpack it yourself if you trust it, and drop the contract.",
      );
    }
    if (looksLikeBomb(entry)) throw tooLarge();
    this.#take(entry.size);
    const bytes = unpack(archive, entry, "ZIP archive");
    if (crc32(bytes) !== entry.sum) {
      throw new HeadnoteError(
        "damaged",
        "It is damaged: what is in the archive is not what was put there. Get the archive again from where it came from.",
      );
    }
    return bytes;
  }

  #take(bytes: number): void {
    if (this.documents.length >= MOST_DOCUMENTS || this.#bytes + bytes > MOST_BYTES) throw tooLarge();
    this.#bytes += bytes;
  }

  #keep(document: ParcelDocument): void {
    const path = document.within === "" ? document.name : `${document.within}/${document.name}`;
    const sum = createHash("sha256").update(document.bytes).digest("hex");
    const first = this.#seen.get(sum);
    if (first !== undefined) {
      this.#leave(skipped(path, `The same file as ${first}.`));
      return;
    }
    this.#seen.set(sum, path);
    this.documents.push(document);
  }

  async #try(path: string, open: () => Promise<void>): Promise<void> {
    try {
      await open();
    } catch (error) {
      if (!isHeadnoteError(error)) throw error;
      this.#leave(
        error.code === "unsupported-type" ? skipped(path, error.message) : failed(path, error.code, error.message),
      );
    }
  }

  #leave(left: LeftOut): void {
    if (this.left.length < MOST_TOLD) this.left.push(left);
    else if (this.left.length === MOST_TOLD)
      this.left.push(failed("and more", "too-large", "There are more than can be told one by one."));
  }
}

function tooLarge(): HeadnoteError {
  return new HeadnoteError(
    "too-large",
    "It would unpack to more than Headnote takes at once, and was left out. Unpack the archive and drop the contracts in it.",
  );
}
