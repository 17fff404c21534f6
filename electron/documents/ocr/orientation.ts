import type { Turn } from "../pdf/pieces.ts";
import type { Picture } from "./picture.ts";

/** Shades from the paper's by which a pixel counts as ink. */
const INK_CONTRAST = 64;
/** The part of the inked height and width that a sample has. */
const SAMPLE = 0.6;
/** A sample smaller than this, pixels each way, is widened to what there is. */
const LEAST = 600;

/**
 * The picture turned so that text which reads in direction `turn` (quarter turns clockwise) reads from left to right.
 * Turned by nothing, it is the picture itself.
 */
export function turned(picture: Picture, turn: Turn): Picture {
  if (turn === 0) return picture;
  const { width, height, grey, scale } = picture;
  const isSideways = turn !== 2;
  const [across, down] = isSideways ? [height, width] : [width, height];
  const result = new Uint8Array(grey.length);
  for (let y = 0, from = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, from += 1) {
      const to =
        turn === 1
          ? (width - 1 - x) * across + y
          : turn === 2
            ? (height - 1 - y) * across + (width - 1 - x)
            : x * across + (height - 1 - y);
      result[to] = grey[from] ?? 255;
    }
  }
  return { width: across, height: down, grey: result, scale };
}

/** The middle of what is inked: enough words to tell by which way up they are, in a third of the time of a page. */
export function sampleOf(picture: Picture): Picture {
  const { width, height, grey, scale } = picture;
  let [left, right, top, bottom] = [width, -1, height, -1];
  // The rim of a scan is dark as often as not.
  const rim = Math.round(0.02 * Math.min(width, height));
  for (let y = rim; y < height - rim; y += 2) {
    for (let x = rim; x < width - rim; x += 2) {
      if ((grey[y * width + x] ?? 255) > 255 - INK_CONTRAST) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  if (right < left || bottom < top) return picture;
  const [fromX, toX] = middleOf(left, right, width);
  const [fromY, toY] = middleOf(top, bottom, height);
  const [across, down] = [toX - fromX, toY - fromY];
  const sample = new Uint8Array(across * down);
  for (let y = 0; y < down; y += 1) {
    const from = (fromY + y) * width + fromX;
    sample.set(grey.subarray(from, from + across), y * across);
  }
  return { width: across, height: down, grey: sample, scale };
}

function middleOf(from: number, to: number, limit: number): [number, number] {
  const middle = (from + to) / 2;
  const half = Math.max((SAMPLE * (to - from)) / 2, LEAST / 2);
  return [Math.max(0, Math.floor(middle - half)), Math.min(limit, Math.ceil(middle + half))];
}
