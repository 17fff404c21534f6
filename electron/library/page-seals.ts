import { createHmac, pbkdf2Sync, timingSafeEqual } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const pageSize = 4096;
const sealSize = 64;
const saltSize = 16;
/** Enough pages to tell one damaged page from a wrong key. */
const sampled = 32;

export type Secret = { readonly key: Buffer } | { readonly passphrase: string };

/**
 * Whether the secret made any of the first pages of an encrypted library. SQLite says "not a database" both for a wrong
 * key and for a damaged first page; every page carries its own seal, so the others can tell which it was.
 *
 * The seal is SQLCipher 4's (its design page, "HMAC"): HMAC-SHA512 over the page's bytes, its IV and its little-endian
 * number, under a key stretched from the raw key with the file's salt, each byte of it xor 0x3a. The salt is the file's
 * first 16 bytes: where those are damaged, nothing can be told, and the answer is no.
 */
export function sealsAnyPage(path: string, secret: Secret): boolean {
  const file = openSync(path, "r");
  try {
    const pages = Math.min(sampled, Math.floor(fstatSync(file).size / pageSize));
    const salt = Buffer.alloc(saltSize);
    if (readSync(file, salt, 0, saltSize, 0) < saltSize) return false;
    const key =
      "key" in secret ? secret.key : pbkdf2Sync(secret.passphrase.normalize("NFC"), salt, 256_000, 32, "sha512");
    const sealKey = pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ 0x3a)), 2, 32, "sha512");
    const page = Buffer.alloc(pageSize);
    for (let index = 0; index < pages; index += 1) {
      readSync(file, page, 0, pageSize, index * pageSize);
      const number = Buffer.alloc(4);
      number.writeUInt32LE(index + 1);
      const sealed = page.subarray(index === 0 ? saltSize : 0, pageSize - sealSize);
      const seal = createHmac("sha512", sealKey).update(sealed).update(number).digest();
      if (timingSafeEqual(seal, page.subarray(pageSize - sealSize))) return true;
    }
    return false;
  } finally {
    closeSync(file);
  }
}
