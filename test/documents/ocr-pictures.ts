import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { GlobalFonts, createCanvas } from "@napi-rs/canvas";
import { PDFDocument } from "pdf-lib";
import { PAGE } from "./pdfs.ts";
import type { Words } from "./pdfs.ts";

// The machine's own fonts differ; this one comes with the PDF library.
const FONT = "Headnote Test";
GlobalFonts.registerFromPath(
  join(
    dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")),
    "standard_fonts/LiberationSans-Regular.ttf",
  ),
  FONT,
);

/**
 * A sheet of paper with words on it as a scanner sees it. `radians` is by how much it lay askew, clockwise; `shadow` by how
 * much, 0..1, its corners are darker than its middle, as a camera sees it.
 */
export function scanOf(words: readonly Words[], { dpi = 200, radians = 0, shadow = 0 } = {}): Uint8Array {
  const scale = dpi / 72;
  const canvas = createCanvas(Math.round(PAGE.width * scale), Math.round(PAGE.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(radians);
  context.scale(scale, scale);
  context.translate(-PAGE.width / 2, -PAGE.height / 2);
  context.fillStyle = "black";
  for (const { text, x, y, size = 11 } of words) {
    context.font = `${size}px "${FONT}"`;
    context.fillText(text, x, y);
  }
  if (shadow > 0) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    const [x, y] = [canvas.width / 2, canvas.height / 2];
    const light = context.createRadialGradient(x, y, 0, x, y, Math.hypot(x, y));
    const dark = Math.round(255 * (1 - shadow));
    light.addColorStop(0, "white");
    light.addColorStop(1, `rgb(${dark}, ${dark}, ${dark})`);
    context.globalCompositeOperation = "multiply";
    context.fillStyle = light;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  return canvas.toBuffer("image/png");
}

/** Pages filled by pictures, with nothing else on them. */
export async function picturesPdf(pictures: readonly Uint8Array[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const picture of pictures) {
    const page = document.addPage([PAGE.width, PAGE.height]);
    page.drawImage(await document.embedPng(picture), { x: 0, y: 0, width: PAGE.width, height: PAGE.height });
  }
  return document.save();
}
