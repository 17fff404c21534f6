import type { Draft } from "../draft.ts";
import { checkEntries, listEntries } from "./zip.ts";
import { HeadnoteError } from "../../../shared/domain/errors.ts";
export async function readDocx(bytes: Uint8Array): Promise<Draft> {
  checkEntries(listEntries(bytes));
  throw new HeadnoteError("unsupported-type", "Word documents cannot be read yet. Save it as PDF and drop that.");
}
