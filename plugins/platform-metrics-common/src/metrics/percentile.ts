/**
 * Numbers in ascending order.
 *
 * @public
 */
export type SortedNumbers = ArrayLike<number>;

/**
 * The percentile of a whole per cent from 0 to 100, by linear interpolation
 * between closest ranks (R type 7, as PostgreSQL's `percentile_cont`): of n
 * numbers, the one at rank (n - 1) * percent / 100 from 0, or in between the
 * two beside it. Absent of no numbers.
 *
 * @public
 */
export function percentile(
  sorted: SortedNumbers,
  percent: number,
): number | undefined {
  if (sorted.length === 0) {
    return undefined;
  }
  const { below, above, hundredths } = rankOf(sorted.length, percent);
  return between(sorted[below], sorted[above], hundredths);
}

/** Where a percentile of so many numbers is: how many hundredths of the way from one rank to the next. */
export function rankOf(
  size: number,
  percent: number,
): { below: number; above: number; hundredths: number } {
  const rank = (size - 1) * percent;
  return {
    below: Math.floor(rank / 100),
    above: Math.ceil(rank / 100),
    hundredths: rank % 100,
  };
}

/**
 * So many hundredths of the way from one number to another. Of whole numbers
 * it is exact but for one division, hence has no more than two decimals: 0.9
 * is no binary fraction, and a rank of 0.9 * (n - 1) would leave its rest.
 */
export function between(
  lower: number,
  upper: number,
  hundredths: number,
): number {
  return (lower * 100 + hundredths * (upper - lower)) / 100;
}

/**
 * The median of numbers in any order.
 *
 * @public
 */
export function median(numbers: Iterable<number>): number | undefined {
  return percentile([...numbers].sort(ascending), 50);
}

/** For sorting numbers. */
export function ascending(a: number, b: number): number {
  return a - b;
}
