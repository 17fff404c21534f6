import { inflateRawSync } from "node:zlib";
import { HeadnoteError } from "../../../shared/domain/errors.ts";

/** One file of a ZIP archive, as its central directory declares it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; nothing else is read. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly compressedSize: number;
  readonly size: number;
  /** CRC-32 of the unpacked bytes. */
  readonly sum: number;
  readonly headerOffset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const WIDE = 0xffffffff;

const MOST_ENTRIES = 5_000;
const MOST_BYTES = 200 * 1024 ** 2;
/** Deflate reaches about 1,030 to 1; Word's XML about 30 to 1. Small entries may do as they like. */
const MOST_RATIO = 200;
const RATIO_FREE = 4 * 1024 ** 2;

/** Whether an entry says of itself what only a bomb has: far more unpacked than packed. */
export function looksLikeBomb(entry: ZipEntry): boolean {
  return entry.size > RATIO_FREE && entry.size > MOST_RATIO * entry.compressedSize;
}

/** What the sentences of errors call the file: "Word document", "ZIP archive". */
export type ZipNoun = "Word document" | "OpenDocument text" | "ZIP archive";

function damaged(noun: ZipNoun): HeadnoteError {
  return new HeadnoteError(
    "damaged",
    `This ${noun} is damaged or incomplete and cannot be opened. Get it again from where it came from, or make it anew.`,
  );
}

function tooLarge(noun: ZipNoun): HeadnoteError {
  return new HeadnoteError(
    "too-large",
    `This ${noun} unpacks to far more than a contract holds and was not opened. Make it anew, without pictures, and drop that.`,
  );
}

/** The central directory (APPNOTE 6.3, section 4.3.12). Throws `damaged`, and `too-large` where there are too many entries. */
export function listEntries(bytes: Uint8Array, noun: ZipNoun): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view, noun);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw tooLarge(noun);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw damaged(noun);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [size, compressedSize, headerOffset] = widened(extra, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    entries.push({
      name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressedSize,
      size,
      sum: view.getUint32(at + 16, true),
      headerOffset,
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** ZIP64 (APPNOTE 4.5.3): what does not fit into four bytes, or is said not to, stands in an extra field, in this order. */
function widened(extra: Uint8Array, narrow: readonly [number, number, number]): [number, number, number] {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  const wide: number[] = [];
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(extra.byteLength, at + 4 + view.getUint16(at + 2, true));
    for (let value = at + 4; value + 8 <= end; value += 8) wide.push(Number(view.getBigUint64(value, true)));
    break;
  }
  const take = (value: number): number => (value === WIDE ? (wide.shift() ?? value) : value);
  return [take(narrow[0]), take(narrow[1]), take(narrow[2])];
}

/** Names are UTF-8 where they can be, whatever their flag says; old archives have the letters of Windows. */
function decodeName(bytes: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    name = new TextDecoder("windows-1252").decode(bytes);
  }
  return name.replaceAll("\\", "/");
}

function findEnd(view: DataView, noun: ZipNoun): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw damaged(noun);
}

/**
 * Looks at what the archive says of itself before anything is unpacked. Throws `too-large` for sizes or ratios that
 * only a bomb has, `damaged` for two entries of one name (readers differ in which they take).
 */
export function checkEntries(entries: readonly ZipEntry[], noun: ZipNoun): void {
  let total = 0;
  for (const entry of entries) {
    total += entry.size;
    if (looksLikeBomb(entry)) throw tooLarge(noun);
  }
  if (total > MOST_BYTES) throw tooLarge(noun);
  if (new Set(entries.map((entry) => entry.name)).size !== entries.length) throw damaged(noun);
}

/** One entry's bytes; inflating stops at the declared size, so an entry that understates itself is `too-large`. */
export function unpack(bytes: Uint8Array, entry: ZipEntry, noun: ZipNoun): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.headerOffset;
  if (at + 30 > bytes.byteLength || view.getUint32(at, true) !== LOCAL) throw damaged(noun);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(start, start + entry.compressedSize);
  if (packed.byteLength !== entry.compressedSize) throw damaged(noun);
  if (entry.isEncrypted) {
    throw new HeadnoteError(
      "password-needed",
      "This is packed with a password. Unpack it with the password and drop what is inside.",
    );
  }
  if (entry.method === 0) {
    if (entry.size !== entry.compressedSize) throw damaged(noun);
    return packed;
  }
  if (entry.method !== 8) throw damaged(noun);
  let unpacked: Uint8Array;
  try {
    unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (error) {
    throw error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE"
      ? tooLarge(noun)
      : damaged(noun);
  }
  if (unpacked.byteLength !== entry.size) throw damaged(noun);
  return unpacked;
}
