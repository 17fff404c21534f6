import { paragraphPart, tableParts } from "../parts.ts";
import type { DocumentPart, ParagraphLook, Stretch } from "../parts.ts";

/** One run of text in its own right: the body, a note, a header, a comment. Paragraphs become parts, rows tables. */
export class Story {
  readonly #parts: DocumentPart[] = [];
  #stretches: Stretch[] = [];
  #rows: DocumentPart[][][] = [];
  #cells: DocumentPart[][] = [];
  #cell: DocumentPart[] = [];

  write(stretch: Stretch): void {
    this.#stretches.push(stretch);
  }

  /** Ends a paragraph; outside of a table it also ends the table before it. */
  paragraph(look: ParagraphLook, isInTable: boolean): void {
    const stretches = this.#stretches;
    this.#stretches = [];
    const isBlank = stretches.every((stretch) => stretch.text.trim() === "");
    if (!isInTable) this.#endTable();
    if (isBlank) return;
    (isInTable ? this.#cell : this.#parts).push(paragraphPart(stretches, look));
  }

  cell(look: ParagraphLook): void {
    this.paragraph(look, true);
    this.#cells.push(this.#cell);
    this.#cell = [];
  }

  row(look: ParagraphLook): void {
    this.paragraph(look, true);
    if (this.#cell.length > 0) this.#cells.push(this.#cell);
    this.#cell = [];
    if (this.#cells.some((cell) => cell.length > 0)) this.#rows.push(this.#cells);
    this.#cells = [];
  }

  finish(look: ParagraphLook): DocumentPart[] {
    if (this.#stretches.length > 0) this.paragraph(look, this.#cells.length > 0 || this.#cell.length > 0);
    this.#endTable();
    return this.#parts;
  }

  #endTable(): void {
    if (this.#cell.length > 0) this.#cells.push(this.#cell);
    if (this.#cells.length > 0) this.#rows.push(this.#cells);
    this.#cell = [];
    this.#cells = [];
    if (this.#rows.length > 0) this.#parts.push(...tableParts(this.#rows));
    this.#rows = [];
  }
}
