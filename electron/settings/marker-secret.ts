import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { readIfThere, writeWhole } from "./atomic-file.ts";
import { withLockFile } from "./lock-file.ts";

/**
 * 32 random bytes of this installation, from which the markers around contracts in prompts are made. They open nothing:
 * they only have to be unknown to those who write contracts. Made when first asked for; where the profile cannot be written,
 * for this process only.
 */
export function markerSecret(folder: string): Uint8Array {
  const path = join(folder, "markers.secret");
  const read = (): Uint8Array | null => {
    const text = readIfThere(path)?.trim() ?? "";
    return /^[0-9a-f]{64}$/.test(text) ? Buffer.from(text, "hex") : null;
  };
  try {
    const known = read();
    if (known !== null) return known;
    return withLockFile(join(folder, "markers.lock"), () => {
      // Another door may have made it while this one waited.
      const there = read();
      if (there !== null) return there;
      const made = randomBytes(32);
      writeWhole(path, `${made.toString("hex")}\n`);
      return made;
    });
  } catch (error) {
    if (!isHeadnoteError(error) && !(error instanceof Error)) throw error;
    return randomBytes(32);
  }
}
