import { decodeDos } from "./dos-code-pages.ts";

/** Code pages by what `\ansicpg` and `\cpg` say, in the names that decoders have. Others are read as Windows-1252. */
const BY_NUMBER: Readonly<Record<number, string>> = {
  437: "cp437",
  708: "iso-8859-6",
  850: "cp850",
  852: "cp852",
  866: "ibm866",
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  1250: "windows-1250",
  1251: "windows-1251",
  1252: "windows-1252",
  1253: "windows-1253",
  1254: "windows-1254",
  1255: "windows-1255",
  1256: "windows-1256",
  1257: "windows-1257",
  1258: "windows-1258",
  10000: "macintosh",
  20866: "koi8-r",
  28591: "windows-1252",
  28592: "iso-8859-2",
  28605: "iso-8859-15",
  65001: "utf-8",
};

/** Code pages by the character set of a font (`\fcharset`). */
const BY_CHARSET: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  254: 437,
  255: 850,
  222: 874,
  238: 1250,
};

/** Symbol and Wingdings: their bytes are places in the font, not letters. */
export const SYMBOLS = "symbols";
const SYMBOL_CHARSET = 2;

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

export function codePageOf(number: number): string {
  return BY_NUMBER[number] ?? "windows-1252";
}

/** Null where the character set leaves it to the document (1, "default"). */
export function codePageOfCharset(charset: number): string | null {
  if (charset === SYMBOL_CHARSET) return SYMBOLS;
  const number = BY_CHARSET[charset];
  return number === undefined ? null : codePageOf(number);
}

/** Bytes of a code page as text; symbols go where fonts of symbols have them, U+F000 on. */
export function decodeBytes(bytes: readonly number[], codePage: string): string {
  if (codePage === SYMBOLS)
    return bytes.map((byte) => String.fromCodePoint(byte < 0x20 ? byte : 0xf000 + byte)).join("");
  const dos = decodeDos(bytes, codePage);
  if (dos !== null) return dos;
  let decoder = decoders.get(codePage);
  if (decoder === undefined) {
    decoder = new TextDecoder(codePage);
    decoders.set(codePage, decoder);
  }
  return decoder.decode(Uint8Array.from(bytes));
}
