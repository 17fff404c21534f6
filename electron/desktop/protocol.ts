import { readFile } from "node:fs/promises";
import { protocol, type Session } from "electron";
import { pageHeaders } from "../../shared/rpc/page-headers.ts";
import type { PageFiles } from "../usecases/page-files.ts";
import { PAGE_URL, SCHEME } from "./address.ts";

/** Must be called before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the page's files under `app://headnote/` to one session. */
export function servePage(session: Session, files: PageFiles): void {
  session.protocol.handle(SCHEME, (request) => answerPageRequest(request, files));
}

/** One file of the list, or a refusal; the path is looked up as written, so that nothing can be made of it. */
export async function answerPageRequest(
  request: { readonly url: string; readonly method: string },
  files: PageFiles,
): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405);
  if (!request.url.startsWith(PAGE_URL)) return refuse(404);
  const path = request.url.slice(PAGE_URL.length - 1).replace(/[?#].*$/s, "");
  const file = files.get(path);
  if (file === undefined) return refuse(404);
  const body = request.method === "HEAD" ? null : Uint8Array.from(await readFile(file.path));
  return new Response(body, { headers: { ...pageHeaders, "content-type": file.contentType } });
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: pageHeaders });
}
