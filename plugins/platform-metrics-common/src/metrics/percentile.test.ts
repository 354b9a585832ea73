import fc from 'fast-check';
import { median, percentile } from './percentile';
import { percentileOfSorted } from './percentileOfSorted';

/**
 * Says the definition word for word: sort all, take both ranks, go in between.
 * In whole numbers until the last step, so that nothing is rounded but once.
 */
function byDefinition(numbers: number[], percent: number): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b).map(BigInt);
  if (sorted.length === 0) {
    return undefined;
  }
  const rank = BigInt((sorted.length - 1) * percent);
  const below = sorted[Number(rank / 100n)];
  const above = sorted[Number((rank + 99n) / 100n)];
  return Number(below * 100n + (rank % 100n) * (above - below)) / 100;
}

// Together often more than are sorted rather than searched.
const numbers = fc.array(fc.integer({ min: -1000, max: 1e12 }), {
  maxLength: 60,
  size: 'max',
});
const percents = fc.integer({ min: 0, max: 100 });

describe('percentile', () => {
  // R: quantile(x, p, type = 7); PostgreSQL: percentile_cont(p).
  it.each([
    [[1, 2, 3, 4], 25, 1.75],
    [[1, 2, 3, 4], 50, 2.5],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90, 9.1],
    [[15, 20, 35, 40, 50], 40, 29],
    [[7], 90, 7],
    [[1, 3], 0, 1],
    [[1, 3], 100, 3],
  ])(
    'of %j at %d is %d, as in R and PostgreSQL',
    (sorted, percent, expected) => {
      expect(percentile(sorted, percent)).toBe(expected);
      expect(percentileOfSorted([sorted], percent)).toBe(expected);
    },
  );

  it('leaves no rest of a fraction that binary numbers lack', () => {
    const ranks = Array.from({ length: 1000 }, (_, rank) => rank * 37);
    for (let size = 1; size < ranks.length; size += 1) {
      const value = percentile(ranks.slice(0, size), 90);
      expect(String(value)).toMatch(/^\d+(\.\d{1,2})?$/);
    }
  });

  it('is absent of no numbers', () => {
    expect(percentile([], 50)).toBeUndefined();
    expect(median([])).toBeUndefined();
    expect(percentileOfSorted([], 50)).toBeUndefined();
    expect(percentileOfSorted([[], []], 50)).toBeUndefined();
  });

  it('is what its definition says', () => {
    fc.assert(
      fc.property(numbers, percents, (values, percent) => {
        const sorted = [...values].sort((a, b) => a - b);
        expect(percentile(sorted, percent)).toBe(byDefinition(values, percent));
        expect(median(values)).toBe(byDefinition(values, 50));
      }),
    );
  });
});

describe('percentileOfSorted', () => {
  it('is to the last digit what it would be of all numbers in one array', () => {
    fc.assert(
      fc.property(fc.array(numbers), percents, (arrays, percent) => {
        const sorted = arrays.map(values => values.sort((a, b) => a - b));
        expect(percentileOfSorted(sorted, percent)).toBe(
          byDefinition(arrays.flat(), percent),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('copes with many equal numbers, and with typed arrays', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.integer({ min: 0, max: 3 }), {
            maxLength: 60,
            size: 'max',
          }),
        ),
        percents,
        (arrays, percent) => {
          const sorted = arrays.map(values => Float64Array.from(values).sort());
          expect(percentileOfSorted(sorted, percent)).toBe(
            byDefinition(arrays.flat(), percent),
          );
        },
      ),
    );
  });

  it('leaves the arrays as they are', () => {
    const arrays = [[1, 5], [2, 3, 9], []];
    percentileOfSorted(arrays, 90);
    expect(arrays).toEqual([[1, 5], [2, 3, 9], []]);
  });
});
