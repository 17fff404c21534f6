/** The part of the browser's Trusted Types API that is used; TypeScript's DOM library does not describe it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string; createScriptURL(url: string): string },
  ): unknown;
}

function isTrustedTypes(value: unknown): value is TrustedTypes {
  return typeof value === "object" && value !== null && "createPolicy" in value;
}

/** Text without a `<` can become neither an element nor a script, whatever HTML sink it reaches (a style sheet does). */
export function trustHtml(text: string): string {
  if (text.includes("<")) throw new TypeError("Text is not put into the page as HTML.");
  return text;
}

/** A worker's script must be one of the page's own files. */
export function trustScriptUrl(url: string, base: string): string {
  const page = new URL(base);
  const script = new URL(url, page);
  if (script.protocol !== page.protocol || script.host !== page.host) {
    throw new TypeError("Only the page's own scripts are run.");
  }
  return script.href;
}

/**
 * Installs the one policy that `page-headers.ts` lets the page have. Call it before anything else in the page: until
 * then the browser refuses every string at an HTML or script sink. Does nothing where the browser lacks Trusted Types.
 *
 * @param base address of the document
 */
export function installPageTrust(scope: object, base: string): void {
  const trustedTypes: unknown = Reflect.get(scope, "trustedTypes");
  if (!isTrustedTypes(trustedTypes)) return;
  trustedTypes.createPolicy("default", {
    createHTML: trustHtml,
    createScriptURL: (url) => trustScriptUrl(url, base),
  });
}
