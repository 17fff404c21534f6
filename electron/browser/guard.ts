import type { IncomingMessage } from "node:http";

export interface Refusal {
  readonly status: number;
  readonly sentence: string;
}

/** The names under which a browser may reach a server on the loopback address. */
export function ownHosts(port: number): ReadonlySet<string> {
  return new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
}

const wrongHost: Refusal = { status: 421, sentence: "Headnote answers only at the address it printed." };
const wrongOrigin: Refusal = { status: 403, sentence: "Headnote does not answer other pages." };
const wrongAddress: Refusal = { status: 400, sentence: "This is not an address of Headnote." };

/**
 * Whether a request comes from Headnote's own page, or from a person who typed the address. A name that was rebound
 * to this machine fails by `Host`; a page from elsewhere, another port of this machine included, by `Origin` or
 * `Sec-Fetch-Site`, which a page can not forge.
 */
export function refusal(request: IncomingMessage, hosts: ReadonlySet<string>): Refusal | null {
  const { host, origin } = request.headers;
  if (host === undefined || !hosts.has(host.toLowerCase())) return wrongHost;
  if (origin !== undefined && origin !== `http://${host.toLowerCase()}`) return wrongOrigin;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return wrongOrigin;
  const path = request.url ?? "";
  if (!path.startsWith("/") || path.startsWith("//") || path.includes("\\")) return wrongAddress;
  return null;
}

/** A call must show that it comes from the page: typing its address, or leaving the headers out, is not enough. */
export function callRefusal(request: IncomingMessage): Refusal | null {
  const site = request.headers["sec-fetch-site"];
  const fromPage = site === "same-origin" || (site === undefined && request.headers.origin !== undefined);
  return fromPage ? null : wrongOrigin;
}
