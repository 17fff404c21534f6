import { describe, expect, it } from "vitest";
import { blockTexts, outline, read } from "./read.ts";

const HEAD = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204 Arial;}{\f2\fcharset2 Symbol;}{\f3\fcharset128 Mincho;}}{\colortbl;\red255\green255\blue255;\red0\green0\blue90;}{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 Title;}{\*\cs3 Strong;}}`;
const rtf = (body: TemplateStringsArray): string => `${HEAD}${body.raw[0] ?? ""}}`;

describe("reading an RTF document", () => {
  it("shows the numbers that were left for it, with headings and tables, and without headers", async () => {
    const contract = await read(
      "a.rtf",
      rtf`{\info{\title not this}}{\header\pard Draft of May\par}
{\footerf\pard Page \chpgn\par}\pard\plain\s2\qc Supply Agreement\par
\pard\plain This agreement is between\line the parties.\par
\pard\plain\s1\ls1{\listtext\pard\plain 1.\tab}Goods\par
\pard\plain\ls1\ilvl1{\listtext\pard\plain 1.1\tab}The goods are those ordered.\par
\pard{\pntext\f2\'b7\tab}{\*\pn\pnlvlblt}as ordered\par
\pard\plain\s1\ls1{\listtext\pard\plain 2.\tab}{\b Price}\par\pard\plain
\trowd\cellx100\cellx200\pard\intbl Item\cell Price\cell\row
\trowd\cellx100\cellx200\pard\intbl Paper\par and ink\cell $5\cell\row
\pard The end.`,
    );
    expect(contract.format).toBe("rtf");
    expect(blockTexts(contract)).toEqual([
      "Supply Agreement",
      "This agreement is between\nthe parties.",
      "1. Goods",
      "1.1 The goods are those ordered.",
      "\u2022 as ordered",
      "2. Price",
      "Item\tPrice\nPaper and ink\t$5",
      "The end.",
    ]);
    expect(outline(contract)).toEqual(["Supply Agreement", "1 Goods", "  1.1", "2 Price"]);
    expect(contract.pages[0]?.margins).toEqual(["Draft of May", "Page"]);
    expect(contract.findings).toEqual([]);
  });

  it.each([
    [437, String.raw`\'84\'94\'81\'e1 \'9b9 \'15`, "\u00E4\u00F6\u00FC\u00DF \u00A29"],
    [850, String.raw`\'84\'94\'81\'e1 \'bd9 \'f5 4`, "\u00E4\u00F6\u00FC\u00DF \u00A29 \u00A7 4"],
    [852, String.raw`\'a5\'a9\'86 \'9d`, "\u0105\u0119\u0107 \u0141"],
  ])("decodes the code page %i of DOS", async (number, written, text) => {
    const contract = await read("a.rtf", String.raw`{\rtf1\ansi\ansicpg${number} ${written} clause.\par}`);
    expect(contract.text).toContain(text);
  });

  it("decodes code pages, fonts, Unicode and signs", async () => {
    const contract = await read(
      "a.rtf",
      rtf`Caf\'e9, \u8364\'80 5, \uc2\u20320\'c4\'e3\u22909??, \uc0\u-10179\u-8704  {\f1\'cf\'f0\'e8}, {\f3\'8b\'e0} \ldblquote a\rdblquote  b\emdash c\~d\_e \{f\}\\`,
    );
    expect(contract.text).toBe("Café, € 5, 你好, \u{1F600} При, 金 “a” b—c d-e {f}\\");
  });

  it("takes out and reports what is hidden, deleted or said in a comment", async () => {
    const contract = await read(
      "a.rtf",
      rtf`Seen {\v vanished}, {\cf1 white}{\fs6 tiny}{\cf1\highlight2 white on blue}. The fee is {\deleted $100}{\revised $500}.{\*\atnid AB}{\*\annotation\pard Check this.}\par
\trowd\clcbpat2\cellx100\cellx200\pard\intbl\cf1 white in a dark row\cell x\cell\row\trowd\pard\intbl\cf0 y\cell z\cell\row\pard`,
    );
    expect(blockTexts(contract)).toEqual(["Seen , white on blue. The fee is $500.", "white in a dark row\tx\ny\tz"]);
    expect(contract.findings.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      "tracked-changes: 1 tracked insertions and 1 tracked deletions. It was read as if all of them were accepted.",
      "tracked-changes: Inserted: \u201C$500\u201D",
      "tracked-changes: Deleted: \u201C$100\u201D",
      "comments: Comment: \u201CCheck this.\u201D",
      "hidden-text: \u201Cvanished\u201D",
      "hidden-text: \u201Cwhitetiny\u201D",
    ]);
  });

  it("shows what fields, objects and shapes show, notes last, and nothing of what they are made from", async () => {
    const contract = await read(
      "a.rtf",
      rtf`See {\field{\*\fldinst HYPERLINK "x"}{\fldrslt the site}}{\footnote\pard\plain\chftn  A note.}{\object{\*\objdata 0a0b}{\result  a sheet}}{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt  in a box}}{\shprslt again}}.{\pict\wmetafile8 0011}{\*\unknown{\field{\fldrslt kept away}}}\par`,
    );
    expect(blockTexts(contract)).toEqual(["See the site a sheet in a box.", "A note."]);
  });

  it("lets nothing be set aside or held for what the file only says is there", async () => {
    const before = process.memoryUsage().rss;
    const binary = Buffer.concat([
      Buffer.from(`${HEAD}Before {\\pict\\bin3000000 `),
      Buffer.alloc(3_000_000, "{\\"),
      Buffer.from("}after.\\par{\\pict\\bin2000000000 }"),
    ]);
    const contract = await read("a.rtf", binary);
    expect(contract.text).toBe("Before after.");
    expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 ** 2);
    await expect(read("a.rtf", `${HEAD}${"{".repeat(200_000)}`)).rejects.toMatchObject({ code: "too-large" });
  });

  it("says where a file is cut off before its words, or has none", async () => {
    await expect(read("a.rtf", "{\\rtf1\\ansi{\\fonttbl")).rejects.toMatchObject({ code: "damaged" });
    await expect(read("a.rtf", "{\\rtf1\\ansi{\\pict 00}}")).rejects.toMatchObject({ code: "no-text" });
  });
});
