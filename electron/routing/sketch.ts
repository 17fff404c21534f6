import type { Sketch } from "../../shared/domain/health.ts";

/**
 * Quantiles of a stream in little memory: DDSketch (Masson, Rim and Lee, "DDSketch: A Fast and Fully-Mergeable Quantile
 * Sketch with Relative-Error Guarantees", VLDB 2019). A value is counted in the bin of its logarithm, so that a quantile is
 * right to within five per cent of itself. Weights may be decayed, which the bins do not mind (Cormode et al., "Forward
 * Decay", ICDE 2009).
 */
const accuracy = 0.05;
const gamma = (1 + accuracy) / (1 - accuracy);
const logGamma = Math.log(gamma);
/** What weighs less is forgotten. */
const least = 1e-3;

export const emptySketch: Sketch = [];

/** With one more value (above zero; others are not counted), after the weights so far were multiplied by `decay` (0..1). */
export function addToSketch(sketch: Sketch, value: number, decay: number): Sketch {
  if (!(value > 0) || !Number.isFinite(value)) return decayed(sketch, decay);
  // Zero is added because a bin of minus zero would not survive being stored.
  const index = Math.ceil(Math.log(value) / logGamma) + 0;
  const next: [number, number][] = [];
  let placed = false;
  for (const [bin, weight] of sketch) {
    if (bin > index && !placed) {
      next.push([index, 1]);
      placed = true;
    }
    const left = weight * decay + (bin === index ? 1 : 0);
    if (bin === index) placed = true;
    if (left >= least) next.push([bin, left]);
  }
  if (!placed) next.push([index, 1]);
  return next;
}

export function decayed(sketch: Sketch, decay: number): Sketch {
  return sketch.map(([bin, weight]) => [bin, weight * decay] as const).filter(([, weight]) => weight >= least);
}

/** How many values it holds, the old ones counting less. */
export function weightOf(sketch: Sketch): number {
  return sketch.reduce((sum, [, weight]) => sum + weight, 0);
}

/** The value below which the share `q` (0..1) of the values lies; null where there are none. */
export function quantile(sketch: Sketch, q: number): number | null {
  const rank = q * weightOf(sketch);
  let below = 0;
  let found: number | null = null;
  for (const [bin, weight] of sketch) {
    below += weight;
    found = bin;
    // Sums of fractions are not exact; a rank on the edge of a bin is in it.
    if (below >= rank - 1e-9) break;
  }
  return found === null ? null : (2 * gamma ** found) / (gamma + 1);
}
