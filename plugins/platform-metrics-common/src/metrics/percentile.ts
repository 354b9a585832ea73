/**
 * Numbers in ascending order.
 *
 * @public
 */
export type SortedNumbers = ArrayLike<number>;

/**
 * The p-th percentile, by linear interpolation between closest ranks (R type
 * 7, as PostgreSQL's `percentile_cont`): of n numbers, the one at rank
 * (n - 1) * p from 0, or in between the two beside it. `p` is from 0 to 1.
 * Absent of no numbers.
 *
 * @public
 */
export function percentile(
  sorted: SortedNumbers,
  p: number,
): number | undefined {
  if (sorted.length === 0) {
    return undefined;
  }
  const rank = (sorted.length - 1) * p;
  const lower = sorted[Math.floor(rank)];
  const upper = sorted[Math.ceil(rank)];
  return lower + (rank - Math.floor(rank)) * (upper - lower);
}

/**
 * The median of numbers in any order.
 *
 * @public
 */
export function median(numbers: Iterable<number>): number | undefined {
  return percentile([...numbers].sort(ascending), 0.5);
}

/** For sorting numbers. */
export function ascending(a: number, b: number): number {
  return a - b;
}
