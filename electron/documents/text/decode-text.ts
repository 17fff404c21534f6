/**
 * The text of a plain file, or null where the bytes are no text: UTF-8, UTF-16 (by byte order mark, or by where the
 * zero bytes lie), else Windows-1252. Line ends become "\n".
 */
export function decodeText(bytes: Uint8Array): string | null {
  const decoded = decode(bytes);
  if (decoded === null || !isMostlyPrintable(decoded)) return null;
  return decoded.replace(/\r\n?/g, "\n").replaceAll("\u2028", "\n").replaceAll("\u2029", "\n\n");
}

function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const wide = guessWide(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function guessWide(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const half = sample.length / 2;
  if (half < 2) return null;
  if (odd > 0.6 * half && even < 0.05 * half) return "utf-16le";
  if (even > 0.6 * half && odd < 0.05 * half) return "utf-16be";
  return null;
}

function isMostlyPrintable(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const strange = sample.match(/[\p{Cc}--[\t\n\v\f\r]]|\uFFFD/gv)?.length ?? 0;
  return strange <= 0.01 * sample.length;
}
