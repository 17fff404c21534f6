import { strToU8, zipSync } from "fflate";
import type { SampleDocument, Table } from "./document.ts";
import { outline, runsOf } from "./outline.ts";
import type { Block, Run } from "./outline.ts";

/** How a format writes the pieces of a contract; text in runs is not yet escaped. */
interface Markup {
  title(text: string): string;
  centred(text: string): string;
  heading(level: 1 | 2, lines: readonly string[]): string;
  paragraph(runs: readonly Run[]): string;
  /** A numbered clause: its number, then its words. */
  numbered(number: string, runs: readonly Run[]): string;
  table(rows: readonly (readonly string[])[]): string;
}

/** The contract as a web page, with its numbers as text. */
export function renderHtml(document: SampleDocument): Uint8Array {
  const body = write(document, {
    title: (text) => `<h1 class="title">${escapeXml(text)}</h1>`,
    centred: (text) => `<p class="centred">${escapeXml(text)}</p>`,
    heading: (level, lines) => `<h${level}>${lines.map(escapeXml).join("<br>")}</h${level}>`,
    paragraph: (runs) => `<p>${htmlRuns(runs)}</p>`,
    numbered: (number, runs) => `<p class="clause">${number} ${htmlRuns(runs)}</p>`,
    table: (rows) =>
      `<table>\n${rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeXml(cell)}</td>`).join("")}</tr>`).join("\n")}\n</table>`,
  });
  return strToU8(
    `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${escapeXml(document.title)}</title>\n<style>body { font: 11pt serif } .title, .centred { text-align: center } td { border: 1px solid #8a867c }</style>\n</head>\n<body>\n${body}\n</body>\n</html>\n`,
  );
}

/** The contract as RTF, with the numbers of its clauses as list text. */
export function renderRtf(document: SampleDocument): Uint8Array {
  const runsToRtf = (runs: readonly Run[]): string =>
    runs.map(({ text, bold }) => (bold ? `{\\b ${escapeRtf(text)}}` : escapeRtf(text))).join("");
  const body = write(document, {
    title: (text) => `\\pard\\plain\\s3\\qc\\b\\fs30 ${escapeRtf(text)}\\par`,
    centred: (text) => `\\pard\\plain\\qc ${escapeRtf(text)}\\par`,
    heading: (level, lines) => `\\pard\\plain\\s${level}\\b ${lines.map(escapeRtf).join("\\line ")}\\par`,
    paragraph: (runs) => `\\pard\\plain ${runsToRtf(runs)}\\par`,
    numbered: (number, runs) => `\\pard\\plain{\\listtext ${number}\\tab}${runsToRtf(runs)}\\par`,
    table: (rows) =>
      `${rows
        .map(
          (row) =>
            `\\trowd${row.map((_, index) => `\\cellx${(index + 1) * 2000}`).join("")}\\pard\\plain\\intbl ${row.map((cell) => `${escapeRtf(cell)}\\cell `).join("")}\\row`,
        )
        .join("\n")}\n\\pard`,
  });
  return strToU8(
    `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}{\\s2 heading 2;}{\\s3 Title;}}\n{\\footer\\pard ${escapeRtf(document.reference)}\\par}\n${body}\n}\n`,
  );
}

/** The contract as an OpenDocument text, with heading styles, real tables, and its numbers as text. */
export function renderOdt(document: SampleDocument): Uint8Array {
  const runsToOdt = (runs: readonly Run[]): string =>
    runs
      .map(({ text, bold }) =>
        bold ? `<text:span text:style-name="Bold">${escapeXml(text)}</text:span>` : escapeXml(text),
      )
      .join("");
  const body = write(document, {
    title: (text) => `<text:p text:style-name="Title">${escapeXml(text)}</text:p>`,
    centred: (text) => `<text:p text:style-name="Centred">${escapeXml(text)}</text:p>`,
    heading: (level, lines) =>
      `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}">${lines.map(escapeXml).join("<text:line-break/>")}</text:h>`,
    paragraph: (runs) => `<text:p>${runsToOdt(runs)}</text:p>`,
    numbered: (number, runs) => `<text:p>${number}<text:tab/>${runsToOdt(runs)}</text:p>`,
    table: (rows) =>
      `<table:table>${rows
        .map(
          (row) =>
            `<table:table-row>${row.map((cell) => `<table:table-cell><text:p>${escapeXml(cell)}</text:p></table:table-cell>`).join("")}</table:table-row>`,
        )
        .join("")}</table:table>`,
  });
  const names = ["office", "text", "table", "style"]
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(" ");
  const root = `${names} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"`;
  const style = (name: string, family: string, properties: string): string =>
    `<style:style style:name="${name}" style:family="${family}">${properties}</style:style>`;
  const bold = '<style:text-properties fo:font-weight="bold"/>';
  const centred = '<style:paragraph-properties fo:text-align="center"/>';
  const [year = 0, month = 1, day = 1] = document.date.split("-").map(Number);
  return zipSync(
    {
      mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
      "content.xml": strToU8(
        `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${root}><office:automatic-styles>${style("Bold", "text", bold)}</office:automatic-styles><office:body><office:text>\n${body}\n</office:text></office:body></office:document-content>`,
      ),
      "styles.xml": strToU8(
        `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles ${root}><office:styles>${style("Title", "paragraph", centred + bold)}${style("Centred", "paragraph", centred)}${style("Heading_20_1", "paragraph", bold)}${style("Heading_20_2", "paragraph", bold)}</office:styles></office:document-styles>`,
      ),
      "META-INF/manifest.xml": strToU8(
        '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>',
      ),
    },
    // A zip holds local time without a zone; a local noon is the same in every zone.
    { mtime: new Date(year, month - 1, day, 12), level: 9 },
  );
}

function write(document: SampleDocument, markup: Markup): string {
  const front = [
    markup.title(document.title.toUpperCase()),
    ...(document.subtitle === undefined ? [] : [markup.centred(document.subtitle)]),
    markup.centred(document.dated),
  ];
  return [...front, ...outline(document).flatMap((block) => piecesOf(block, document, markup))].join("\n");
}

function piecesOf(block: Block, document: SampleDocument, markup: Markup): string[] {
  switch (block.kind) {
    case "heading": {
      if (block.newPage) return [markup.heading(block.level, [block.number.toUpperCase(), block.text])];
      if (block.number === "") return [markup.heading(block.level, [block.text])];
      const stop = document.articleWord !== undefined && block.level === 1 ? "" : ".";
      const text = block.level === 1 ? block.text.toUpperCase() : block.text;
      return [markup.heading(block.level, [`${block.number}${stop} ${text}`])];
    }
    case "paragraph":
      return [markup.paragraph(runsOf(block.text))];
    case "definition":
      return [markup.paragraph(runsOf(`\u201C**${block.term}**\u201D ${block.text}`))];
    case "numbered": {
      const heading = block.heading === undefined ? "" : `**${block.heading}** `;
      return [markup.numbered(block.number, runsOf(`${heading}${block.text}`))];
    }
    case "table":
      return tablePieces(block.table, markup);
    case "signature":
      return block.rows.map((row) => markup.paragraph(runsOf(row)));
  }
}

function tablePieces(table: Table, markup: Markup): string[] {
  const caption = table.caption === undefined ? [] : [markup.paragraph(runsOf(`**${table.caption}**`))];
  return [...caption, markup.table([table.columns.map((column) => column.heading), ...table.rows])];
}

function htmlRuns(runs: readonly Run[]): string {
  return runs.map(({ text, bold }) => (bold ? `<b>${escapeXml(text)}</b>` : escapeXml(text))).join("");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function escapeRtf(text: string): string {
  return text.replace(/[\\{}]/g, String.raw`\$&`).replace(/[^\0-\u007F]/g, (letter) => `\\u${letter.charCodeAt(0)}?`);
}
