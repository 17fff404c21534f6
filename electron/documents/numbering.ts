import type { Label } from "./labels.ts";

interface OpenList {
  /** "unnumbered" is a part with a heading and no number, in which numbers begin anew. */
  readonly style: Label["style"] | "unnumbered";
  values: readonly number[];
}

/** What stands beside a label and makes it more or less likely to begin a part. */
export interface LabelContext {
  /** The text after the label begins in lower case. */
  readonly goesOnLower: boolean;
  /** The whole block is a heading by its looks. */
  readonly looksLikeHeading: boolean;
  /** The block before ends in the middle of a sentence, so that this one may continue it. */
  readonly afterOpenSentence: boolean;
}

interface Fit {
  readonly label: Label;
  /** How many lists stay open above the one the label belongs to. */
  readonly depth: number;
  /** Lower is better: 0 the very next number, 1 a new list that begins at its beginning, 2 a number or two left out. */
  readonly rank: number;
}

/**
 * Follows the numbers of a contract from part to part and says which labels go on plausibly: each list is open inside
 * the one above it, and a number must be the next of an open list or the first of a new one. So "30 days" at the
 * start of a line, or "5. " in the middle of "Section\n5. of", begins nothing.
 */
export class Numbering {
  readonly #open: OpenList[] = [];
  #isFresh = false;

  /** The label that goes on, with its level (1 outermost), or null. */
  accept(labels: readonly Label[], context: LabelContext): { label: Label; level: number } | null {
    const anew = labels.find(
      (label) => label.style === "decimal" && label.values.length === 1 && label.values[0] === 1,
    );
    if (this.#isFresh && anew?.strong === true && !context.goesOnLower && this.#hasCounted()) {
      this.#open.splice(0, Infinity, { style: "unnumbered", values: [] }, { style: anew.style, values: anew.values });
      this.#isFresh = false;
      return { label: anew, level: 2 };
    }
    const fits = labels
      .flatMap((label) => this.#fits(label, context))
      .toSorted((one, other) => one.rank - other.rank || other.depth - one.depth);
    const [best] = fits;
    if (best === undefined) return null;
    this.#open.splice(best.depth);
    this.#isFresh = false;
    this.#open.push({ style: best.label.style, values: best.label.values });
    return { label: best.label, level: best.depth + 1 };
  }

  /** An outermost heading without a number: the next "1." begins a list of its own below it, not one within the last. */
  beginUnnumbered(): void {
    this.#isFresh = true;
  }

  /** How deep the open lists go. */
  get depth(): number {
    return this.#open.length;
  }

  /** Whether a list of whole numbers has gone past its first. */
  #hasCounted(): boolean {
    return this.#open.some((list) => list.style === "decimal" && (list.values[0] ?? 0) > 1);
  }

  #fits(label: Label, context: LabelContext): Fit[] {
    if (label.style === "attachment")
      return context.goesOnLower || !context.looksLikeHeading ? [] : [{ label, depth: 0, rank: 0 }];
    if (label.style === "article") return context.goesOnLower ? [] : this.#articleFits(label);
    const fits = label.style === "decimal" ? this.#decimalFits(label) : this.#letterFits(label);
    return fits.filter((fit) => {
      const isNext = fit.rank === 0;
      if (!label.strong) {
        // Schedules often number their paragraphs without a full stop.
        const opensAttachment = fit.rank === 1 && this.#open.at(-1)?.style === "attachment";
        return (
          !context.goesOnLower && !context.afterOpenSentence && (isNext || context.looksLikeHeading || opensAttachment)
        );
      }
      if (context.afterOpenSentence && (context.goesOnLower || !isNext)) return false;
      return !(fit.rank >= 2 && context.goesOnLower && label.style === "decimal");
    });
  }

  #articleFits(label: Label): Fit[] {
    const inAttachment = this.#open[0]?.style === "attachment" ? 1 : 0;
    const depth = this.#open.findIndex((list) => list.style === "article");
    return [{ label, depth: depth < 0 ? inAttachment : depth, rank: 0 }];
  }

  #decimalFits(label: Label): Fit[] {
    const { values } = label;
    const last = values.at(-1) ?? 0;
    const prefix = values.slice(0, -1);
    const fits: Fit[] = [];
    this.#open.forEach((list, depth) => {
      if (list.style === "article" && values.length === 2 && list.values[0] === values[0] && last <= 3) {
        fits.push({ label, depth: depth + 1, rank: last <= 1 ? 0 : 2 });
      }
      if (list.style !== "decimal") return;
      if (list.values.length === values.length) {
        const step = last - (list.values.at(-1) ?? 0);
        if (startsWith(list.values, prefix)) {
          if (step === 1) fits.push({ label, depth, rank: 0 });
          else if (step > 1 && step <= 4) fits.push({ label, depth, rank: 2 });
          else if (values.length === 1 && last === 1) fits.push({ label, depth: this.#open.length, rank: 1 });
        } else if (values.length > 1 && last <= 2 && isAfter(prefix, list.values)) {
          fits.push({ label, depth, rank: 1 });
        }
      } else if (list.values.length === values.length - 1 && startsWith(list.values, prefix) && last <= 4) {
        fits.push({ label, depth: depth + 1, rank: last <= 1 ? 0 : 2 });
      }
    });
    const hasDecimal = this.#open.some((list) => list.style === "decimal");
    if (fits.length === 0 && !hasDecimal && last <= (values.length === 1 ? 1 : 2))
      fits.push({ label, depth: this.#baseDepth(values.length), rank: 1 });
    if (fits.length === 0 && hasDecimal && values.length > 1 && last <= 1 && (values[0] ?? 0) <= 60) {
      const depth = this.#open.findIndex((list) => list.style === "decimal");
      const above = this.#open[depth];
      // A part whose own number was not seen: after 2.5 comes 4.1.
      if (
        above !== undefined &&
        (values[0] ?? 0) - (above.values[0] ?? 0) <= 2 &&
        (values[0] ?? 0) > (above.values[0] ?? 0)
      ) {
        fits.push({ label, depth: above.values.length < values.length ? depth + 1 : depth, rank: 2 });
      }
    }
    return fits;
  }

  /** A first decimal list opens below an article or an attachment, else at the top; "1.1" without a "1" also. */
  #baseDepth(parts: number): number {
    const below = this.#open.findLastIndex(
      (list) =>
        list.style === "article" ||
        list.style === "attachment" ||
        list.style === "unnumbered" ||
        (parts === 1 && list.style.startsWith("upper-")),
    );
    return below + 1;
  }

  #letterFits(label: Label): Fit[] {
    const value = label.values[0] ?? 0;
    const fits: Fit[] = [];
    this.#open.forEach((list, depth) => {
      if (list.style !== label.style) return;
      const step = value - (list.values[0] ?? 0);
      if (step === 1) fits.push({ label, depth, rank: 0 });
      else if (step === 2 || step === 3) fits.push({ label, depth, rank: 2 });
      else if (value === 1) fits.push({ label, depth, rank: 1 });
    });
    if (value === 1 && !this.#open.some((list) => list.style === label.style)) {
      // "(i)" after "(a)" opens a list of numerals; "(i)" after "(h)" is found above, as the next letter.
      fits.push({ label, depth: this.#open.length, rank: 1 });
    }
    return fits;
  }
}

function startsWith(values: readonly number[], prefix: readonly number[]): boolean {
  return prefix.every((value, index) => values[index] === value);
}

/** Whether a prefix comes one or two steps after where a list stands: 3.x after 2.9. */
function isAfter(prefix: readonly number[], values: readonly number[]): boolean {
  const at = prefix.findIndex((value, index) => value !== values[index]);
  const step = (prefix[at] ?? 0) - (values[at] ?? 0);
  return step >= 1 && step <= 2 && prefix.slice(at + 1).every((value) => value <= 1);
}
