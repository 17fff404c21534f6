import { looksLikeMail } from "../email/mail-look.ts";

const LOCAL = [0x50, 0x4b, 0x03, 0x04];
/** The first entries of Word, Excel and OpenDocument files. */
const DOCUMENTS = /^(?:\[Content_Types\]\.xml|mimetype)$/;

/**
 * Whether a file has to be opened to know what is in it, by its first bytes alone: an archive that does not begin as a
 * document does, or a mail.
 */
export function mayHoldSeveral(name: string, bytes: Uint8Array): boolean {
  if (LOCAL.every((byte, index) => bytes[index] === byte)) {
    const length = (bytes[26] ?? 0) + 256 * (bytes[27] ?? 0);
    return !DOCUMENTS.test(Buffer.from(bytes.subarray(30, 30 + Math.min(length, 64))).toString("latin1"));
  }
  return (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 5 && bytes[3] === 6) || looksLikeMail(name, bytes);
}
