import fc from 'fast-check';
import { addWeeks, isoWeekLabel, weekOfDate, weeksBetween } from './Week';

const week = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01') })
  .filter(date => !Number.isNaN(date.getTime()))
  .map(date => weekOfDate(date.toISOString().slice(0, 10)));

describe('a week', () => {
  it.each([
    ['2026-11-22', '2026-11-16'],
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
    ['2024-02-29', '2024-02-26'],
  ])('of %s is %s', (date, expected) => {
    expect(weekOfDate(date)).toBe(expected);
  });

  // ISO 8601: the first week is the one with January 4th; some years have 53.
  it.each([
    ['2026-11-23', '2026-W48'],
    ['2026-12-28', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2020-12-28', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2018-12-31', '2019-W01'],
    ['2024-12-30', '2025-W01'],
  ])('that begins on %s is %s', (monday, label) => {
    expect(isoWeekLabel(monday)).toBe(label);
  });

  it('is as far from another as weeks were added', () => {
    fc.assert(
      fc.property(week, fc.integer({ min: -600, max: 600 }), (from, weeks) => {
        const to = addWeeks(from, weeks);
        expect(weeksBetween(from, to)).toBe(weeks);
        expect(weekOfDate(to)).toBe(to);
        expect(Math.sign(weeks)).toBe(Number(to > from) - Number(to < from));
      }),
    );
  });

  it('begins on a Monday, or it is refused', () => {
    expect(() => addWeeks('2026-11-24', 1)).toThrow(
      '2026-11-24: expected the Monday a week begins with',
    );
    expect(() => isoWeekLabel('soon')).toThrow(
      'soon: expected the Monday a week begins with',
    );
    expect(() => weekOfDate('2026-13-01')).toThrow(
      '2026-13-01: expected a date such as 2026-11-02',
    );
  });
});
