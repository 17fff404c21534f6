import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import { strToU8, unzipSync, zipSync } from "fflate";
import type { Zippable } from "fflate";
import type { SampleDocument, Table as SampleTable } from "./document.ts";
import { outline, runsOf } from "./outline.ts";
import type { Block } from "./outline.ts";

/** A twentieth of a point, the unit of a Word document. */
const TWIPS = 20;
const MARGIN = 72 * TWIPS;
const PAPER = { A4: { width: 11_906, height: 16_838 }, LETTER: { width: 12_240, height: 15_840 } };
const FIRST_PART = "[Content_Types].xml";
const INDENTS = [34, 34, 62, 90] as const;

/**
 * The contract as a Word document, with heading styles and with its numbers as text, so that it reads word for word
 * like the PDF. The same document gives the same bytes.
 */
export async function renderDocx(document: SampleDocument): Promise<Uint8Array> {
  const width = PAPER[document.paper].width - 2 * MARGIN;
  const right = [{ type: TabStopType.RIGHT, position: width }];
  const word = new Document({
    title: document.title,
    subject: document.reference,
    creator: "Headnote samples (fictional)",
    lastModifiedBy: "Headnote samples (fictional)",
    styles: stylesOf(document),
    sections: [
      {
        properties: {
          page: { size: PAPER[document.paper], margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                style: "Running",
                tabStops: right,
                children: [new TextRun(`${document.title}\tConfidential`)],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: "Running",
                tabStops: right,
                children: [
                  new TextRun(`${document.reference}\t`),
                  new TextRun({ children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [...titleOf(document), ...outline(document).flatMap((block) => paragraphsOf(block, document, width))],
      },
    ],
  });
  return withFixedDates(await Packer.toBuffer(word), document.date);
}

function stylesOf(document: SampleDocument): ConstructorParameters<typeof Document>[0]["styles"] & object {
  const font = "Times New Roman";
  const size = document.textSize * 2;
  const body = { after: 6 * TWIPS, line: document.leading * TWIPS, lineRule: LineRuleType.AT_LEAST };
  return {
    default: {
      document: { run: { font, size }, paragraph: { spacing: body } },
      title: {
        run: { font, size: 30, bold: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 8 * TWIPS } },
      },
      heading1: {
        run: { font, size: size + 2, bold: true },
        paragraph: { keepNext: true, spacing: { before: 12 * TWIPS, after: 4 * TWIPS } },
      },
      heading2: {
        run: { font, size, bold: true },
        paragraph: { keepNext: true, spacing: { before: 8 * TWIPS, after: 4 * TWIPS } },
      },
    },
    paragraphStyles: [
      { id: "Running", name: "Running", basedOn: "Normal", run: { size: 17 }, paragraph: { spacing: { after: 0 } } },
    ],
  };
}

function titleOf(document: SampleDocument): Paragraph[] {
  const centred = (text: string): Paragraph =>
    new Paragraph({ text, alignment: AlignmentType.CENTER, spacing: { after: 12 * TWIPS } });
  return [
    new Paragraph({ text: document.title.toUpperCase(), heading: HeadingLevel.TITLE }),
    ...(document.subtitle === undefined ? [] : [centred(document.subtitle)]),
    centred(document.dated),
  ];
}

function paragraphsOf(block: Block, document: SampleDocument, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [headingOf(block, document)];
    case "paragraph":
      return [
        new Paragraph({
          children: textRuns(block.text),
          indent: { left: (block.depth === 0 ? 0 : indentOf(block.depth)) * TWIPS },
        }),
      ];
    case "definition":
      return [
        new Paragraph({
          children: textRuns(`“**${block.term}**” ${block.text}`),
          indent: { left: indentOf(1) * TWIPS },
        }),
      ];
    case "numbered": {
      const left = indentOf(block.depth);
      const hanging = left - (block.depth < 2 ? 0 : indentOf(block.depth - 1));
      const heading = block.heading === undefined ? [] : textRuns(`**${block.heading}** `);
      return [
        new Paragraph({
          children: [new TextRun(`${block.number}\t`), ...heading, ...textRuns(block.text)],
          indent: { left: left * TWIPS, hanging: hanging * TWIPS },
          tabStops: [{ type: TabStopType.LEFT, position: left * TWIPS }],
        }),
      ];
    }
    case "table":
      return tableOf(block.table, width);
    case "signature":
      return signatureOf(block.rows);
  }
}

function headingOf(block: Extract<Block, { kind: "heading" }>, document: SampleDocument): Paragraph {
  const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
  if (block.newPage) {
    return new Paragraph({
      children: [new TextRun(block.number.toUpperCase()), new TextRun({ text: block.text, break: 1 })],
      heading,
      alignment: AlignmentType.CENTER,
      pageBreakBefore: true,
    });
  }
  if (block.number === "") return new Paragraph({ text: block.text, heading });
  const left = indentOf(1) * TWIPS;
  const stop = document.articleWord !== undefined && block.level === 1 ? "" : ".";
  const text = block.level === 1 ? block.text.toUpperCase() : block.text;
  return new Paragraph({
    children: [new TextRun(`${block.number}${stop}\t${text}`)],
    heading,
    indent: { left, hanging: left },
    tabStops: [{ type: TabStopType.LEFT, position: left }],
  });
}

function tableOf(table: SampleTable, width: number): (Paragraph | Table)[] {
  const shares = table.columns.reduce((sum, column) => sum + column.share, 0);
  const widths = table.columns.map((column) => Math.floor((width * column.share) / shares));
  const border = { style: BorderStyle.SINGLE, size: 4, color: "8A867C" };
  const rows = [table.columns.map((column) => column.heading), ...table.rows].map(
    (row, number) =>
      new TableRow({
        // Present only where it is true: some readers take the mark for set whatever its value.
        ...(number === 0 ? { tableHeader: true } : {}),
        cantSplit: true,
        children: row.map(
          (cell, column) =>
            new TableCell({
              width: { size: widths[column] ?? 0, type: WidthType.DXA },
              margins: { top: 60, bottom: 60, left: 110, right: 110 },
              ...(number === 0 ? { shading: { type: ShadingType.CLEAR, fill: "EEECE6" } } : {}),
              children: [
                new Paragraph({
                  children: [new TextRun({ text: cell, bold: number === 0 })],
                  alignment: table.columns[column]?.align === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
                  spacing: { after: 0 },
                }),
              ],
            }),
        ),
      }),
  );
  const caption =
    table.caption === undefined ? [] : [new Paragraph({ children: textRuns(`**${table.caption}**`), keepNext: true })];
  return [
    ...caption,
    new Table({
      rows,
      columnWidths: widths,
      width: { size: width, type: WidthType.DXA },
      borders: {
        top: border,
        bottom: border,
        left: border,
        right: border,
        insideHorizontal: border,
        insideVertical: border,
      },
    }),
    new Paragraph({ text: "", spacing: { after: 4 * TWIPS } }),
  ];
}

function signatureOf(rows: readonly string[]): Paragraph[] {
  return rows.map(
    (row, index) =>
      new Paragraph({
        children: textRuns(row),
        keepNext: index < rows.length - 1,
        spacing: { before: (index === 0 || row.startsWith("Signature") ? 14 : 0) * TWIPS, after: 3 * TWIPS },
      }),
  );
}

function textRuns(text: string): TextRun[] {
  return runsOf(text).map((run) => new TextRun(run));
}

function indentOf(depth: number): number {
  const indent = INDENTS[depth];
  if (indent === undefined) throw new Error(`No indent for text ${depth} levels deep.`);
  return indent;
}

/** The library writes the time of the run into the properties and the zip: the date of the agreement goes there instead. */
function withFixedDates(bytes: Uint8Array, date: string): Uint8Array {
  const parts = unzipSync(bytes);
  const core = new TextDecoder().decode(parts["docProps/core.xml"]);
  parts["docProps/core.xml"] = strToU8(core.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${date}T09:00:00Z`));
  // A zip holds local time without a zone; a local noon is the same in every zone.
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const mtime = new Date(year, month - 1, day, 12);
  const files: Zippable = {};
  // Programs that tell a file by its first bytes look for the content types there.
  const ordered = Object.entries(parts).toSorted(([a], [b]) => Number(b === FIRST_PART) - Number(a === FIRST_PART));
  for (const [name, content] of ordered) if (!name.endsWith("/")) files[name] = [content, { mtime, level: 9 }];
  return zipSync(files);
}
