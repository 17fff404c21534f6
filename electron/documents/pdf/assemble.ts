import type { Page, TextRun } from "../../../shared/domain/contract.ts";
import { SOFT_HYPHEN } from "../clean-text.ts";
import type { DraftBlock } from "../draft.ts";
import { isSpaceBetween, lineText, segmentText } from "./lines.ts";
import type { Line } from "./lines.ts";
import type { Segment } from "./segment.ts";
import type { Paragraph, Usual } from "./paragraphs.ts";
import type { Piece } from "./pieces.ts";
import { toRows } from "./table-rows.ts";
import type { Row } from "./table-rows.ts";

export interface AssembledPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly source: Page["source"];
  /** Of recognised words, 0..100; null where none were recognised. */
  readonly confidence: number | null;
  readonly paragraphs: readonly Paragraph[];
  readonly margins: readonly string[];
}

export interface Assembled {
  readonly text: string;
  readonly pages: Page[];
  readonly blocks: DraftBlock[];
}

/** Between paragraphs and between pages. */
export const BETWEEN = "\n\n";
/** Letters at the end of a line that are looked at for a divided word. */
const LONGEST_WORD = 60;
const CJK = /[\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u3000-\u303F]/;

/** Words as they stand within lines, lower case: what tells "agree-/ment" from "non-/exclusive". */
function vocabularyOf(pages: readonly AssembledPage[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const page of pages) {
    for (const paragraph of page.paragraphs) {
      for (const line of paragraph.lines)
        for (const word of lineText(line)
          .toLowerCase()
          .match(/\p{L}+(?:-\p{L}+)*/gu) ?? [])
          words.add(word);
    }
  }
  return words;
}

/** Writes one paragraph and knows where each drawn piece went. */
class ParagraphWriter {
  text = "";
  readonly runs: TextRun[] = [];
  readonly #start: number;
  readonly #vocabulary: ReadonlySet<string>;

  /** @param start offset of the paragraph in the whole text */
  constructor(start: number, vocabulary: ReadonlySet<string>) {
    this.#start = start;
    this.#vocabulary = vocabulary;
  }

  segment(segment: Segment): void {
    let previous: Piece | undefined;
    for (const piece of segment.pieces) {
      if (previous !== undefined) {
        this.#showSoftHyphen();
        if (isSpaceBetween(previous, piece)) this.text += " ";
      }
      this.#piece(piece);
      previous = piece;
    }
  }

  /** Goes on with the next line of a paragraph: a space, or what becomes of a divided word. */
  join(next: string): void {
    if (this.text.endsWith(SOFT_HYPHEN)) {
      // Some programs write every hyphen as a soft one.
      if (this.#isHyphenated(next)) this.#showSoftHyphen();
      else this.#dropLast();
      return;
    }
    const tail = this.text.slice(-LONGEST_WORD);
    const divided = /(\p{L}+)-$/u.exec(tail);
    const continued = /^(\p{L}+)/u.exec(next);
    if (divided?.[1] !== undefined) {
      const whole = continued?.[1] === undefined ? "" : (divided[1] + continued[1]).toLowerCase();
      if (/^\p{Ll}/u.test(next) && this.#vocabulary.has(whole)) this.#dropLast();
      return;
    }
    if (/\S\/$/.test(tail)) return;
    if (CJK.test(tail.at(-1) ?? "") && CJK.test(next[0] ?? "")) return;
    this.text += " ";
  }

  /** Between the rows of a table, and between its cells. */
  separate(mark: string): void {
    this.#showSoftHyphen();
    this.text += mark;
  }

  finish(): string {
    this.#showSoftHyphen();
    return this.text;
  }

  #piece(piece: Piece): void {
    const start = this.#start + this.text.length;
    this.text += piece.text;
    const { x, y, width, height } = piece.box;
    this.runs.push({
      start,
      end: this.#start + this.text.length,
      box: { x: round(x), y: round(y), width: round(width), height: round(height) },
    });
  }

  /** A soft hyphen that nothing follows shows as a hyphen. */
  #showSoftHyphen(): void {
    if (this.text.endsWith(SOFT_HYPHEN)) this.text = `${this.text.slice(0, -1)}-`;
  }

  /** Whether the document has the word at the end and the first of `next` with a hyphen between, and not as one. */
  #isHyphenated(next: string): boolean {
    const before = /(\p{L}+)\u00AD$/u.exec(this.text.slice(-LONGEST_WORD))?.[1]?.toLowerCase();
    const after = /^\p{L}+/u.exec(next)?.[0].toLowerCase();
    if (before === undefined || after === undefined || this.#vocabulary.has(before + after)) return false;
    return this.#vocabulary.has(`${before}-${after}`);
  }

  #dropLast(): void {
    this.text = this.text.slice(0, -1);
    const last = this.runs.pop();
    if (last !== undefined && last.end - 1 > last.start) this.runs.push({ ...last, end: last.end - 1 });
  }
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}

/**
 * Makes one text of all pages. Lines of a paragraph are joined by a space, rows of a table by a line feed and its
 * cells by a tab; paragraphs, and pages, are an empty line apart.
 *
 * @param before length of the text that these pages go on with; 0 where they are the first
 */
export function assemble(pages: readonly AssembledPage[], usual: Usual, before: number): Assembled {
  const vocabulary = vocabularyOf(pages);
  const texts: string[] = [];
  const blocks: DraftBlock[] = [];
  const assembled: Page[] = [];
  let end = before;
  for (const page of pages) {
    const runs: TextRun[] = [];
    let pageStart: number | null = null;
    for (const paragraph of page.paragraphs) {
      const start = end === 0 ? 0 : end + BETWEEN.length;
      const writer = new ParagraphWriter(start, vocabulary);
      writeParagraph(writer, paragraph);
      const text = writer.finish();
      texts.push(text);
      end = start + text.length;
      pageStart ??= start;
      for (const run of writer.runs) runs.push(run);
      blocks.push({ start, end, page: page.number, ...looks(paragraph, usual, writer.runs, start) });
    }
    assembled.push({
      number: page.number,
      start: pageStart ?? end,
      end,
      width: round(page.width),
      height: round(page.height),
      source: page.source,
      ...(page.confidence === null ? {} : { confidence: page.confidence }),
      runs,
      margins: [...page.margins],
    });
  }
  return { text: texts.join(BETWEEN), pages: assembled, blocks };
}

function writeParagraph(writer: ParagraphWriter, { lines, layout }: Paragraph): void {
  if (layout === "rows") {
    writeRows(writer, lines[0]?.rows ?? toRows(lines));
    return;
  }
  lines.forEach((line, index) => {
    if (index > 0) writer.join(lineText(line));
    line.segments.forEach((segment, column) => {
      if (column > 0) writer.separate(" ");
      writer.segment(segment);
    });
  });
}

function writeRows(writer: ParagraphWriter, rows: readonly Row[]): void {
  rows.forEach((row, index) => {
    if (index > 0) writer.separate("\n");
    row.forEach((cell, column) => {
      if (column > 0) writer.separate("\t");
      cell.forEach((segment, line) => {
        if (line > 0) writer.join(segmentText(segment));
        writer.segment(segment);
      });
    });
  });
}

function looks(
  { lines, layout, centred, isNote }: Paragraph,
  usual: Usual,
  runs: readonly TextRun[],
  start: number,
): Omit<DraftBlock, "start" | "end" | "page"> {
  const pieces = lines.flatMap((line: Line) => line.segments.flatMap((segment) => segment.pieces));
  const inBodyFont = pieces.filter((piece) => piece.font === usual.font).length;
  const size = Math.max(...lines.map((line) => line.size));
  // The number before an emphasised beginning is often in the body's face.
  const body = pieces.findIndex((piece) => piece.font === usual.font && /\p{L}{2}/u.test(piece.text));
  const leadLength = Math.max(0, (runs[body]?.start ?? start) - start);
  const isTable = layout === "rows" && (lines.length > 1 || lines[0]?.rows !== undefined);
  const isStamp = pieces.every((piece) => piece.isSlanted);
  return {
    kind: isNote === true ? "footnote" : isStamp ? "paragraph" : isTable ? "table" : null,
    headingLevel: null,
    scale: usual.size > 0 ? size / usual.size : 1,
    emphasised: inBodyFont === 0,
    centred,
    leadLength: inBodyFont === 0 ? 0 : leadLength,
  };
}
