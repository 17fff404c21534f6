import { z } from "zod";
import { errorCodeSchema } from "./errors.ts";

/**
 * What a ZIP archive, an e-mail or a folder holds that did not become a contract. `skipped` is what holds none: hidden
 * files, pictures, a second copy of the same file; `failed` is what might have held one.
 */
export const leftOutSchema = z.object({
  /** The name with its folders, from the name of the archive, mail or folder on. */
  name: z.string(),
  outcome: z.enum(["failed", "skipped"]),
  code: errorCodeSchema.nullable(),
  /** A sentence for the reader. */
  message: z.string(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** So many contracts are still looked at one by one; more that come together are a batch: one plan, one yes. */
export const mostSingle = 5;

/** Endings of what is written as text and is no document. */
const NO_DOCUMENT =
  /\.(?:css|m?js|ts|json|csv|tsv|ics|vcf|p7s|p7m|asc|sig|log|ini|cfg|ya?ml|sh|bat|py|url|lnk|webloc|db|dat|bin|exe|dll)$/i;

/** Why a file in a folder, an archive or a mail is passed over by its name alone; null where it is looked at. */
export function reasonToSkip(path: string): string | null {
  const steps = path.split("/").filter((step) => step !== "");
  const name = steps.at(-1) ?? "";
  if (steps.includes("__MACOSX")) return "A note that macOS keeps for itself.";
  if (/^(?:thumbs\.db|desktop\.ini)$/i.test(name)) return "A note that Windows keeps for itself.";
  if (name.startsWith("~$") || name.startsWith(".~lock."))
    return "A note that a word processor keeps of an open document.";
  if (steps.some((step) => /^\.(?!\.?$)/.test(step))) return "A hidden file.";
  if (NO_DOCUMENT.test(name)) return "A kind of file that holds no contract.";
  return null;
}

/** "9 contracts: 7 done, 1 failed, 1 skipped." */
export function countOutcomes(counts: {
  readonly done: number;
  readonly failed: number;
  readonly skipped: number;
}): string {
  const { done, failed, skipped } = counts;
  const all = done + failed + skipped;
  return `${all} ${all === 1 ? "file" : "files"}: ${done} done, ${failed} failed, ${skipped} skipped.`;
}
