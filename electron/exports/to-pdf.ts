import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import PDFDocument from "pdfkit";
import { obligationColumns } from "../../shared/domain/obligations.ts";
import { clean } from "./clean.ts";
import type { Line, Report } from "./report.ts";

const ink = "#222222";
const soft = "#666666";
const amber = "#8a5a00";
const margin = 64;
const labelWidth = 130;
const gap = 14;

/**
 * Fonts that can be embedded and know Latin, Greek and Cyrillic letters. They come with pdf.js, which shows contracts whose
 * own fonts are missing with them.
 */
function fontFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")), "standard_fonts");
}

/** Reports as one PDF, each beginning on a page of its own, its passages at its end under their numbers. */
export async function toPdf(reports: readonly Report[]): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: "A4",
    margin,
    bufferPages: true,
    autoFirstPage: false,
    lang: "en",
    displayTitle: true,
    info: { Title: reports.length === 1 ? clean(reports[0]?.title ?? "") : "Summaries", Creator: "Headnote" },
  });
  const folder = fontFolder();
  document.registerFont("plain", join(folder, "LiberationSans-Regular.ttf"));
  document.registerFont("bold", join(folder, "LiberationSans-Bold.ttf"));
  const chunks: Uint8Array[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on("error", reject);
  });
  const titles: string[] = [];
  for (const report of reports) {
    document.addPage();
    write(document, report);
    const { count } = document.bufferedPageRange();
    while (titles.length < count) titles.push(clean(report.title, { oneLine: true }));
  }
  number(document, titles);
  document.end();
  return done;
}

type Document = InstanceType<typeof PDFDocument>;

function write(document: Document, report: Report): void {
  const words = (text: string, font: "plain" | "bold", size: number, color: string, after: number): void => {
    if (text.trim() === "") return;
    document
      .font(font)
      .fontSize(size)
      .fillColor(color)
      .text(clean(text, { oneLine: true }), margin, document.y, {
        width: width(document),
      });
    document.y += after;
  };
  const heading = (text: string): void => {
    document.y += 10;
    keep(document, 60);
    words(text, "bold", 13, ink, 6);
  };
  words(report.title, "bold", 18, ink, 4);
  words([report.kind, report.parties.join(" and ")].filter((part) => part !== "").join(" · "), "plain", 10, soft, 8);
  words(report.brief, "plain", 12, ink, 8);
  for (const caution of report.cautions) words(caution, "plain", 9, soft, 2);
  for (const part of report.parts) {
    // A heading and the head of a table say nothing without a row under them.
    if (part.form === "columns") keep(document, headRoom + heightOf(document, cellsIn(part.lines[0])));
    heading(part.title);
    if (part.form === "columns") columns(document, part.lines);
    else for (const line of part.lines) row(document, part.form === "table" ? (line.label ?? "") : "•", line);
  }
  if (report.silent.length > 0) {
    heading(report.silence.title);
    if (report.silence.note !== null) words(report.silence.note, "plain", 9, soft, 2);
    words(`${report.silent.join(", ")}.`, "plain", 10, ink, 4);
  }
  if (report.notes.length > 0) {
    heading("Passages");
    for (const { number: at, quote, where } of report.notes) {
      row(document, String(at), {
        label: null,
        text: `“${quote}”${where === "" ? "" : ` (${where})`}`,
        warning: null,
        notes: [],
      });
    }
  }
  heading("Where this comes from");
  for (const [name, value] of report.provenance) {
    row(document, name, { label: name, text: value, warning: null, notes: [] });
  }
}

/** Shares of the width that the columns of `obligationColumns` have. */
const shares = [0.17, 0.43, 0.2, 0.2];

/** A table with a head; a row is never parted, unless it is longer than a page, and then begins on its own. */
function columns(document: Document, lines: readonly Line[]): void {
  const room = width(document) - gap * (shares.length - 1);
  const draw = (cells: readonly string[], font: "plain" | "bold", color: string): void => {
    document.font(font).fontSize(9).fillColor(color);
    const height = heightOf(document, cells);
    keep(document, Math.min(height, document.page.height - 3 * margin) + 6);
    const top = document.y;
    let left = margin;
    for (const [index, cell] of cells.entries()) {
      const own = (shares[index] ?? 0) * room;
      document.font(font).fontSize(9).fillColor(color);
      // What is longer than a page is cut by it rather than run on under another column.
      document.text(cell, left, top, { width: own, height: document.page.height - margin - top, ellipsis: true });
      left += own + gap;
    }
    document.y = Math.min(top + height + 6, document.page.height - margin);
  };
  draw(obligationColumns, "bold", soft);
  for (const line of lines) draw(cellsIn(line), "plain", ink);
}

/** Room for the heading of a part and the head of its table, in points. */
const headRoom = 60;

/** What stands in the columns of a line; its second says too what the reader must know, and what it rests on. */
function cellsIn(line: Line | undefined): string[] {
  const { cells = [], warning = null, notes = [] } = line ?? {};
  const marks = notes.length === 0 ? "" : ` [${notes.join(", ")}]`;
  const lead = warning === null ? "" : `[${warning.replace(/\.$/, "")}] `;
  return cells.map((cell, index) => clean(index === 1 ? `${lead}${cell}${marks}` : cell, { oneLine: true }));
}

/** Of a row of the table, in points; at most a page. */
function heightOf(document: Document, cells: readonly string[]): number {
  const room = width(document) - gap * (shares.length - 1);
  document.font("plain").fontSize(9);
  return Math.min(
    document.page.height - 3 * margin,
    Math.max(...cells.map((cell, index) => document.heightOfString(cell, { width: (shares[index] ?? 0) * room })), 0),
  );
}

/** A label and what is said of it, side by side; moved to the next page where its beginning would not fit. */
function row(document: Document, label: string, { text, detail, warning, notes }: Line): void {
  const narrow = label.length <= 3;
  const indent = narrow ? 24 : labelWidth + gap;
  const marks = notes.length === 0 ? "" : ` [${notes.join(", ")}]`;
  const lead = warning === null ? "" : `${warning.replace(/\.$/, "")}. `;
  const body = clean(text, { oneLine: true });
  const room = { width: width(document) - indent };
  document.font("plain").fontSize(10);
  const height = document.heightOfString(`${lead}${body}${marks}`, room);
  keep(document, Math.min(height, 60) + 4);
  const top = document.y;
  const page = pageOf(document);
  if (label !== "") {
    document
      .font(narrow ? "plain" : "bold")
      .fontSize(10)
      .fillColor(narrow ? soft : ink);
    document.text(clean(label, { oneLine: true }), margin, top, { width: narrow ? 20 : labelWidth });
  }
  const below = document.y;
  if (lead !== "") {
    document
      .font("bold")
      .fontSize(10)
      .fillColor(amber)
      .text(clean(lead, { oneLine: true }), margin + indent, top, room);
  }
  document
    .font("plain")
    .fontSize(10)
    .fillColor(ink)
    .text(`${body}${marks}`, margin + indent, lead === "" ? top : document.y, room);
  if (detail !== undefined)
    document.fillColor(soft).text(clean(detail, { oneLine: true }), margin + indent, document.y, room);
  // A label of two lines beside a text of one.
  if (pageOf(document) === page) document.y = Math.max(document.y, below);
  document.y += 5;
}

/** Begins a new page where less than so many points are left on this one. */
function keep(document: Document, points: number): void {
  if (document.y + points > document.page.height - margin) document.addPage();
}

function pageOf(document: Document): number {
  return document.bufferedPageRange().count;
}

function width(document: Document): number {
  return document.page.width - 2 * margin;
}

function number(document: Document, titles: readonly string[]): void {
  const { start, count } = document.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    document.switchToPage(start + index);
    // Below the margin pdfkit would begin a new page.
    document.page.margins.bottom = 0;
    const label = `${titles[index] ?? ""} · Headnote · ${index + 1} of ${count}`;
    document
      .font("plain")
      .fontSize(8)
      .fillColor(soft)
      .text(label, margin, document.page.height - margin / 2, {
        width: width(document),
        lineBreak: false,
        ellipsis: true,
      });
  }
}
