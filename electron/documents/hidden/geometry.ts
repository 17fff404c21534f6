/** [a, b, c, d, e, f] as in PDF: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Points of the page as shown, origin at the top left. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

export function place(matrix: Matrix, x: number, y: number): { x: number; y: number } {
  return { x: matrix[0] * x + matrix[2] * y + matrix[4], y: matrix[1] * x + matrix[3] * y + matrix[5] };
}

/** Numbers as a matrix; the identity where they are none. */
export function toMatrix(value: unknown): Matrix {
  if (!isNumbers(value)) return IDENTITY;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = value;
  return [a, b, c, d, e, f];
}

export function isNumbers(value: unknown): value is ArrayLike<number> & Iterable<number> {
  return (
    (Array.isArray(value) && value.every((each) => typeof each === "number")) ||
    value instanceof Float32Array ||
    value instanceof Float64Array
  );
}

/** The smallest upright area around the corners of a rectangle, as placed. */
export function areaOf(matrix: Matrix, x0: number, y0: number, x1: number, y1: number): Area {
  const corners = [place(matrix, x0, y0), place(matrix, x1, y0), place(matrix, x0, y1), place(matrix, x1, y1)];
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

export function shared(one: Area, other: Area): Area {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

export function contains(area: Area, x: number, y: number): boolean {
  return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
}

/** Whether turned by quarters only, so that upright rectangles stay upright. */
export function isUpright(matrix: Matrix): boolean {
  const near = 1e-3 * Math.max(...matrix.slice(0, 4).map(Math.abs));
  return (
    (Math.abs(matrix[1]) <= near && Math.abs(matrix[2]) <= near) ||
    (Math.abs(matrix[0]) <= near && Math.abs(matrix[3]) <= near)
  );
}
