import { Tokenize } from "rtf-stream-parser/dist/src/tokenize.js";

export type RtfToken =
  | { readonly type: "open" }
  | { readonly type: "close" }
  | { readonly type: "text"; readonly bytes: Uint8Array }
  /** `param` is null where the word has none; `byte` is what `\'` spells. */
  | { readonly type: "control"; readonly word: string; readonly param: number | null; readonly byte: number | null };

/** What the tokenizer pushes; its own types are ambient enums, which have no values here. */
interface RawToken {
  readonly type: number;
  readonly word?: string;
  readonly data?: Uint8Array;
  readonly param?: number;
}

const BACKSLASH = 0x5c;
const SPACE = 0x20;
const APOSTROPHE = 0x27;
const QUESTION_MARK = 0x3f;

/** The tokenizer as a function of bytes: it is a stream that pushes every token while it is given a chunk. */
class Tokens extends Tokenize {
  readonly #take: (token: RtfToken) => void;

  constructor(take: (token: RtfToken) => void) {
    super();
    this.#take = take;
  }

  override push(raw: RawToken | null): boolean {
    if (raw !== null) this.#take(tokenOf(raw));
    return true;
  }

  tokenize(bytes: Buffer): void {
    this.__transform(bytes, undefined);
    this._flush(() => undefined);
  }
}

function tokenOf({ type, word, data, param }: RawToken): RtfToken {
  if (type === 0) return { type: "open" };
  if (type === 1) return { type: "close" };
  if (type === 3) return { type: "text", bytes: data ?? new Uint8Array() };
  return { type: "control", word: word ?? "", param: param ?? null, byte: data?.[0] ?? null };
}

/** Every token of an RTF file in order. */
export function tokenizeRtf(bytes: Uint8Array, take: (token: RtfToken) => void): void {
  new Tokens(take).tokenize(withoutNoise(bytes));
}

/**
 * The same RTF without line ends, which say nothing but that a control word ends; without binary data (`\bin`), for
 * which the tokenizer would set aside as much memory as the file says; and with a question mark for hexadecimal digits
 * that are none.
 */
function withoutNoise(bytes: Uint8Array): Buffer {
  const kept = Buffer.allocUnsafe(bytes.byteLength);
  let length = 0;
  const keep = (from: number, to: number): void => {
    kept.set(bytes.subarray(from, to), length);
    length += to - from;
  };
  let at = 0;
  while (at < bytes.byteLength) {
    const byte = bytes[at];
    if (byte !== BACKSLASH) {
      if (!isLineEnd(byte)) keep(at, at + 1);
      at += 1;
      continue;
    }
    const next = bytes[at + 1];
    if (next === APOSTROPHE) {
      const isHex = isHexDigit(bytes[at + 2]) && isHexDigit(bytes[at + 3]);
      if (isHex) keep(at, at + 4);
      else kept[length++] = QUESTION_MARK;
      at += isHex ? 4 : 2;
    } else if (!isLetter(next)) {
      keep(at, Math.min(at + 2, bytes.byteLength));
      at += 2;
    } else {
      const { wordEnd, end } = controlWord(bytes, at + 1);
      const follows = bytes[end];
      if (asciiOf(bytes, at + 1, wordEnd) === "bin") {
        const size = Number(asciiOf(bytes, wordEnd, Math.min(end, wordEnd + 12)));
        at = end + (follows === SPACE ? 1 : 0) + (size > 0 ? size : 0);
      } else {
        keep(at, end);
        at = end;
        if (isLineEnd(follows)) kept[length++] = SPACE;
        if (follows === SPACE) keep(at, (at += 1));
      }
    }
  }
  return kept.subarray(0, length);
}

function controlWord(bytes: Uint8Array, start: number): { wordEnd: number; end: number } {
  let wordEnd = start;
  while (isLetter(bytes[wordEnd])) wordEnd += 1;
  let end = wordEnd;
  if (bytes[end] === 0x2d) end += 1;
  while (isDigit(bytes[end])) end += 1;
  return { wordEnd, end };
}

/** Short stretches only: longer ones are no word that is looked for. */
function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  return to - from > 40 ? "" : String.fromCharCode(...bytes.subarray(from, to));
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isHexDigit(byte: number | undefined): boolean {
  return isDigit(byte) || (byte !== undefined && ((byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)));
}
