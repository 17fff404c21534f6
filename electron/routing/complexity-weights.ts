/** One thing that makes a contract hard, how much it may add, and how fast it gets there. */
export interface SignalWeight {
  readonly name: SignalName;
  /** The most it adds to the score. All of them sum to 1. */
  readonly weight: number;
  /**
   * In the signal's own unit: the value from which it counts at all, and the distance from there at which it has given
   * 63 % of its weight (share = weight * (1 - e^(-(value - from) / scale))).
   */
  readonly from: number;
  readonly scale: number;
}

export type SignalName =
  | "size in tokens, about"
  | "clause density"
  | "cross-references"
  | "defined terms"
  | "nesting depth"
  | "jurisdictions named"
  | "overriding language"
  | "tables"
  | "languages besides English"
  | "unreadable pages";

export const complexityWeights: readonly SignalWeight[] = [
  { name: "size in tokens, about", weight: 0.21, from: 0, scale: 10_000 },
  { name: "clause density", weight: 0.08, from: 0.3, scale: 0.6 },
  { name: "cross-references", weight: 0.15, from: 0, scale: 30 },
  { name: "defined terms", weight: 0.12, from: 0, scale: 20 },
  { name: "nesting depth", weight: 0.07, from: 1, scale: 2 },
  { name: "jurisdictions named", weight: 0.1, from: 1, scale: 2 },
  { name: "overriding language", weight: 0.16, from: 0, scale: 12 },
  { name: "tables", weight: 0.03, from: 0, scale: 3 },
  { name: "languages besides English", weight: 0.05, from: 0, scale: 0.5 },
  { name: "unreadable pages", weight: 0.03, from: 0, scale: 1 },
];
