import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';

/**
 * An ISO week, named by its first day: a Monday such as `2026-11-23`. Weeks
 * sort as text.
 *
 * @public
 */
export type Week = string;

/**
 * The week that holds a calendar day such as `2026-11-25`; a calendar knows no
 * time zone.
 *
 * @public
 */
export function weekOfDate(date: string): Week {
  const day = DateTime.fromFormat(date, 'yyyy-MM-dd', { zone: 'utc' });
  if (!day.isValid) {
    throw new InputError(`${date}: expected a date such as 2026-11-02`);
  }
  return day.startOf('week').toFormat('yyyy-MM-dd');
}

/**
 * The week so many weeks later, or earlier where negative.
 *
 * @public
 */
export function addWeeks(week: Week, weeks: number): Week {
  return monday(week).plus({ weeks }).toFormat('yyyy-MM-dd');
}

/**
 * How many weeks from the first to the second; negative where that is earlier.
 *
 * @public
 */
export function weeksBetween(from: Week, to: Week): number {
  return monday(to).diff(monday(from), 'weeks').weeks;
}

/**
 * The week as ISO 8601 writes it, such as `2026-W48`. Its year is that of its
 * Thursday: the week of 2027-01-01 is `2026-W53`.
 *
 * @public
 */
export function isoWeekLabel(week: Week): string {
  return monday(week).toFormat("kkkk-'W'WW");
}

function monday(week: Week): DateTime {
  const day = DateTime.fromFormat(week, 'yyyy-MM-dd', { zone: 'utc' });
  if (day.weekday !== 1) {
    throw new InputError(`${week}: expected the Monday a week begins with`);
  }
  return day;
}
