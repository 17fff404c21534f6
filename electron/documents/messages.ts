import { z } from "zod";
import { contractSchema } from "../../shared/domain/contract.ts";
import { errorCodeSchema } from "../../shared/domain/errors.ts";
import { leftOutSchema } from "../../shared/domain/parcel.ts";

/** What the parent asks of a reading process: once, as the first message. */
export const readRequestSchema = z.object({
  /** `unpack` asks for what is in the file, without reading it. */
  kind: z.enum(["read", "unpack"]),
  name: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  password: z.string().nullable(),
  /** Pages that are not read, because one of them stopped a process before. */
  leaveOut: z.array(z.int()),
});
export type ReadRequest = z.infer<typeof readRequestSchema>;

/**
 * What a reading process says: any number of `progress`, `page` and `text`, then one `contract`, `parcel` or `failed`. The process
 * has parsed a file that nobody vouches for, so the parent believes nothing that this schema does not admit.
 */
export const readReplySchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("progress"),
    page: z.int().min(0),
    pages: z.int().min(1).nullable(),
    /** Pages are being recognised as pictures (OCR), each of which has a time of its own. */
    recognising: z.boolean(),
  }),
  /** A page is begun, or done with: should the process be stopped, it was at those that are not done. */
  z.object({ kind: z.literal("page"), page: z.int().min(1), isDone: z.boolean() }),
  /** The words of one of the first pages, to be shown while the others are read. */
  z.object({ kind: z.literal("text"), page: z.int().min(1), text: z.string().max(10_000) }),
  z.object({ kind: z.literal("contract"), contract: contractSchema }),
  z.object({
    kind: z.literal("parcel"),
    parcel: z.object({
      documents: z.array(
        z.object({
          name: z.string(),
          within: z.string(),
          bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
        }),
      ),
      left: z.array(leftOutSchema),
    }),
  }),
  z.object({ kind: z.literal("failed"), code: errorCodeSchema, message: z.string().max(500) }),
]);
export type ReadReply = z.infer<typeof readReplySchema>;
