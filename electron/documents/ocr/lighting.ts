import type { Picture } from "./picture.ts";

/** Points of a side of the squares in which the shade of the paper is taken. */
const SQUARE = 14;
/** The paper is lighter than nearly all that is on it. */
const PAPER_SHARE = 0.9;
/** Squares whose lightest shades are darker than this part of the paper's are dark themselves, and no shadow. */
const DARKEST = 0.35;
/** How many squares around, each way, a square full of ink may borrow its paper from. */
const REACH = 2;
/** Paper that differs by less than this from light to shadow is evenly lit; scanners differ less, cameras more. */
const EVEN = 0.85;

/**
 * The picture as if its paper were evenly lit: a photograph of a page is darker towards its corners and in the fold, and
 * words in the shadow are passed over where one bound parts ink from paper everywhere. Each pixel is divided by the
 * shade of the paper around it. An evenly lit picture is given back as it is.
 */
export function evenlyLit(picture: Picture): Picture {
  const { width, height, grey, scale } = picture;
  const side = Math.max(8, Math.round(SQUARE * scale));
  const [across, down] = [Math.ceil(width / side), Math.ceil(height / side)];
  const shades = new Float32Array(across * down);
  for (let row = 0; row < down; row += 1)
    for (let column = 0; column < across; column += 1)
      shades[row * across + column] = paperIn(picture, column * side, row * side, side);
  const lightest = sortedAt(shades, 0.95);
  const paper = blurred(
    spread(
      shades.map((shade) => (shade < DARKEST * lightest ? 0 : shade)),
      across,
      down,
      lightest,
    ),
    across,
    down,
  );
  if (sortedAt(paper, 0.02) >= EVEN * sortedAt(paper, 0.98)) return picture;
  const even = new Uint8Array(grey.length);
  for (let y = 0, at = 0; y < height; y += 1) {
    const v = Math.min(down - 1, Math.max(0, (y + 0.5) / side - 0.5));
    const top = Math.floor(v);
    const bottom = Math.min(down - 1, top + 1);
    for (let x = 0; x < width; x += 1, at += 1) {
      const u = Math.min(across - 1, Math.max(0, (x + 0.5) / side - 0.5));
      const left = Math.floor(u);
      const right = Math.min(across - 1, left + 1);
      const above = mix(paper[top * across + left] ?? 255, paper[top * across + right] ?? 255, u - left);
      const below = mix(paper[bottom * across + left] ?? 255, paper[bottom * across + right] ?? 255, u - left);
      even[at] = Math.min(255, (255 * (grey[at] ?? 255)) / Math.max(1, mix(above, below, v - top)));
    }
  }
  return { width, height, grey: even, scale };
}

function mix(one: number, other: number, share: number): number {
  return one + (other - one) * share;
}

function paperIn({ width, height, grey }: Picture, left: number, top: number, side: number): number {
  const counts = new Uint32Array(256);
  let all = 0;
  // Every other pixel tells as much.
  for (let y = top; y < Math.min(height, top + side); y += 2)
    for (let x = left; x < Math.min(width, left + side); x += 2) {
      const shade = grey[y * width + x] ?? 255;
      counts[shade] = (counts[shade] ?? 0) + 1;
      all += 1;
    }
  let passed = 0;
  for (let shade = 0; shade < 256; shade += 1) {
    passed += counts[shade] ?? 0;
    if (passed >= PAPER_SHARE * all) return shade;
  }
  return 255;
}

/** Each square as light as the lightest around it; those that have no paper near are as light as the page. */
function spread(shades: Float32Array, across: number, down: number, lightest: number): Float32Array {
  return shades.map((_, index) => {
    const [column, row] = [index % across, Math.floor(index / across)];
    let most = 0;
    for (let y = Math.max(0, row - REACH); y <= Math.min(down - 1, row + REACH); y += 1)
      for (let x = Math.max(0, column - REACH); x <= Math.min(across - 1, column + REACH); x += 1)
        most = Math.max(most, shades[y * across + x] ?? 0);
    return most === 0 ? lightest : most;
  });
}

function blurred(shades: Float32Array, across: number, down: number): Float32Array {
  return shades.map((_, index) => {
    const [column, row] = [index % across, Math.floor(index / across)];
    let [sum, count] = [0, 0];
    for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y += 1)
      for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x += 1) {
        sum += shades[y * across + x] ?? 0;
        count += 1;
      }
    return sum / count;
  });
}

function sortedAt(values: Float32Array, share: number): number {
  return values.toSorted()[Math.floor(share * (values.length - 1))] ?? 255;
}
