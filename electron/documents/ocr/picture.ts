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

/** Whether nothing is on the page but its paper: hardly a pixel differs from the most common shade. */
export function isBlank({ grey }: Picture): boolean {
  const shades = new Uint32Array(256);
  for (const shade of grey) shades[shade] = (shades[shade] ?? 0) + 1;
  let paper = 0;
  for (let shade = 1; shade < 256; shade += 1) if ((shades[shade] ?? 0) > (shades[paper] ?? 0)) paper = shade;
  let ink = 0;
  for (let shade = 0; shade < 256; shade += 1) if (Math.abs(shade - paper) >= INK_CONTRAST) ink += shades[shade] ?? 0;
  return ink <= DUST * grey.length;
}

/** The picture as a PGM file (binary, "P5"), which Tesseract reads without unpacking. */
export function toPgm({ width, height, grey }: Picture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, "latin1"), grey]);
}
