import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PAGE } from "./pdfs.ts";

const FONT = join(
  dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")),
  "standard_fonts/LiberationSans-Regular.ttf",
);

/** A font with its table of characters replaced: sign by sign, what each byte draws. */
function withCharacters(font: Buffer, glyphs: readonly number[]): Buffer {
  const table = Buffer.alloc(12 + 262);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(1, 4);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(262, 14);
  glyphs.forEach((glyph, code) => table.writeUInt8(glyph, 18 + code));
  const file = Buffer.concat([font, table]);
  const entry = entryOf(font, "cmap");
  file.writeUInt32BE(font.length, entry + 8);
  file.writeUInt32BE(table.length, entry + 12);
  return file;
}

function entryOf(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1)
    if (font.toString("latin1", 12 + 16 * index, 16 + 16 * index) === tag) return 12 + 16 * index;
  throw new Error(`no ${tag}`);
}

/** The glyphs of ASCII letters, from the font's Macintosh table. */
function glyphsOf(font: Buffer): (letter: string) => number {
  const table = font.readUInt32BE(entryOf(font, "cmap") + 8);
  for (let index = 0; index < font.readUInt16BE(table + 2); index += 1) {
    const record = table + 4 + 8 * index;
    if (font.readUInt16BE(record) !== 1) continue;
    const own = table + font.readUInt32BE(record + 4);
    return (letter) => font.readUInt16BE(own + 10 + 2 * ((letter.codePointAt(0) ?? 0) - font.readUInt16BE(own + 6)));
  }
  throw new Error("no Macintosh table");
}

/**
 * A PDF as LibreOffice makes them: its font is a subset whose signs are numbered as they come, so that the thirtieth is drawn
 * for the byte that "0" has elsewhere. It says truly what each draws.
 */
export function renumberedPdf(lines: readonly string[]): Uint8Array {
  const font = readFileSync(FONT);
  const letters = [...new Set(lines.join(""))];
  const glyph = glyphsOf(font);
  const program = withCharacters(font, [0, ...letters.map((letter) => glyph(letter))]);
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");
  const unicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange ${letters.length} beginbfchar ${letters.map((letter, index) => `<${hex(index + 1, 2)}> <${hex(letter.codePointAt(0) ?? 0, 4)}>`).join(" ")} endbfchar endcmap end end`;
  const content = lines
    .map(
      (line, index) =>
        `BT /F 11 Tf 72 ${700 - 20 * index} Td <${Array.from(line, (letter) => hex(letters.indexOf(letter) + 1, 2)).join("")}> Tj ET`,
    )
    .join("\n");
  const stream = (dictionary: string, data: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`),
      data,
      Buffer.from("\nendstream"),
    ]);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>`,
    stream("", Buffer.from(content)),
    `<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+LiberationSans /FirstChar 1 /LastChar ${letters.length} /Widths [${letters.map(() => 550).join(" ")}] /FontDescriptor 6 0 R /ToUnicode 8 0 R >>`,
    "<< /Type /FontDescriptor /FontName /AAAAAA+LiberationSans /Flags 4 /FontBBox [-200 -300 1000 1000] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 7 0 R >>",
    stream(`/Length1 ${program.length}`, program),
    stream("", Buffer.from(unicode)),
  ];
  const parts: Buffer[] = [Buffer.from("%PDF-1.5\n")];
  let length = parts[0]?.length ?? 0;
  const starts = objects.map((object, index) => {
    const start = length;
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n")]);
    parts.push(part);
    length += part.length;
    return start;
  });
  const rows = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}
