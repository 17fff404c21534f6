import type { Box } from "../../../shared/domain/contract.ts";

/** A page as a picture in shades of grey. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte for each pixel, row by row; 0 is black. */
  readonly grey: Uint8Array;
  /** Pixels per point. */
  readonly scale: number;
}

/** Shades from the paper's by which a pixel counts as ink. */
const INK_CONTRAST = 64;
/** The part of a page that dust and the edge of a scan may blacken. */
const DUST = 0.0002;

/** Turns colours, four bytes for each pixel, into a picture; transparent pixels are as white as paper. */
export function toPicture(colours: Uint8ClampedArray, width: number, height: number, scale: number): Picture {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 4) {
    // ITU-R BT.601 luma in 8-bit fixed point.
    const luma = ((colours[at] ?? 255) * 77 + (colours[at + 1] ?? 255) * 150 + (colours[at + 2] ?? 255) * 29) >> 8;
    const alpha = colours[at + 3] ?? 255;
    grey[pixel] = alpha === 255 ? luma : 255 - (((255 - luma) * alpha) >> 8);
  }
  return { width, height, grey, scale };
}

/** A row or column that is inked over more than half its length is part of a rule. */
const RULE = 0.5;
/** The part of the rows or columns that rules may take; a picture that is dark throughout takes more. */
const MOST_RULED = 0.03;

/** Whether nothing is on the page but its paper and rules: hardly a pixel else differs from the most common shade. */
export function isBlank({ grey, width, height }: Picture): boolean {
  const paper = mostCommon(grey);
  const rows = new Uint32Array(height);
  const columns = new Uint32Array(width);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      if (Math.abs((grey[at] ?? paper) - paper) < INK_CONTRAST) continue;
      rows[y] = (rows[y] ?? 0) + 1;
      columns[x] = (columns[x] ?? 0) + 1;
    }
  }
  const unruled = (counts: Uint32Array, length: number): number => {
    const free = counts.filter((count) => count <= RULE * length);
    const ruled = counts.length - free.length;
    return (ruled <= MOST_RULED * counts.length ? free : counts).reduce((sum, count) => sum + count, 0);
  };
  return Math.min(unruled(rows, width), unruled(columns, height)) <= DUST * grey.length;
}

/** The picture with areas of the page, in points, in the shade of its paper. Changes the picture that it was given. */
export function withoutAreas(picture: Picture, areas: readonly Box[]): Picture {
  if (areas.length === 0) return picture;
  const { width, height, grey, scale } = picture;
  const paper = mostCommon(grey);
  const margin = 1;
  for (const { x, y, width: across, height: down } of areas) {
    const left = Math.max(0, Math.floor((x - margin) * scale));
    const right = Math.min(width, Math.ceil((x + across + margin) * scale));
    const bottom = Math.min(height, Math.ceil((y + down + margin) * scale));
    for (let row = Math.max(0, Math.floor((y - margin) * scale)); row < bottom; row += 1)
      grey.fill(paper, row * width + Math.min(left, right), row * width + right);
  }
  return picture;
}

function mostCommon(grey: Uint8Array): number {
  const shades = new Uint32Array(256);
  for (const shade of grey) shades[shade] = (shades[shade] ?? 0) + 1;
  return shades.indexOf(Math.max(...shades));
}

/** The picture as a PGM file (binary, "P5"), which Tesseract reads without unpacking. */
export function toPgm({ width, height, grey }: Picture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, "latin1"), grey]);
}
