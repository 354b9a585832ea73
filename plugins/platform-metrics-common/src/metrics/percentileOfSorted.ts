import { ascending, type SortedNumbers } from './percentile';

/** Of each array, the part in which the number sought can still be, `[low, high)`. */
interface Window {
  numbers: SortedNumbers;
  low: number;
  high: number;
}

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
  p: number,
): number | undefined {
  let size = 0;
  for (const { length } of arrays) {
    size += length;
  }
  if (size === 0) {
    return undefined;
  }
  const rank = (size - 1) * p;
  const lower = select(arrays, Math.floor(rank));
  const upper =
    Math.ceil(rank) > Math.floor(rank) && Math.ceil(rank) >= lower.notGreater
      ? leastAbove(arrays, lower.value)
      : lower.value;
  return lower.value + (rank - Math.floor(rank)) * (upper - lower.value);
}

/** The number at a rank from 0, and how many numbers are not greater. */
function select(
  arrays: readonly SortedNumbers[],
  rank: number,
): { value: number; notGreater: number } {
  let windows: Window[] = [];
  for (const numbers of arrays) {
    if (numbers.length > 0) {
      windows.push({ numbers, low: 0, high: numbers.length });
    }
  }
  let below = 0;
  for (;;) {
    const pivot = choosePivot(windows);
    let less = 0;
    let equal = 0;
    const splits = windows.map(({ numbers, low, high }) => {
      const first = lowerBound(numbers, low, high, pivot);
      const last = upperBound(numbers, first, high, pivot);
      less += first - low;
      equal += last - first;
      return { first, last };
    });
    if (rank >= below + less && rank < below + less + equal) {
      return { value: pivot, notGreater: below + less + equal };
    }
    const isBelow = rank < below + less;
    const left: Window[] = [];
    windows.forEach(({ numbers, low, high }, index) => {
      const { first, last } = splits[index];
      const window = isBelow
        ? { numbers, low, high: first }
        : { numbers, low: last, high };
      if (window.low < window.high) {
        left.push(window);
      }
    });
    windows = left;
    below += isBelow ? 0 : less + equal;
  }
}

/** A number near the middle: the median of the medians of some windows, large ones rather. */
function choosePivot(windows: readonly Window[]): number {
  let size = 0;
  for (const { low, high } of windows) {
    size += high - low;
  }
  const step = Math.max(1, size / PIVOT_CANDIDATES);
  const candidates: number[] = [];
  let seen = 0;
  for (const { numbers, low, high } of windows) {
    seen += high - low;
    while (candidates.length * step < seen) {
      candidates.push(numbers[Math.floor((low + high) / 2)]);
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
