import { PAGE } from "./pdfs.ts";

/** Lines that every page shows, whatever else is on it. */
export const PLAIN = [
  "This agreement is made between Alpha Limited and Beta Holdings",
  "Visible words stand here",
] as const;

const written = (text: string, y: number, font = "F"): string =>
  `BT /${font} 1 Tf 11 0 0 11 72 ${y} Tm (${text.replace(/[\\()]/g, "\\$&")}) Tj ET`;

type Content = (secret: string) => string;

/** Ways of hiding a line that its own colour, size and place do not tell, as the content of a page. */
export const COVERT: Readonly<Record<string, Content>> = {
  "under a polygon": (secret) => `${written(secret, 400)} q 1 g 50 380 m 600 380 l 610 430 l 300 440 l 40 430 l f Q`,
  "under a round shape": (secret) =>
    `${written(secret, 400)} q 1 g 40 400 m 40 500 600 500 600 400 c 600 300 40 300 40 400 c f Q`,
  "under two triangles": (secret) =>
    `${written(secret, 400)} q 1 g 50 390 m 580 390 l 580 420 l h f 50 390 m 580 420 l 50 420 l h f Q`,
  "under a shading": (secret) => `${written(secret, 400)} q 50 380 550 50 re W n /White sh Q`,
  "under a picture": (secret) =>
    `${written(secret, 400)} q 550 0 0 50 50 380 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u00FF EI Q`,
  "under a mask": (secret) =>
    `${written(secret, 400)} q 1 g 550 0 0 50 50 380 cm BI /W 8 /H 1 /IM true /BPC 1 /D [0 1] ID \u0000 EI Q`,
  "under a pattern": (secret) => `${written(secret, 400)} q /Pattern cs /Tiles scn 50 380 550 50 re f Q`,
  "under a thick line": (secret) => `${written(secret, 400)} q 1 G 40 w 50 404 m 600 404 l S Q`,
  "under many lines": (secret) =>
    `${written(secret, 400)} q 1 G 3 w ${Array.from({ length: 12 }, (_, line) => `50 ${392 + 2 * line} m 600 ${392 + 2 * line} l S`).join(" ")} Q`,
  "in a pattern of the paper": (secret) => `q /Pattern cs /Tiles scn ${written(secret, 400)} Q`,
  "multiplied into the paper": (secret) => `q /Multiply gs 1 g ${written(secret, 400)} Q`,
  "masked away": (secret) => `q /Nothing gs ${written(secret, 400)} Q`,
  "cut away by a triangle": (secret) => `q 10 10 m 600 10 l 600 700 l h W n ${written(secret, 600)} Q`,
  "cut away by two clips": (secret) => `q 50 380 500 10 re W n 50 500 500 10 re W n ${written(secret, 400)} Q`,
  "on a layer that is off": (secret) => `/OC /Off BDC ${written(secret, 400)} EMC`,
  "on a layer by its members": (secret) => `/OC /Members BDC ${written(secret, 400)} EMC`,
  "squeezed to nothing": (secret) => `BT /F 1 Tf 0.2 Tz 11 0 0 11 72 400 Tm (${secret}) Tj ET`,
  "as a clip that nothing fills": (secret) => `q BT /F 1 Tf 11 0 0 11 72 400 Tm 7 Tr (${secret}) Tj ET Q`,
  "in an ink that is white": (secret) => `q /Ink cs 1 scn ${written(secret, 400)} Q`,
  "in a group that is clear": (secret) => `q /Clear gs BT /F 1 Tf 11 0 0 11 72 400 Tm (${secret}) Tj ET Q`,
  "in outlines that are white": (secret) => `q 1 Tr 1 G ${written(secret, 400)} Q`,
  "in a font that draws nothing": (secret) => written(secret, 400, "Blank"),
};

/** What looks like the above to whoever only follows the operators, and shows. */
export const OVERT: Readonly<Record<string, Content>> = {
  "on a pattern": (text) => `q /Pattern cs /Tiles scn 50 380 550 50 re f Q ${written(text, 400)}`,
  "on a shading": (text) => `q 50 380 550 50 re W n /White sh Q ${written(text, 400)}`,
  "multiplied in black": (text) => `q /Multiply gs 0 g ${written(text, 400)} Q`,
  "behind a mask that lets all through": (text) => `q /All gs ${written(text, 400)} Q`,
  "within a round clip": (text) =>
    `q 40 400 m 40 500 600 500 600 400 c 600 300 40 300 40 400 c W n ${written(text, 400)} Q`,
  "struck out": (text) => `${written(text, 400)} q 1 0 0 RG 2 w 72 404 m 400 404 l S Q`,
  highlighted: (text) => `${written(text, 400)} q /Multiply gs 1 1 0 rg 70 397 300 14 re f Q`,
  "within a frame": (text) => `${written(text, 400)} q 2 w 60 390 480 30 re S Q`,
};

/** Draws each 3 as a 3, and says that it is a 9. */
export const lying: Content = (text) => written(text, 400, "Liar");

const stream = (dictionary: string, data: string): string =>
  `<< ${dictionary} /Length ${data.length} >>\nstream\n${data}\nendstream`;

const FORM = `/Type /XObject /Subtype /Form /BBox [0 0 ${PAGE.width} ${PAGE.height}] /Group << /S /Transparency /CS /DeviceGray >> /Resources << >>`;
const WHITE_INK = "<< /FunctionType 2 /N 1 /Domain [0 1] /C0 [1] /C1 [1] >>";
const HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

/** A PDF of one page that shows `PLAIN` and draws `content` besides. */
export function covertPdf(content: string): Uint8Array {
  const all = [written(PLAIN[0], 720), written(PLAIN[1], 700), content].join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [8 0 R] /D << /OFF [8 0 R] >> >> >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R /Resources << /Font << /F ${HELVETICA} /Blank 9 0 R /Liar 11 0 R >> /ExtGState << /Multiply << /BM /Multiply >> /Clear << /ca 0.01 /CA 0.01 >> /Nothing << /SMask << /S /Luminosity /G 6 0 R >> >> /All << /SMask << /S /Luminosity /G 7 0 R >> >> >> /Shading << /White << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 600 0] /Function ${WHITE_INK} /Extend [true true] >> >> /Pattern << /Tiles 5 0 R >> /Properties << /Off 8 0 R /Members << /Type /OCMD /OCGs [8 0 R] /P /AnyOn >> >> /ColorSpace << /Ink [/Separation /Paper /DeviceGray ${WHITE_INK}] >> >> >>`,
    stream("", all),
    stream(
      "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 /Resources << >>",
      "1 g 0 0 10 10 re f",
    ),
    stream(FORM, `0 g 0 0 ${PAGE.width} ${PAGE.height} re f`),
    stream(FORM, `1 g 0 0 ${PAGE.width} ${PAGE.height} re f`),
    "<< /Type /OCG /Name (Draft) >>",
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 32 /LastChar 122 /Widths [${"600 ".repeat(91)}] /Encoding /WinAnsiEncoding /CharProcs << ${Array.from("abcdefghijklmnopqrstuvwxyzCT", (letter) => `/${letter} 10 0 R`).join(" ")} >> /Resources << >> >>`,
    stream("", "600 0 0 0 1000 1000 d1"),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 12 0 R >>",
    stream(
      "",
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <33> <0039> endbfchar endcmap end end",
    ),
  ];
  let file = "%PDF-1.5\n";
  const starts = objects.map((object, index) => {
    const start = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = file.length;
  const rows = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}
