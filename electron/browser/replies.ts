import { createReadStream } from "node:fs";
import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { PageFile } from "../usecases/page-files.ts";

/** A small page that says one sentence. `sentence` is ours, never a request's. */
export function replySentence(response: ServerResponse, status: number, sentence: string): void {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Headnote</title><p>${sentence}</p></html>\n`;
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(page),
    "cache-control": "no-store",
    // What was refused is not read to its end, so the connection can not be used again.
    ...(status >= 400 && { connection: "close" }),
  });
  response.end(page);
}

/** A file of the page. */
export async function replyFile(response: ServerResponse, file: PageFile, method: "GET" | "HEAD"): Promise<void> {
  response.writeHead(200, {
    "content-type": file.contentType,
    "cache-control": file.immutable ? "private, max-age=31536000, immutable" : "no-cache",
  });
  if (method === "HEAD") {
    response.end();
    return;
  }
  await pipeline(createReadStream(file.path), response);
}
