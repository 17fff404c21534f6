import {
  PDFDocument,
  StandardFonts,
  TextRenderingMode,
  clip,
  endPath,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  setTextRenderingMode,
} from "pdf-lib";
import PDFKit from "pdfkit";
import { PAGE } from "./pdfs.ts";

export const METHODS = [
  "white",
  "same colour",
  "tiny",
  "transparent",
  "off page",
  "clipped",
  "invisible mode",
  "covered",
] as const;
export type Method = (typeof METHODS)[number];
export const PRODUCERS = ["pdf-lib", "pdfkit", "by hand"] as const;
export type Producer = (typeof PRODUCERS)[number];

/** What every page shows: among it white on a dark bar, light grey, small print, a line over text, and a pale ground. */
export const SHOWN = [
  "Confidential Agreement",
  "between Alpha Limited and Beta Holdings",
  "White letters on a dark bar",
  "Small print of five points",
  "Pale grey but there",
  "Underlined and boxed words",
] as const;

/** A PDF of one page that shows `SHOWN` and, where a method is given, hides `secret` by it. */
export function hiddenPdf(producer: Producer, method: Method | null, secret: string): Promise<Uint8Array> {
  switch (producer) {
    case "pdf-lib":
      return byPdfLib(method, secret);
    case "pdfkit":
      return byPdfKit(method, secret);
    case "by hand":
      return Promise.resolve(byHand(method, secret));
  }
}

async function byPdfLib(method: Method | null, secret: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([PAGE.width, PAGE.height]);
  const draw = (text: string, y: number, options = {}): void =>
    page.drawText(text, { x: 72, y, size: 11, font, ...options });
  page.drawRectangle({ x: 60, y: 640, width: 400, height: 24, color: rgb(0.1, 0.1, 0.3) });
  draw(SHOWN[0], 720);
  draw(SHOWN[1], 700);
  draw(SHOWN[2], 648, { color: rgb(1, 1, 1) });
  draw(SHOWN[3], 620, { size: 5 });
  draw(SHOWN[4], 600, { color: rgb(0.8, 0.8, 0.8) });
  page.drawRectangle({ x: 60, y: 570, width: 300, height: 20, color: rgb(0.95, 0.95, 0.8) });
  draw(SHOWN[5], 576);
  page.drawLine({ start: { x: 72, y: 574 }, end: { x: 300, y: 574 }, thickness: 1 });
  page.drawRectangle({ x: 60, y: 570, width: 300, height: 20, borderWidth: 1, borderColor: rgb(0, 0, 0) });
  switch (method) {
    case null:
      break;
    case "white":
      draw(secret, 400, { color: rgb(1, 1, 1) });
      break;
    case "same colour":
      page.drawRectangle({ x: 60, y: 390, width: 480, height: 30, color: rgb(0.2, 0.4, 0.6) });
      draw(secret, 400, { color: rgb(0.2, 0.4, 0.61) });
      break;
    case "tiny":
      draw(secret, 400, { size: 1 });
      break;
    case "transparent":
      draw(secret, 400, { opacity: 0 });
      break;
    case "off page":
      draw(secret, -60);
      break;
    case "clipped":
      page.pushOperators(pushGraphicsState(), rectangle(10, 10, 20, 20), clip(), endPath());
      draw(secret, 400);
      page.pushOperators(popGraphicsState());
      break;
    case "invisible mode":
      page.pushOperators(pushGraphicsState(), setTextRenderingMode(TextRenderingMode.Invisible));
      draw(secret, 400);
      page.pushOperators(popGraphicsState());
      break;
    case "covered":
      draw(secret, 400);
      page.drawRectangle({ x: 60, y: 390, width: 520, height: 30, color: rgb(1, 1, 1) });
  }
  return document.save();
}

function byPdfKit(method: Method | null, secret: string): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const document = new PDFKit({ size: [PAGE.width, PAGE.height], margin: 0 });
    const chunks: Buffer[] = [];
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    const draw = (text: string, y: number, size = 11): void => {
      document.fontSize(size).text(text, 72, y, { lineBreak: false });
    };
    document.rect(60, 120, 400, 24).fill("#19194c");
    document.fillColor("black");
    draw(SHOWN[0], 60);
    draw(SHOWN[1], 80);
    document.fillColor("white");
    draw(SHOWN[2], 126);
    document.fillColor("black");
    draw(SHOWN[3], 160, 5);
    document.fillColor("#cccccc");
    draw(SHOWN[4], 180);
    document.rect(60, 200, 300, 20).fill("#f2f2cc");
    document.fillColor("black");
    draw(SHOWN[5], 204);
    document.rect(60, 200, 300, 20).stroke();
    switch (method) {
      case null:
        break;
      case "white":
        document.fillColor("white");
        draw(secret, 400);
        break;
      case "same colour":
        document.rect(60, 390, 480, 30).fill("#336699");
        document.fillColor("#336699");
        draw(secret, 400);
        break;
      case "tiny":
        draw(secret, 400, 1);
        break;
      case "transparent":
        document.fillOpacity(0);
        draw(secret, 400);
        break;
      case "off page":
        draw(secret, -80);
        break;
      case "clipped":
        document.save().rect(10, 10, 20, 20).clip();
        draw(secret, 400);
        document.restore();
        break;
      case "invisible mode":
        document.addContent("3 Tr");
        draw(secret, 400);
        break;
      case "covered":
        draw(secret, 400);
        document.rect(60, 390, 520, 30).fill("white");
    }
    document.end();
  });
}

/** Letters inside a hand-written stream, scaled by the text matrix and not by the font's size, in old colour operators. */
function byHand(method: Method | null, secret: string): Uint8Array {
  const escape = (text: string): string => text.replace(/[\\()]/g, "\\$&");
  const draw = (text: string, y: number, size = 11): string =>
    `BT /F 1 Tf ${size} 0 0 ${size} 72 ${y} Tm (${escape(text)}) Tj ET`;
  const hides: Readonly<Record<Method, string>> = {
    white: `q 1 g ${draw(secret, 400)} Q`,
    "same colour": `q 0 0.6 0.6 0.2 k 60 390 480 30 re f ${draw(secret, 400)} Q`,
    tiny: draw(secret, 400, 2),
    transparent: `q /Clear gs ${draw(secret, 400)} Q`,
    "off page": `q 1 0 0 1 900 0 cm ${draw(secret, 400)} Q`,
    clipped: `q 10 10 m 30 10 l 30 30 l 10 30 l h W n ${draw(secret, 400)} Q`,
    "invisible mode": `q 3 Tr ${draw(secret, 400)} Q`,
    covered: `${draw(secret, 400)} q 1 1 1 rg 60 390 m 580 390 l 580 420 l 60 420 l f Q`,
  };
  const content = [
    "q 0.1 0.1 0.3 rg 60 640 400 24 re f Q",
    draw(SHOWN[0], 720),
    draw(SHOWN[1], 700),
    `q 1 g ${draw(SHOWN[2], 648)} Q`,
    draw(SHOWN[3], 620, 5),
    `q 0.8 g ${draw(SHOWN[4], 600)} Q`,
    "q 0.95 0.95 0.8 rg 60 570 300 20 re f Q",
    draw(SHOWN[5], 576),
    "60 570 300 20 re S",
    ...(method === null ? [] : [hides[method]]),
  ].join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /ExtGState << /Clear << /ca 0 /CA 0 >> >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  let file = "%PDF-1.4\n";
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
