import { createCanvas } from "@napi-rs/canvas";
import type { PDFPageProxy } from "pdfjs-dist/types/src/display/api.js";
import { toPicture } from "./picture.ts";
import type { Picture } from "./picture.ts";

const POINTS_PER_INCH = 72;
/** Tesseract is trained on letters some 30 pixels high; contracts at 200 dots per inch come near enough. */
const USUAL_DPI = 200;
/** An A4 page at 300 dots per inch has 8.7 million; a plan on A0 is made smaller. */
const MOST_PIXELS = 10_000_000;

/**
 * Renders a page as it is shown, rotation and annotations included. The memory of the canvas is free again when this
 * returns.
 *
 * @param dpi dots per inch, less where the page is so large that its picture would have more than ten million pixels
 */
export async function renderPage(page: PDFPageProxy, dpi: number = USUAL_DPI): Promise<Picture> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(dpi / POINTS_PER_INCH, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  try {
    const context = canvas.getContext("2d");
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    await page.render({ canvas, viewport }).promise;
    return toPicture(context.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height, scale);
  } finally {
    canvas.width = 1;
    canvas.height = 1;
  }
}
