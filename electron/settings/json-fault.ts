/** Where a JSON text stops being JSON. Lines and columns count from 1, columns in UTF-16 units, as editors count. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  /** "expected a comma or }", in words for a person; never a piece of the text longer than one character. */
  readonly expected: string;
}

/**
 * Finds the first fault of a text that `JSON.parse` refused: the engine's own message gives a position in some cases only,
 * and quotes the text in others. The grammar is RFC 8259's.
 */
export function findJsonFault(text: string): JsonFault | null {
  const scanner = new Scanner(text);
  try {
    scanner.value("a value");
    scanner.space();
    if (!scanner.atEnd()) scanner.fail("nothing after the end of the value");
    return null;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ...placeOf(text, error.at), expected: error.expected };
  }
}

/**
 * Where a JSON text gives an object a name for the second time, anywhere in it; null where it never does. To `JSON.parse`
 * the later one wins, and nobody is told that the first counts for nothing. A text that is no JSON has none before its fault.
 */
export function findRepeatedName(text: string): Pick<JsonFault, "line" | "column"> | null {
  const scanner = new Scanner(text);
  try {
    scanner.value("a value");
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
  return scanner.repeated === null ? null : placeOf(text, scanner.repeated);
}

function placeOf(text: string, at: number): Pick<JsonFault, "line" | "column"> {
  const before = text.slice(0, at);
  return { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
}

/** A file nested deeper than this is no settings file, and the scanner calls itself once a level. */
const deepest = 500;

class Fault extends Error {
  readonly at: number;
  readonly expected: string;

  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
    this.expected = expected;
  }
}

class Scanner {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  #repeated: number | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** Where the first name stands that its object had before. */
  get repeated(): number | null {
    return this.#repeated;
  }

  fail(expected: string): never {
    throw new Fault(this.#at, expected);
  }

  space(): void {
    this.#take(/[ \t\n\r]*/y);
  }

  value(expected: string): void {
    this.space();
    const next = this.#text[this.#at];
    if (next === "{") this.#object();
    else if (next === "[") this.#list("[", "]", () => this.value("a value"));
    else if (next === '"') this.#string();
    else if (this.#take(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y) === "") this.fail(expected);
  }

  #object(): void {
    const names = new Set<unknown>();
    this.#list("{", "}", () => this.#member(names));
  }

  #member(names: Set<unknown>): void {
    this.space();
    if (this.#text[this.#at] !== '"') this.fail("a name in double quotes");
    const start = this.#at;
    this.#string();
    // The same name may be written with and without escapes.
    const name: unknown = JSON.parse(this.#text.slice(start, this.#at));
    if (names.has(name)) this.#repeated ??= start;
    names.add(name);
    this.space();
    if (this.#take(/:/y) === "") this.fail("a colon");
    this.value("a value");
  }

  #list(open: string, close: string, item: () => void): void {
    this.#depth += 1;
    if (this.#depth > deepest) this.fail("fewer levels");
    this.#at += open.length;
    this.space();
    if (this.#text[this.#at] === close) {
      this.#at += 1;
      this.#depth -= 1;
      return;
    }
    for (;;) {
      item();
      this.space();
      const next = this.#text[this.#at];
      if (next !== "," && next !== close) this.fail(`a comma or ${close}`);
      this.#at += 1;
      if (next === close) {
        this.#depth -= 1;
        return;
      }
    }
  }

  #string(): void {
    this.#at += 1;
    for (;;) {
      const next = this.#text[this.#at];
      if (next === '"') break;
      if (next === undefined || next < " ") this.fail("a closing double quote");
      if (next === "\\") {
        if (this.#take(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y) === "") this.fail("a known escape after the backslash");
      } else {
        this.#at += 1;
      }
    }
    this.#at += 1;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const taken = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += taken.length;
    return taken;
  }
}
