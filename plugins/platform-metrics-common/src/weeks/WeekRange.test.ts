import fc from 'fast-check';
import {
  previousRange,
  rangeInstants,
  weekRange,
  weekRangeOfDates,
  weeksOf,
} from './WeekRange';

const MINUTE = 60 * 1000;
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York');
const instant = fc
  .integer({ min: 0, max: 60 * 24 * 365 * 3 })
  .map(minutes => Date.UTC(2025, 0, 1) + minutes * MINUTE);

describe('a range of weeks', () => {
  it('is widened outward from days', () => {
    expect(weekRangeOfDates('2026-11-04', '2026-11-18')).toEqual({
      from: '2026-11-02',
      to: '2026-11-23',
    });
    expect(weekRangeOfDates('2026-11-02', '2026-11-16')).toEqual({
      from: '2026-11-02',
      to: '2026-11-16',
    });
    expect(weekRangeOfDates('2026-11-02', '2026-11-17')).toEqual({
      from: '2026-11-02',
      to: '2026-11-23',
    });
  });

  it('is a week where it begins and ends on the same day or at the same instant', () => {
    const range = { from: '2026-11-02', to: '2026-11-09' };
    const monday = Date.UTC(2026, 10, 2);
    expect(weekRangeOfDates('2026-11-02', '2026-11-02')).toEqual(range);
    expect(weekRangeOfDates('2026-11-05', '2026-11-05')).toEqual(range);
    expect(weekRange(monday, monday, 'UTC')).toEqual(range);
  });

  it('does not end before it begins', () => {
    expect(() => weekRangeOfDates('2026-11-18', '2026-11-17')).toThrow(
      '2026-11-17: expected a day after 2026-11-18',
    );
    expect(() => weekRange(1, 0, 'UTC')).toThrow(
      'The range ends before it begins',
    );
  });

  it('holds the instants it was widened from, and no week more than it must', () => {
    fc.assert(
      fc.property(instant, instant, zone, (one, other, inZone) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other) + 1];
        const range = weekRange(from, to, inZone);
        const { start, end } = rangeInstants(range, inZone);
        const weeks = weeksOf(range);
        expect(start).toBeLessThanOrEqual(from);
        expect(end).toBeGreaterThanOrEqual(to);
        const second = rangeInstants(
          { ...range, from: weeks[1] ?? range.to },
          inZone,
        );
        expect(second.start).toBeGreaterThan(from);
        const last = weeks[weeks.length - 1];
        expect(
          rangeInstants({ from: last, to: range.to }, inZone).start,
        ).toBeLessThan(to);
      }),
      { numRuns: 500 },
    );
  });

  it('that ends on a border ends there, after a change of clocks as well', () => {
    const berlin = 'Europe/Berlin';
    const range = { from: '2026-03-16', to: '2026-03-30' };
    const { start, end } = rangeInstants(range, berlin);
    expect(weekRange(start, end, berlin)).toEqual(range);
    expect(weekRange(start, end + 1, berlin).to).toBe('2026-04-06');
    expect(weekRange(start - 1, end, berlin).from).toBe('2026-03-09');
  });

  it('has its weeks in order, over the end of a year with 53', () => {
    expect(weeksOf({ from: '2026-12-21', to: '2027-01-11' })).toEqual([
      '2026-12-21',
      '2026-12-28',
      '2027-01-04',
    ]);
    expect(weeksOf({ from: '2026-12-21', to: '2026-12-21' })).toEqual([]);
  });

  it('comes right after the range of as many weeks before', () => {
    expect(previousRange({ from: '2026-11-09', to: '2026-11-30' })).toEqual({
      from: '2026-10-19',
      to: '2026-11-09',
    });
  });
});
