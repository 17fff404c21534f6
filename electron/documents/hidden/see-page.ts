import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/types/src/display/api.js";
import type { Piece } from "../pdf/pieces.ts";
import { forgiveTrifles, hiddenNotes, lettersAndDigits, withoutHidden } from "./hidden-text.ts";
import { walk } from "./walk.ts";
import type { Texts, Walked } from "./walk.ts";
import type { Area } from "./geometry.ts";
import type { Glyph } from "./letters.ts";

export interface SeenPage {
  /** What shows, as far as the operators tell. */
  readonly pieces: readonly Piece[];
  /** What does not, in the words of a finding. */
  readonly hidden: readonly string[];
  /** There is text behind a picture, which only the picture can tell from a layer that repeats it. */
  readonly behindPicture: boolean;
  /** The part of the page, 0..1, that its pictures fill; a scan may come in strips. */
  readonly picture: number;
  /** The letters that show, or seem to, where the page as rendered is to tell of some of them. */
  readonly doubted: readonly Glyph[];
  /** The rules drawn on the page: thin, upright or level. */
  readonly rules: readonly Area[];
  /** The text says other letters or digits than its fonts draw. */
  readonly isMisnamed: boolean;
}

/** One sign may be a slip of whoever made the font. */
const LEAST_MISNAMED = 2;

/** A line or two: a layer behind the picture of a page has more, a stamp on it has less. */
const LEAST_BEHIND = 4;

/** Follows how a page is drawn. */
export async function followPage(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  operators: Pick<Awaited<ReturnType<PDFPageProxy["getOperatorList"]>>, "fnArray" | "argsArray">,
  texts: Texts,
): Promise<Walked> {
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const layers = await document.getOptionalContentConfig();
  const { transform, width, height } = page.getViewport({ scale: 1 });
  return walk(
    {
      operators,
      codes: OPS,
      transform,
      width,
      height,
      font: (name) => (page.commonObjs.has(name) ? page.commonObjs.get(name) : null),
      isShown: (properties) => layers.isVisible(properties),
    },
    texts,
  );
}

/** Which of a page's pieces show, by how it is drawn. */
export function seen({ glyphs, picture, rules, misnamed }: Walked, pieces: readonly Piece[]): SeenPage {
  const showing = glyphs.filter((glyph) => glyph.hiddenBy === null);
  const doubted = showing.some((glyph) => glyph.isDoubtful) ? showing : [];
  const isMisnamed = misnamed >= LEAST_MISNAMED;
  if (showing.length === glyphs.length)
    return { pieces, hidden: [], behindPicture: false, picture, doubted, rules, isMisnamed };
  forgiveTrifles(glyphs);
  const isBehind = (glyph: Glyph): boolean => glyph.hiddenBy === "picture";
  const behind = lettersAndDigits(
    glyphs
      .filter(isBehind)
      .map((glyph) => glyph.text)
      .join(""),
  );
  const certain = glyphs.map((glyph) => (isBehind(glyph) ? { ...glyph, hiddenBy: null } : glyph));
  return {
    pieces: withoutHidden(pieces, certain),
    hidden: hiddenNotes(certain),
    behindPicture: behind >= LEAST_BEHIND,
    picture,
    doubted,
    rules,
    isMisnamed,
  };
}
