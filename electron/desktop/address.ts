/** The page's own scheme. It is not `file:`, so the page has an origin, and no file beside its own can be asked for. */
export const SCHEME = "app";
const HOST = "headnote";
export const PAGE_URL = `${SCHEME}://${HOST}/`;

/** Whether an address is of the page itself: of its scheme and host, with nothing before the host. */
export function isPageAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${SCHEME}:` && host === HOST && username === "" && password === "";
}

/**
 * Whether the page's session may fetch an address: the page's own, or data it made itself. In development the tools
 * of the browser load their own pages too.
 */
export function isOwnRequest(address: string, packaged: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, pathname } = new URL(address);
  switch (protocol) {
    case `${SCHEME}:`:
      return isPageAddress(address);
    case "blob:":
      return isPageAddress(pathname);
    case "data:":
      return true;
    case "devtools:":
      return !packaged;
    default:
      return false;
  }
}

/** Longer addresses are cut by some mail programs and browsers, and none of ours comes near. */
const LONGEST_LINK = 2_000;
const mailFields = new Set(["subject", "body"]);

function hasControlCharacter(text: string): boolean {
  return Array.from(text).some((character) => (character.codePointAt(0) ?? 0) <= 0x20 || character === "\u007f");
}

/**
 * The address as it may be handed to the system's browser or mail program, or null: https, without a name or password
 * that could pass for the host; or mail to somebody with a subject and a text (some programs attach files on request).
 */
export function externalLink(address: string): string | null {
  if (address.length > LONGEST_LINK || hasControlCharacter(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === "https:") {
    // What the parser would mend, a person would misread.
    const written = /^https:\/\/[^/\\]/i.test(address) && !address.includes("\\");
    return written && url.username === "" && url.password === "" ? url.href : null;
  }
  if (url.protocol === "mailto:") {
    const fields = [...url.searchParams.keys()];
    const known = fields.every((field) => mailFields.has(field.toLowerCase()));
    return known && /^[\w.+%@-]+$/.test(url.pathname) && url.hash === "" ? url.href : null;
  }
  return null;
}
