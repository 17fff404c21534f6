/**
 * Who is asked first is drawn by weight (a canary gets its small share), the others follow from heavy to light. `draw` is
 * 0 up to, not including, 1. Without any weight the order written stands.
 */
export function orderByWeight(
  deployments: readonly string[],
  weights: Readonly<Record<string, number>>,
  draw: number,
): string[] {
  const weightOf = (deployment: string) => (Object.hasOwn(weights, deployment) ? (weights[deployment] ?? 0) : 0);
  const heavyFirst = deployments.toSorted((a, b) => weightOf(b) - weightOf(a));
  const total = deployments.reduce((sum, deployment) => sum + weightOf(deployment), 0);
  if (total <= 0) return [...deployments];
  let left = draw * total;
  // In the order written, so that the same draw means the same deployment whatever else is sorted.
  const drawn = deployments.find((deployment) => {
    left -= weightOf(deployment);
    return left < 0;
  });
  return drawn === undefined ? heavyFirst : [drawn, ...heavyFirst.filter((deployment) => deployment !== drawn)];
}

/** Its share of the calls that come first, 0..1; null where no weights are set. */
export function shareOf(
  deployment: string,
  deployments: readonly string[],
  weights: Readonly<Record<string, number>>,
): number | null {
  const total = deployments.reduce((sum, one) => sum + (Object.hasOwn(weights, one) ? (weights[one] ?? 0) : 0), 0);
  return total <= 0 ? null : (Object.hasOwn(weights, deployment) ? (weights[deployment] ?? 0) : 0) / total;
}
