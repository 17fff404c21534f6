import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 bits. */
const SECRET_BYTES = 32;

export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** Equal without telling by its time how much of it is equal, or how long it is. */
export function sameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
