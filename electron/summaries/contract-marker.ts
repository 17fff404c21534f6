import { createHmac } from "node:crypto";

/**
 * What stands around a contract's words in a prompt. It must be such that no contract can hold it, or a contract could end
 * itself and go on as the lawyer; and the same whenever the same words are sent, or no provider could keep them. So it is
 * a keyed hash of the words: who writes a contract does not know the key, and cannot learn it from another contract's marker.
 *
 * @param secret 32 bytes that stay on this machine
 */
export function contractMarker(
  secret: Uint8Array,
  { sha256, text }: { readonly sha256: string; readonly text: string },
): string {
  const hash = createHmac("sha256", secret).update(sha256).update("\0").update(text).digest("hex");
  return `contract-${hash.slice(0, 32)}`;
}
