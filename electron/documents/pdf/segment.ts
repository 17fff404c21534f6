import type { Piece } from "./pieces.ts";

/** Pieces on one baseline, left to right, with no wide gap between them. */
export interface Segment {
  readonly pieces: readonly Piece[];
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly characters: number;
}
