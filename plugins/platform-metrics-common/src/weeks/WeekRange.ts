import { InputError } from '@backstage/errors';
import { addWeeks, weekOfDate, weeksBetween, type Week } from './Week';
import { weekOf, weekStart } from './weekOf';

/**
 * Whole weeks, `[from, to)`.
 *
 * @public
 */
export interface WeekRange {
  from: Week;
  /** The week after the last. */
  to: Week;
}

/**
 * The fewest whole weeks that hold the instants `[from, to)`, and one where
 * they are the same instant.
 *
 * @public
 */
export function weekRange(from: number, to: number, zone: string): WeekRange {
  if (from > to) {
    throw new InputError('The range ends before it begins');
  }
  const last = weekOf(to, zone);
  const first = weekOf(from, zone);
  const isOnBorder = weekStart(last, zone) === to && first !== last;
  return { from: first, to: isOnBorder ? last : addWeeks(last, 1) };
}

/**
 * The fewest whole weeks that hold the days `[from, to)`, and one where they
 * are the same day.
 *
 * @public
 */
export function weekRangeOfDates(from: string, to: string): WeekRange {
  const first = weekOfDate(from);
  const last = weekOfDate(to);
  if (from > to) {
    throw new InputError(`${to}: expected a day after ${from}`);
  }
  const isOnBorder = last === to && first !== last;
  return { from: first, to: isOnBorder ? last : addWeeks(last, 1) };
}

/**
 * The instants `[start, end)` of a range, in milliseconds since 1970.
 *
 * @public
 */
export function rangeInstants(
  range: WeekRange,
  zone: string,
): { start: number; end: number } {
  return {
    start: weekStart(range.from, zone),
    end: weekStart(range.to, zone),
  };
}

/**
 * The weeks of a range, earliest first.
 *
 * @public
 */
export function weeksOf(range: WeekRange): Week[] {
  const weeks: Week[] = [];
  for (let week = range.from; week < range.to; week = addWeeks(week, 1)) {
    weeks.push(week);
  }
  return weeks;
}

/**
 * The range of as many weeks right before.
 *
 * @public
 */
export function previousRange(range: WeekRange): WeekRange {
  const length = weeksBetween(range.from, range.to);
  return { from: addWeeks(range.from, -length), to: range.from };
}
