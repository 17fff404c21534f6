import {
  BorderStyle,
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  PageNumber,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from "docx";
import { obligationColumns } from "../../shared/domain/obligations.ts";
import { clean } from "./clean.ts";
import type { Line, Note, Part, Report } from "./report.ts";

const ink = "222222";
const soft = "666666";
const amber = "8A5A00";
const rule = { style: BorderStyle.SINGLE, size: 4, color: "CCCCCC" };
const none = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" };

/** Reports as one Word document, each on pages of its own; every passage is a footnote. */
export async function toWord(reports: readonly Report[]): Promise<Uint8Array> {
  const footnotes = new Footnotes();
  const sections = reports.map((report) => {
    return {
      properties: { page: { margin: { top: 1300, bottom: 1300, left: 1300, right: 1300 } } },
      footers: { default: footer(report.title) },
      children: body(report, footnotes),
    };
  });
  const document = new Document({
    creator: "Headnote",
    title: reports.length === 1 ? clean(reports[0]?.title ?? "") : "Summaries",
    styles: { default: { document: { run: { font: "Cambria", size: 21, color: ink } } } },
    footnotes: footnotes.all,
    sections,
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** A footnote for each reference: one that is referred to twice is shown empty the second time. */
class Footnotes {
  readonly all: Record<string, { children: Paragraph[] }> = {};
  #last = 0;

  /** Its number. */
  add({ quote: whole, where }: Note, said: string): number {
    this.#last += 1;
    const place = where === "" ? "" : ` (${where})`;
    const quote = shortened(whole, said);
    this.all[String(this.#last)] = {
      children: [new Paragraph({ children: [new TextRun(clean(` “${quote}”${place}`, { oneLine: true }))] })],
    };
    return this.#last;
  }
}

const longestNote = 40;
const firstWords = 14;
const lastWords = 8;

/** A long passage that the line says word for word is named by how it begins and ends: nobody reads it twice. */
function shortened(quote: string, said: string): string {
  const words = quote.split(/\s+/).filter((word) => word !== "");
  if (words.length <= longestNote) return quote;
  const known = new Set(said.split(/\s+/));
  if (words.filter((word) => !known.has(word)).length > leastNew * words.length) return quote;
  return `${words.slice(0, firstWords).join(" ")} … ${words.slice(-lastWords).join(" ")}`;
}

/** A number, a "The" and the names of who is bound may be missing. */
const leastNew = 0.1;

function body(report: Report, footnotes: Footnotes): (Paragraph | Table)[] {
  const line = (each: Line): (TextRun | FootnoteReferenceRun)[] =>
    runsOf(
      each,
      each.notes
        .flatMap((number) => report.notes.find((note) => note.number === number) ?? [])
        .map((note) => footnotes.add(note, [each.text, each.detail ?? "", ...(each.cells ?? [])].join(" "))),
    );
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [plain(report.title)] }),
    text([report.kind, report.parties.join(" and ")].filter((part) => part !== "").join(" · "), { color: soft }),
    text(report.brief, { size: 24, after: 200 }),
    ...report.cautions.map((caution) => text(caution, { color: soft, size: 18 })),
    ...report.parts.flatMap((part) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: [plain(part.title)] }),
      ...partBody(part, line),
    ]),
    ...(report.silent.length === 0
      ? []
      : [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            keepNext: true,
            children: [plain(report.silence.title)],
          }),
          ...(report.silence.note === null ? [] : [text(report.silence.note, { color: soft })]),
          text(`${report.silent.join(", ")}.`),
        ]),
    new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: [plain("Where this comes from")] }),
    table(report.provenance.map(([name, value]) => [[plain(name, { color: soft })], [plain(value)]])),
  ];
}

function partBody(
  { form, lines }: Part,
  line: (each: Line) => (TextRun | FootnoteReferenceRun)[],
): (Paragraph | Table)[] {
  switch (form) {
    case "table":
      return [table(lines.map((each) => [[plain(each.label ?? "", { bold: true })], line(each)]))];
    case "columns":
      return [
        table(
          [
            obligationColumns.map((name) => [plain(name, { bold: true, color: soft })]),
            ...lines.map((each) => (each.cells ?? []).map((cell, index) => (index === 1 ? line(each) : [plain(cell)]))),
          ],
          [1500, 3900, 1900, 2000],
          true,
        ),
      ];
    case "list":
      return lines.map((each) => new Paragraph({ bullet: { level: 0 }, spacing: { after: 80 }, children: line(each) }));
  }
}

function runsOf({ text: said, detail, warning }: Line, notes: readonly number[]): (TextRun | FootnoteReferenceRun)[] {
  return [
    ...(warning === null ? [] : [plain(`[${warning.replace(/\.$/, "")}] `, { bold: true, color: amber })]),
    plain(said),
    // Word runs two reference numbers together, so that 1 and 2 would read as 12.
    ...notes.flatMap((number, index) => [
      ...(index === 0 ? [] : [new TextRun({ text: ", ", superScript: true })]),
      new FootnoteReferenceRun(number),
    ]),
    ...(detail === undefined ? [] : [new TextRun({ break: 1 }), plain(detail, { color: soft })]),
  ];
}

interface Look {
  readonly bold?: boolean;
  readonly color?: string;
  /** Half points. */
  readonly size?: number;
}

function plain(words: string, look: Look = {}): TextRun {
  return new TextRun({ text: clean(words, { oneLine: true }) + (/\s$/.test(words) ? " " : ""), ...look });
}

function text(words: string, { after = 80, ...look }: Look & { readonly after?: number } = {}): Paragraph {
  const options: IParagraphOptions = { spacing: { after }, children: [plain(words, look)] };
  return new Paragraph(options);
}

function table(
  rows: readonly (readonly (readonly (TextRun | FootnoteReferenceRun)[])[])[],
  widths: readonly number[] = [2600, 6700],
  /** Whether the first row names the columns: it then stands on every page. */
  hasHead = false,
): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [...widths],
    borders: { top: none, left: none, right: none, bottom: rule, insideHorizontal: rule, insideVertical: none },
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          cantSplit: hasHead,
          tableHeader: hasHead && at === 0,
          children: cells.map(
            (children, index) =>
              new TableCell({
                width: { size: widths[index] ?? 0, type: WidthType.DXA },
                margins: { top: 60, bottom: 60, right: 120 },
                children: [new Paragraph({ children: [...children] })],
              }),
          ),
        }),
    ),
  });
}

function footer(title: string): Footer {
  const look = { size: 16, color: soft };
  return new Footer({
    children: [
      new Paragraph({
        children: [
          new TextRun({ text: `${clean(title, { oneLine: true })} · Headnote · `, ...look }),
          new TextRun({ children: [PageNumber.CURRENT], ...look }),
        ],
      }),
    ],
  });
}
