import type { z } from "zod";
import { damagedRecord } from "./faults.ts";

/** Reads a stored shape. Throws library-damaged, which names the record and nothing that is in it. */
export function readRecord<T>(schema: z.ZodType<T>, json: string, what: string, id: string): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // The cause would quote what it could not parse.
    throw damagedRecord(what, id);
  }
  return checkRecord(schema, value, what, id);
}

/** Likewise for a value that is already parsed. */
export function checkRecord<T>(schema: z.ZodType<T>, value: unknown, what: string, id: string): T {
  const read = schema.safeParse(value);
  if (!read.success) throw damagedRecord(what, id);
  return read.data;
}
