const HEADER = /^[A-Za-z][A-Za-z0-9-]*:(?:[ \t]|$)/;
/** Lines that mail programs write and no memorandum has. */
const ONLY_IN_MAIL = /^(?:message-id|mime-version|received|return-path|content-type|delivered-to|x-[a-z-]+):/im;
const LONGEST_HEAD = 20_000;

/**
 * Whether a file begins as an e-mail message does. A contract may begin "From: ... To: ...", so a header that only mail
 * has is needed, or the ending of a mail file.
 */
export function looksLikeMail(name: string, bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, LONGEST_HEAD))
    .toString("latin1")
    .replace(/^\u00EF\u00BB\u00BF/, "")
    .trimStart()
    .replace(/^From \S.*\r?\n/, "");
  const [head = ""] = start.split(/\r?\n[ \t]*\r?\n/, 1);
  const [first = ""] = head.split(/\r?\n/, 1);
  if (!HEADER.test(first)) return false;
  return ONLY_IN_MAIL.test(head) || (/\.(?:eml|mht|mhtml)$/i.test(name) && /^(?:from|subject|date):/im.test(head));
}
