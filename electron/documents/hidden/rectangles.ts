/** Left, bottom, right, top, in the space of the path. */
type Rectangle = readonly [number, number, number, number];

/** How pdf.js codes a path: a code, then its coordinates. */
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
const MOST_POINTS = 4_000;

/** The rectangles that a path consists of; null where it is anything else. */
export function filledRectangles(path: unknown): Rectangle[] | null {
  if (!(path instanceof Float32Array) || path.length > MOST_POINTS) return null;
  const rectangles: Rectangle[] = [];
  let corners: [number, number][] = [];
  const finish = (): boolean => {
    if (corners.length === 0) return true;
    const rectangle = toRectangle(corners);
    corners = [];
    if (rectangle !== null) rectangles.push(rectangle);
    return rectangle !== null;
  };
  for (let at = 0; at < path.length;) {
    const code = path[at];
    if (code === CLOSE) {
      at += 1;
      continue;
    }
    if (code !== MOVE && code !== LINE) return null;
    if (code === MOVE && !finish()) return null;
    corners.push([path[at + 1] ?? 0, path[at + 2] ?? 0]);
    at += 3;
  }
  return finish() ? rectangles : null;
}

function toRectangle(corners: readonly (readonly [number, number])[]): Rectangle | null {
  if (corners.length === 1) return [0, 0, 0, 0];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)];
  const near = 0.01 * Math.max(right - left, top - bottom);
  const isCorner = corners.every(
    ([x, y]) => Math.min(x - left, right - x) <= near && Math.min(y - bottom, top - y) <= near,
  );
  // Each side runs along the rectangle, never across it.
  const runsAlong = corners.every(([x, y], index) => {
    const [nextX = x, nextY = y] = corners[(index + 1) % corners.length] ?? [];
    return Math.abs(nextX - x) <= near || Math.abs(nextY - y) <= near;
  });
  return isCorner && runsAlong && corners.length >= 4 && corners.length <= 6 ? [left, bottom, right, top] : null;
}
