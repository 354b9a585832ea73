import fc from 'fast-check';
import { median, percentile } from './percentile';
import { percentileOfSorted } from './percentileOfSorted';

/** Says the definition word for word: sort all, take both ranks, go in between. */
function byDefinition(numbers: number[], p: number): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * p;
  const [below, above] = [Math.floor(rank), Math.ceil(rank)];
  return sorted.length === 0
    ? undefined
    : sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
}

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('percentile', () => {
  // R: quantile(x, p, type = 7); PostgreSQL: percentile_cont(p).
  it.each([
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
    [[15, 20, 35, 40, 50], 0.4, 29],
    [[7], 0.9, 7],
    [[1, 3], 0, 1],
    [[1, 3], 1, 3],
  ])('of %j at %d is %d, as in R and PostgreSQL', (sorted, p, expected) => {
    expect(percentile(sorted, p)).toBeCloseTo(expected, 12);
    expect(percentileOfSorted([sorted], p)).toBeCloseTo(expected, 12);
  });

  it('is absent of no numbers', () => {
    expect(percentile([], 0.5)).toBeUndefined();
    expect(median([])).toBeUndefined();
    expect(percentileOfSorted([], 0.5)).toBeUndefined();
    expect(percentileOfSorted([[], []], 0.5)).toBeUndefined();
  });

  it('is what its definition says', () => {
    fc.assert(
      fc.property(numbers, share, (values, p) => {
        const sorted = [...values].sort((a, b) => a - b);
        expect(percentile(sorted, p)).toBe(byDefinition(values, p));
        expect(median(values)).toBe(byDefinition(values, 0.5));
      }),
    );
  });
});

describe('percentileOfSorted', () => {
  it('is to the last digit what it would be of all numbers in one array', () => {
    fc.assert(
      fc.property(fc.array(numbers), share, (arrays, p) => {
        const sorted = arrays.map(values => values.sort((a, b) => a - b));
        expect(percentileOfSorted(sorted, p)).toBe(
          byDefinition(arrays.flat(), p),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('copes with many equal numbers, and with typed arrays', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 3 }))),
        share,
        (arrays, p) => {
          const sorted = arrays.map(values => Float64Array.from(values).sort());
          expect(percentileOfSorted(sorted, p)).toBe(
            byDefinition(arrays.flat(), p),
          );
        },
      ),
    );
  });

  it('leaves the arrays as they are', () => {
    const arrays = [[1, 5], [2, 3, 9], []];
    percentileOfSorted(arrays, 0.9);
    expect(arrays).toEqual([[1, 5], [2, 3, 9], []]);
  });
});
