import PDFKit from "pdfkit";
import type { SampleDocument, Table } from "./document.ts";
import { breakLines } from "./lines.ts";
import type { Line } from "./lines.ts";
import { outline, runsOf } from "./outline.ts";
import type { Block } from "./outline.ts";

const SERIF = "Times-Roman";
const SERIF_BOLD = "Times-Bold";
const MARGIN = { top: 80, bottom: 70, side: 72 };
const SMALL = 8.5;
/** The standard fonts of a PDF hold the signs of Windows-1252 only; others would come out as something else. */
const NOT_IN_FONT = /[^\u0020-\u007e\u00a0-\u00ff‘’“”–—…€•]/;

/** Where each depth of numbered text puts its number and its text, in points from the left margin. */
const INDENTS = [
  { number: 0, text: 34 },
  { number: 0, text: 34 },
  { number: 34, text: 62 },
  { number: 62, text: 90 },
] as const;
const DEFINITION_INDENT = 34;

interface Entry {
  readonly number: string;
  readonly text: string;
  readonly page: number;
}

/**
 * The contract as a PDF. The same document gives the same bytes: the dates in the metadata are the date of the
 * agreement, and the id of the file is made from the metadata.
 */
export async function renderPdf(document: SampleDocument): Promise<Uint8Array> {
  const blocks = outline(document);
  // Page numbers in the contents are known only after the pages are laid out; the contents take as many lines either way.
  const first = new Renderer(document, blocks, placeholders(blocks));
  const entries = first.draw();
  await first.finish();
  const second = new Renderer(document, blocks, entries);
  second.draw();
  return second.finish();
}

function placeholders(blocks: readonly Block[]): Entry[] {
  return blocks
    .filter((block) => block.kind === "heading" && block.level === 1)
    .map(() => ({ number: "", text: "", page: 0 }));
}

class Renderer {
  readonly #document: SampleDocument;
  readonly #blocks: readonly Block[];
  readonly #contents: readonly Entry[];
  readonly #pdf: PDFKit.PDFDocument;
  readonly #chunks: Uint8Array[] = [];
  readonly #ended: Promise<void>;
  readonly #width: number;
  readonly #bottom: number;
  #y = MARGIN.top;
  #page = 1;

  constructor(document: SampleDocument, blocks: readonly Block[], contents: readonly Entry[]) {
    this.#document = document;
    this.#blocks = blocks;
    this.#contents = contents;
    const date = new Date(`${document.date}T09:00:00Z`);
    const info = {
      Title: document.title,
      Author: "Headnote samples (fictional)",
      Subject: document.reference,
      Creator: "Headnote",
      Producer: "Headnote",
      CreationDate: date,
      ModDate: date,
    };
    this.#pdf = new PDFKit({
      size: document.paper,
      margin: 0,
      bufferPages: true,
      info,
      lang: "en",
      displayTitle: true,
    });
    this.#ended = new Promise((resolve, reject) => {
      this.#pdf.on("data", (chunk: Uint8Array) => this.#chunks.push(chunk));
      this.#pdf.on("end", () => resolve());
      this.#pdf.on("error", reject);
    });
    this.#width = this.#pdf.page.width - 2 * MARGIN.side;
    this.#bottom = this.#pdf.page.height - MARGIN.bottom;
  }

  /** Draws everything and returns the top headings with their pages. */
  draw(): Entry[] {
    this.#title();
    if (this.#document.contents) this.#tableOfContents();
    const entries: Entry[] = [];
    for (const [index, block] of this.#blocks.entries()) {
      this.#block(block, this.#blocks[index + 1]);
      if (block.kind === "heading" && block.level === 1) {
        entries.push({ number: block.number, text: block.text, page: this.#page });
      }
    }
    this.#running();
    return entries;
  }

  async finish(): Promise<Uint8Array> {
    this.#pdf.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }

  #title(): void {
    const { cover, title, subtitle, dated, parties } = this.#document;
    if (!cover) {
      this.#centred(title.toUpperCase(), 15, true, 6);
      if (subtitle !== undefined) this.#centred(subtitle, 11, false, 6);
      this.#centred(dated, 10.5, false, 18);
      return;
    }
    this.#y = 150;
    this.#centred(dated, 12, false, 60);
    this.#centred(title.toUpperCase(), 22, true, 14);
    if (subtitle !== undefined) this.#centred(subtitle, 13, false, 0);
    this.#y += 56;
    this.#centred("between", 11, false, 18);
    for (const [index, party] of parties.entries()) {
      if (index > 0) this.#centred("and", 11, false, 18);
      this.#centred(party.name, 14, true, 18);
    }
    this.#newPage();
  }

  #tableOfContents(): void {
    this.#centred("Contents", 14, true, 14);
    for (const entry of this.#contents) {
      if (this.#y + 18 > this.#bottom) this.#newPage();
      const label = this.#document.articleWord === undefined ? 74 : 82;
      this.#put(entry.number, MARGIN.side, 10.5, false);
      this.#put(entry.text, MARGIN.side + label, 10.5, false);
      const page = String(entry.page);
      const right = MARGIN.side + this.#width - this.#measure(page, false, 10.5);
      this.#put(page, right, 10.5, false);
      if (entry.page > 0) this.#pdf.goTo(MARGIN.side, this.#y, this.#width, 16, destination(entry));
      this.#y += 18;
    }
    this.#newPage();
  }

  #block(block: Block, next: Block | undefined): void {
    const { textSize } = this.#document;
    switch (block.kind) {
      case "heading":
        this.#heading(block, next);
        return;
      case "paragraph":
        this.#text(
          block.text,
          INDENTS[block.depth === 0 ? 0 : block.depth]?.[block.depth === 0 ? "number" : "text"] ?? 0,
          textSize,
        );
        return;
      case "definition":
        this.#text(`“**${block.term}**” ${block.text}`, DEFINITION_INDENT, textSize);
        return;
      case "numbered":
        this.#numbered(block);
        return;
      case "table":
        this.#table(block.table);
        return;
      case "signature":
        this.#signature(block.rows);
        return;
    }
  }

  #heading(block: Extract<Block, { kind: "heading" }>, next: Block | undefined): void {
    const size = block.level === 1 ? this.#document.textSize + 1 : this.#document.textSize;
    const keep = next?.kind === "table" ? 120 : 6 * this.#document.leading;
    if (block.newPage) this.#newPage();
    else {
      this.#y += block.level === 1 ? 8 : 4;
      if (this.#y + keep > this.#bottom) this.#newPage();
    }
    if (block.level === 1) {
      const entry = { number: block.number, text: block.text, page: this.#page };
      this.#pdf.addNamedDestination(destination(entry), "XYZ", 0, this.#pdf.page.height - this.#y, null);
      this.#pdf.outline.addItem(`${block.number} ${block.text}`);
    }
    if (block.newPage) {
      this.#centred(block.number.toUpperCase(), 13, true, 2);
      this.#centred(block.text, 12, true, 12);
      return;
    }
    const indent = block.number === "" ? 0 : Math.max(34, this.#measure(`${block.number}.`, true, size) + 14);
    const label =
      block.number === "" || (this.#document.articleWord !== undefined && block.level === 1)
        ? block.number
        : `${block.number}.`;
    const text = block.level === 1 ? block.text.toUpperCase() : block.text;
    this.#lines(
      breakLines([{ text, bold: true }], this.#width - indent, (part, bold) => this.#measure(part, bold, size)),
      indent,
      size,
      {
        text: label,
        x: 0,
        bold: true,
      },
    );
    this.#y += 3;
  }

  #numbered(block: Extract<Block, { kind: "numbered" }>): void {
    const indent = INDENTS[block.depth as 0 | 1 | 2 | 3];
    const text = block.heading === undefined ? block.text : `**${block.heading}** ${block.text}`;
    this.#text(text, indent.text, this.#document.textSize, { text: block.number, x: indent.number, bold: false });
  }

  #text(text: string, indent: number, size: number, label?: Label): void {
    // A lead-in stays with the first of what it leads in.
    if (text.endsWith(":") && this.#y + 4 * this.#document.leading > this.#bottom) this.#newPage();
    const lines = breakLines(runsOf(text), this.#width - indent, (part, bold) => this.#measure(part, bold, size));
    this.#lines(lines, indent, size, label);
    this.#y += this.#document.leading * 0.45;
  }

  /** Draws lines across pages, never leaving one line of a paragraph alone at the foot or the head of a page. */
  #lines(lines: readonly Line[], indent: number, size: number, label?: Label): void {
    const { leading } = this.#document;
    for (const [index, line] of lines.entries()) {
      const left = lines.length - index;
      const together = index === 0 ? Math.min(2, left) : left === 2 ? 2 : 1;
      if (this.#y + together * leading > this.#bottom) this.#newPage();
      if (index === 0 && label !== undefined && label.text !== "")
        this.#put(label.text, MARGIN.side + label.x, size, label.bold);
      for (const segment of line.segments)
        this.#put(segment.text, MARGIN.side + indent + segment.x, size, segment.bold);
      this.#y += leading;
    }
  }

  #table(table: Table): void {
    const size = this.#document.textSize - 0.5;
    const shares = table.columns.reduce((sum, column) => sum + column.share, 0);
    const widths = table.columns.map((column) => (this.#width * column.share) / shares);
    if (table.caption !== undefined && this.#y + 90 > this.#bottom) this.#newPage();
    if (table.caption !== undefined) this.#text(`**${table.caption}**`, 0, this.#document.textSize);
    const rows = [table.columns.map((column) => column.heading), ...table.rows];
    for (const [number, row] of rows.entries()) {
      const bold = number === 0;
      const cells = row.map((cell, column) =>
        breakLines([{ text: cell, bold }], (widths[column] ?? 0) - 12, (part, weight) =>
          this.#measure(part, weight, size),
        ),
      );
      const height = Math.max(...cells.map((lines) => lines.length)) * 13 + 8;
      if (this.#y + height + (bold ? 24 : 0) > this.#bottom) this.#newPage();
      let x = MARGIN.side;
      for (const [column, lines] of cells.entries()) {
        const width = widths[column] ?? 0;
        if (bold) this.#pdf.rect(x, this.#y, width, height).fillAndStroke("#eeece6", "#8a867c");
        else this.#pdf.rect(x, this.#y, width, height).stroke("#8a867c");
        this.#pdf.fillColor("#000000");
        for (const [index, line] of lines.entries()) {
          const text = line.segments.map((segment) => segment.text).join("");
          const start =
            table.columns[column]?.align === "right" ? x + width - 6 - this.#measure(text, bold, size) : x + 6;
          this.#put(text, start, size, bold, 5 + index * 13);
        }
        x += width;
      }
      this.#y += height;
    }
    this.#y += this.#document.leading * 0.8;
  }

  #signature(rows: readonly string[]): void {
    const { textSize: size, leading } = this.#document;
    if (this.#y + rows.length * (leading + 3) + 38 > this.#bottom) this.#newPage();
    this.#y += 10;
    for (const [index, row] of rows.entries()) {
      if (index > 0 && row.startsWith("Signature")) this.#y += 12;
      this.#lines(
        breakLines(runsOf(row), this.#width, (part, bold) => this.#measure(part, bold, size)),
        0,
        size,
      );
      this.#y += 3;
    }
    this.#y += 8;
  }

  /** Header and footer, once the number of pages is known. */
  #running(): void {
    const { start, count } = this.#pdf.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.#pdf.switchToPage(page);
      if (this.#document.cover && page === 0) continue;
      const right = MARGIN.side + this.#width;
      this.#y = 44;
      this.#put(this.#document.title, MARGIN.side, SMALL, false);
      const mark = "Confidential";
      this.#put(mark, right - this.#measure(mark, false, SMALL), SMALL, false);
      this.#pdf.moveTo(MARGIN.side, 58).lineTo(right, 58).lineWidth(0.5).stroke("#8a867c");
      this.#y = this.#pdf.page.height - 48;
      this.#put(this.#document.reference, MARGIN.side, SMALL, false);
      const number = `Page ${page + 1} of ${count}`;
      this.#put(number, right - this.#measure(number, false, SMALL), SMALL, false);
    }
  }

  #newPage(): void {
    this.#pdf.addPage();
    this.#page += 1;
    this.#y = MARGIN.top;
  }

  #centred(text: string, size: number, bold: boolean, after: number): void {
    for (const line of breakLines([{ text, bold }], this.#width, (part, weight) => this.#measure(part, weight, size))) {
      const words = line.segments.map((segment) => segment.text).join("");
      this.#put(words, (this.#pdf.page.width - this.#measure(words, bold, size)) / 2, size, bold);
      this.#y += size * 1.3;
    }
    this.#y += after;
  }

  #measure(text: string, bold: boolean, size: number): number {
    return this.#pdf
      .font(bold ? SERIF_BOLD : SERIF)
      .fontSize(size)
      .widthOfString(text);
  }

  #put(text: string, x: number, size: number, bold: boolean, below = 0): void {
    if (text === "") return;
    if (NOT_IN_FONT.test(text)) throw new Error(`${this.#document.file}: the fonts lack a sign in "${text}".`);
    this.#pdf
      .font(bold ? SERIF_BOLD : SERIF)
      .fontSize(size)
      .fillColor("#000000")
      .text(text, x, this.#y + below, { lineBreak: false });
  }
}

interface Label {
  readonly text: string;
  readonly x: number;
  readonly bold: boolean;
}

function destination(entry: Entry): string {
  return `${entry.number} ${entry.text}`;
}
