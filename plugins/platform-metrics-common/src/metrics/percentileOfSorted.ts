import {
  ascending,
  between,
  percentile,
  rankOf,
  type SortedNumbers,
} from './percentile';

/**
 * Of each array, the part in which the number sought can still be: the indexes
 * `[low, high)`. Arrays with none left are dropped, in place.
 */
interface Windows {
  arrays: SortedNumbers[];
  low: Uint32Array;
  high: Uint32Array;
}

/** So many numbers are sorted faster than searched. */
const FEW = 128;

/** Of so many windows the middle is looked at to choose a pivot. */
const PIVOT_CANDIDATES = 31;

/**
 * The same as {@link percentile} of all the numbers in many sorted arrays, and
 * as exact, without putting them together: selection by pivots, where each
 * round asks every array by binary search and leaves about half of the numbers
 * behind. Costs in proportion to the number of arrays, whatever their lengths.
 *
 * @public
 */
export function percentileOfSorted(
  arrays: readonly SortedNumbers[],
  percent: number,
): number | undefined {
  let size = 0;
  for (const { length } of arrays) {
    size += length;
  }
  if (size === 0) {
    return undefined;
  }
  if (size <= FEW) {
    return percentile(merge(arrays, size), percent);
  }
  const { below, above, hundredths } = rankOf(size, percent);
  const lower = select(arrays, below);
  const upper =
    above >= lower.notGreater ? leastAbove(arrays, lower.value) : lower.value;
  return between(lower.value, upper, hundredths);
}

/** All the numbers of the arrays, sorted. */
function merge(arrays: readonly SortedNumbers[], size: number): Float64Array {
  const merged = new Float64Array(size);
  let end = 0;
  for (const numbers of arrays) {
    merged.set(numbers, end);
    end += numbers.length;
  }
  return merged.sort();
}

/** The number at a rank from 0, and how many numbers are not greater. */
function select(
  arrays: readonly SortedNumbers[],
  rank: number,
): { value: number; notGreater: number } {
  const filled = arrays.filter(({ length }) => length > 0);
  const windows: Windows = {
    arrays: filled,
    low: new Uint32Array(filled.length),
    high: Uint32Array.from(filled, ({ length }) => length),
  };
  const firstEqual = new Uint32Array(filled.length);
  const firstGreater = new Uint32Array(filled.length);
  let below = 0;
  for (;;) {
    const { low, high } = windows;
    const pivot = choosePivot(windows);
    let less = 0;
    let equal = 0;
    for (let i = 0; i < windows.arrays.length; i += 1) {
      const numbers = windows.arrays[i];
      firstEqual[i] = lowerBound(numbers, low[i], high[i], pivot);
      firstGreater[i] = upperBound(numbers, firstEqual[i], high[i], pivot);
      less += firstEqual[i] - low[i];
      equal += firstGreater[i] - firstEqual[i];
    }
    if (rank < below + less) {
      narrow(windows, low, firstEqual);
    } else if (rank >= below + less + equal) {
      narrow(windows, firstGreater, high);
      below += less + equal;
    } else {
      return { value: pivot, notGreater: below + less + equal };
    }
  }
}

function narrow(
  { arrays, low, high }: Windows,
  newLow: Uint32Array,
  newHigh: Uint32Array,
): void {
  let kept = 0;
  for (let i = 0; i < arrays.length; i += 1) {
    if (newLow[i] < newHigh[i]) {
      arrays[kept] = arrays[i];
      low[kept] = newLow[i];
      high[kept] = newHigh[i];
      kept += 1;
    }
  }
  arrays.length = kept;
}

/** A number near the middle: the median of the medians of some windows, large ones rather. */
function choosePivot({ arrays, low, high }: Windows): number {
  let size = 0;
  for (let i = 0; i < arrays.length; i += 1) {
    size += high[i] - low[i];
  }
  const step = Math.max(1, size / PIVOT_CANDIDATES);
  const candidates: number[] = [];
  let seen = 0;
  for (let i = 0; i < arrays.length; i += 1) {
    seen += high[i] - low[i];
    while (candidates.length * step < seen) {
      candidates.push(arrays[i][Math.floor((low[i] + high[i]) / 2)]);
    }
  }
  candidates.sort(ascending);
  return candidates[Math.floor(candidates.length / 2)];
}

function leastAbove(arrays: readonly SortedNumbers[], value: number): number {
  let least = Infinity;
  for (const numbers of arrays) {
    const above = upperBound(numbers, 0, numbers.length, value);
    if (above < numbers.length && numbers[above] < least) {
      least = numbers[above];
    }
  }
  return least;
}

/** The first index in `[low, high)` whose number is not less than `value`. */
function lowerBound(
  numbers: SortedNumbers,
  low: number,
  high: number,
  value: number,
): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (numbers[middle] < value) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

/** The first index in `[low, high)` whose number is greater than `value`. */
function upperBound(
  numbers: SortedNumbers,
  low: number,
  high: number,
  value: number,
): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (numbers[middle] > value) {
      to = middle;
    } else {
      from = middle + 1;
    }
  }
  return from;
}
