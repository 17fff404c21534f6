import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { unpackParcel } from "./archive/unpack-parcel.ts";
import { readRequestSchema } from "./messages.ts";
import type { ReadReply, ReadRequest } from "./messages.ts";
import { connectParent } from "./parent-port.ts";
import { readDocument } from "./read-document.ts";

// The entry of a reading process: one request, one answer, end.
const parent = connectParent();

async function answer(request: ReadRequest): Promise<ReadReply> {
  try {
    if (request.kind === "unpack") {
      const { documents, left } = await unpackParcel({ name: request.name, bytes: request.bytes });
      return { kind: "parcel", parcel: { documents: [...documents], left: [...left] } };
    }
    const contract = await readDocument(
      { name: request.name, bytes: request.bytes },
      {
        password: request.password,
        onPage: (page, pages, recognising) =>
          parent.post({ kind: "progress", page, pages, recognising } satisfies ReadReply),
        leaveOut: request.leaveOut,
        onWork: (page, isDone) => parent.post({ kind: "page", page, isDone } satisfies ReadReply),
        onText: (page, text) => parent.post({ kind: "text", page, text } satisfies ReadReply),
      },
    );
    return { kind: "contract", contract };
  } catch (error) {
    if (isHeadnoteError(error)) return { kind: "failed", code: error.code, message: error.message };
    // A parser's own message may quote the file, so it stays here.
    if (error instanceof RangeError && /allocation|array length|string length/i.test(error.message)) {
      return {
        kind: "failed",
        code: "too-large",
        message: "This file asks for more memory than Headnote allows for reading one file.",
      };
    }
    return {
      kind: "failed",
      code: "reading-crashed",
      message:
        "Reading this file failed in a way that Headnote did not foresee. Try to print it to a new PDF and read that.",
    };
  }
}

let asked = false;
parent.onMessage((message) => {
  const request = readRequestSchema.safeParse(message);
  if (!request.success || asked) return;
  asked = true;
  void answer(request.data).then((reply) => parent.finish(reply));
});
