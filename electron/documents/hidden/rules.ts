import { areaOf } from "./geometry.ts";
import type { Area, Matrix } from "./geometry.ts";

/** How pdf.js codes a path: a code, then its coordinates. */
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
const MOST_POINTS = 4_000;
/** What is thicker than this, points, is a bar and not a rule. */
export const THICKEST = 3;
/** What is shorter, points, is a dash or a dot. */
const SHORTEST = 4;
/** A shade that is smaller, points, is no cell's. */
const LEAST_SHADE = 8;

/** The rules, upright or level, that stroking a path draws on the page; a path with curves in it draws none. */
export function strokedRules(path: unknown, ctm: Matrix): Area[] {
  if (!(path instanceof Float32Array) || path.length > MOST_POINTS) return [];
  const rules: Area[] = [];
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const lineTo = (nextX: number, nextY: number): void => {
    const area = areaOf(ctm, x, y, nextX, nextY);
    if (isRule(area)) rules.push(area);
    [x, y] = [nextX, nextY];
  };
  for (let at = 0; at < path.length;) {
    const code = path[at];
    if (code === CLOSE) {
      lineTo(startX, startY);
      at += 1;
      continue;
    }
    if (code !== MOVE && code !== LINE) return [];
    const [toX = 0, toY = 0] = path.subarray(at + 1, at + 3);
    if (code === LINE) lineTo(toX, toY);
    else [startX, startY, x, y] = [toX, toY, toX, toY];
    at += 3;
  }
  return rules;
}

/** Whether an area is so thin, and long enough, to be a rule. */
export function isRule({ left, top, right, bottom }: Area): boolean {
  const [across, down] = [right - left, bottom - top];
  return Math.min(across, down) <= THICKEST && Math.max(across, down) >= SHORTEST;
}

/** The edges of a shaded area: cells are told apart by their shades as well as by rules. */
export function edgesOf({ left, top, right, bottom }: Area): Area[] {
  if (right - left < LEAST_SHADE || bottom - top < LEAST_SHADE) return [];
  return [
    { left, right, top, bottom: top },
    { left, right, top: bottom, bottom },
    { left, right: left, top, bottom },
    { left: right, right, top, bottom },
  ];
}
