import type { PDFDocumentProxy } from "pdfjs-dist/types/src/display/api.js";
import type { Picture } from "../ocr/picture.ts";
import { renderPage } from "../ocr/render-page.ts";
import type { DrawnPage } from "../pdf/read-page.ts";
import { hiddenNotes, lettersAndDigits, withoutHidden } from "./hidden-text.ts";
import type { Glyph } from "./letters.ts";

/** Enough to see whether there is ink, and quick. */
const DPI = 100;
/** Of 255: what is rendered has no noise, and letters in pale grey are seen. */
const LEAST_CONTRAST = 10;
/** Letters of fewer pixels cannot be looked for. */
const SMALLEST = 3;
/** A stretch of so many letters and digits without ink is no dot or dash that was missed. */
const LEAST_BARE = 4;
/** Two shapes that meet over a line leave a seam that looks like ink, a letter or two wide. */
const MOST_SEAM = 2;
/** Where fewer of the letters that show for sure have ink, the rendering is not to be trusted. */
const LEAST_INKED = 0.9;

/**
 * The page without the letters that its drawing operators left in doubt and that are not to be seen on it as rendered:
 * painted over by a shape, in a pattern or a blend that comes to nothing, cut away by a path. Where nothing on the page
 * is sure and nothing of it has ink, the page is left to recognition.
 */
export async function withoutUnseen(document: PDFDocumentProxy, page: DrawnPage): Promise<DrawnPage> {
  const { doubted, ...rest } = page;
  const done: DrawnPage = { ...rest, doubted: [] };
  const shown = await document.getPage(page.number);
  const picture = await renderPage(shown, DPI).finally(() => shown.cleanup());
  const [doubtful, sure] = [doubted.filter((glyph) => glyph.isDoubtful), doubted.filter((glyph) => !glyph.isDoubtful)];
  const bare = bareStretches(picture, doubtful);
  if (bare.size === 0) return done;
  const marks = sure.filter((glyph) => isMark(glyph));
  const inked = marks.filter((glyph) => hasInk(picture, glyph)).length;
  const isTrusted = marks.length > 0 ? inked >= LEAST_INKED * marks.length : bare.size < doubtful.length;
  if (!isTrusted) return { ...done, behindPicture: true };
  const told = doubted.map((glyph): Glyph => (bare.has(glyph) ? { ...glyph, hiddenBy: "unseen" } : glyph));
  return { ...done, pieces: withoutHidden(page.pieces, told), hidden: [...page.hidden, ...hiddenNotes(told)] };
}

/** The letters, with what stands between them, that follow each other and have no ink. */
function bareStretches(picture: Picture, glyphs: readonly Glyph[]): ReadonlySet<Glyph> {
  const bare = new Set<Glyph>();
  let stretch: Glyph[] = [];
  let count = 0;
  /** What follows the stretch from a letter with ink on, which may yet lie between two without. */
  let seam: Glyph[] = [];
  const end = (): void => {
    if (count >= LEAST_BARE) for (const glyph of stretch) bare.add(glyph);
    [stretch, seam, count] = [[], [], 0];
  };
  for (const glyph of glyphs) {
    if (!isMark(glyph)) {
      (seam.length === 0 ? stretch : seam).push(glyph);
    } else if (!hasInk(picture, glyph)) {
      stretch.push(...seam, glyph);
      seam = [];
      count += lettersAndDigits(glyph.text);
    } else {
      seam.push(glyph);
      if (count === 0 || seam.length > MOST_SEAM || stretch.at(-1)?.order !== glyph.order) end();
    }
  }
  end();
  return bare;
}

/** Whether a glyph leaves a mark that is large enough to look for. */
function isMark({ text }: Glyph): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Whether anything is to be seen around the middle of a letter. */
function hasInk({ grey, width, height, scale }: Picture, { x, y, size }: Glyph): boolean {
  // On a plan that is rendered small, letters leave less than a dot.
  if (size * scale < SMALLEST) return true;
  const around = Math.max(1, 0.3 * size * scale);
  const [left, right] = [
    Math.max(0, Math.floor(x * scale - around)),
    Math.min(width - 1, Math.ceil(x * scale + around)),
  ];
  const [top, bottom] = [
    Math.max(0, Math.floor(y * scale - around)),
    Math.min(height - 1, Math.ceil(y * scale + around)),
  ];
  let [darkest, lightest] = [255, 0];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const shade = grey[row * width + column] ?? 255;
      if (shade < darkest) darkest = shade;
      if (shade > lightest) lightest = shade;
    }
  }
  return lightest - darkest >= LEAST_CONTRAST;
}
