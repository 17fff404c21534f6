import { listNumber } from "../list-number.ts";
import type { NumberStyle } from "../list-number.ts";
import { descendants, elementsOf } from "./xml-tree.ts";
import type { XmlElement } from "./xml-tree.ts";

interface Level {
  readonly kind: "number" | "bullet" | "none";
  readonly format: NumberStyle | null;
  /** "aa" is followed by "bb", not by "ab". */
  readonly isDoubled: boolean;
  readonly prefix: string;
  readonly suffix: string;
  /** How many levels, this one the last, the number shows. */
  readonly shown: number;
  readonly start: number;
}

type Levels = ReadonlyMap<number, Level>;

/** The list that headings are numbered by. */
export const OUTLINE = " outline";
const DEEPEST = 10;

const FORMATS: Readonly<Record<string, NumberStyle>> = {
  "1": "decimal",
  a: "lower-letter",
  A: "upper-letter",
  i: "lower-roman",
  I: "upper-roman",
};

/** Numbers of one list on its way through the document, by level. */
export type Counts = (number | undefined)[];

/** How the lists of an OpenDocument text show their numbers (ODF 1.3 part 3, section 16.30). */
export class ListStyles {
  readonly #styles = new Map<string, Levels>();

  constructor(roots: readonly XmlElement[]) {
    for (const root of roots) {
      for (const style of descendants(root, "text:list-style"))
        this.#styles.set(style.attributes["style:name"] ?? "", levelsOf(style));
      for (const style of descendants(root, "text:outline-style")) this.#styles.set(OUTLINE, levelsOf(style));
    }
  }

  has(style: string): boolean {
    return this.#styles.has(style);
  }

  /**
   * Counts one item and returns what is shown before it; empty where nothing is.
   *
   * @param level 1 is the outermost
   * @param start where the item says what its number is
   */
  next(style: string, counts: Counts, level: number, start: number | null): string {
    const levels = this.#styles.get(style);
    const depth = Math.min(DEEPEST, level);
    const own = levels?.get(depth);
    const before = counts[depth];
    counts[depth] = start ?? (before === undefined ? (own?.start ?? 1) : before + 1);
    counts.length = depth + 1;
    if (levels === undefined || own === undefined || own.kind === "none") return "";
    if (own.kind === "bullet") return "\u2022";
    if (own.format === null) return "";
    const numbers: string[] = [];
    for (let at = Math.max(1, depth - own.shown + 1); at <= depth; at += 1) {
      const shown = levels.get(at);
      if (shown?.kind !== "number" || shown.format === null) continue;
      const value = counts[at] ?? shown.start;
      counts[at] = value;
      numbers.push(listNumber(value, shown.format, !shown.isDoubled));
    }
    return `${own.prefix}${numbers.join(".")}${own.suffix}`.trim();
  }
}

function levelsOf(style: XmlElement): Levels {
  const levels = new Map<number, Level>();
  for (const { name, attributes } of elementsOf(style)) {
    const level = Number(attributes["text:level"]);
    const format = FORMATS[attributes["style:num-format"] ?? ""] ?? null;
    const kind = name.endsWith("-bullet")
      ? "bullet"
      : name.endsWith("-number") || name === "text:outline-level-style"
        ? "number"
        : "none";
    levels.set(level, {
      kind,
      format,
      isDoubled: attributes["style:num-letter-sync"] === "true",
      prefix: attributes["style:num-prefix"] ?? "",
      suffix: attributes["style:num-suffix"] ?? "",
      shown: Math.min(DEEPEST, Math.max(1, Number(attributes["text:display-levels"] ?? 1) || 1)),
      start:
        Math.trunc(Number(attributes["text:start-value"] ?? 1)) || (attributes["text:start-value"] === "0" ? 0 : 1),
    });
  }
  return levels;
}
