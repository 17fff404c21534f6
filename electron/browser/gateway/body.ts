import type { IncomingMessage } from "node:http";
import { ApiError } from "./api-error.ts";

/** Some four million tokens: more than any model reads. */
const maxBytes = 16 * 1024 ** 2;

/** The whole body as text. Throws `ApiError` 413 past the limit, 400 where it is not UTF-8. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const tooLarge = () =>
    new ApiError(413, "request_too_large", `The body is larger than Headnote takes (${maxBytes / 1024 ** 2} MB).`);
  if (Number(request.headers["content-length"]) > maxBytes) throw tooLarge();
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > maxBytes) throw tooLarge();
    parts.push(part);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new ApiError(400, "invalid_json", "The body is not text in UTF-8.");
  }
}
