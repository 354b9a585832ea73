import { InputError } from '@backstage/errors';
import {
  weekRangeOfDates,
  weeksBetween,
  type MetricsQuery,
  type WeekRange,
} from '@internal/plugin-platform-metrics-common';
import { DateTime } from 'luxon';
import {
  defaultRange,
  type Selection,
  type ServiceSelection,
} from '../service/Selection';

const EARLIEST = '1990-01-01';
const LATEST = '2200-01-01';
const MAX_WEEKS = 400;

/** Whose facts a request is about, and from when. */
export function readSelection(
  query: MetricsQuery,
  options: { now: number; timeZone: string },
): Selection {
  return { range: readRange(query, options), ...readServices(query) };
}

/** Whose facts a request is about. */
export function readServices(
  query: Pick<MetricsQuery, 'service' | 'squads' | 'system'>,
): ServiceSelection {
  return {
    squads: query.squads?.map(squad => squad.toLowerCase()),
    system: query.system?.toLowerCase(),
    service: query.service?.toLowerCase(),
  };
}

/** A day of the calendar, of years that weeks are counted in. */
export function readDate(name: string, date: string): string {
  const isDay = DateTime.fromISO(date, { zone: 'utc' }).isValid;
  if (!isDay || date < EARLIEST || date > LATEST) {
    throw new InputError(
      `'${name}' is ${date}: expected a date from ${EARLIEST} to ${LATEST}`,
    );
  }
  return date;
}

/** Where only one end is given, the other is as far from it as by default. */
function readRange(
  { from, to }: Pick<MetricsQuery, 'from' | 'to'>,
  { now, timeZone }: { now: number; timeZone: string },
): WeekRange {
  const usual = defaultRange(now, timeZone);
  if (from === undefined && to === undefined) {
    return usual;
  }
  for (const [name, date] of Object.entries({ from, to })) {
    if (date !== undefined) readDate(name, date);
  }
  const end = to ?? usual.to;
  const start = from ?? defaultRange(Date.parse(end) - 1, 'UTC').from;
  if (start > end) {
    throw new InputError(
      to === undefined
        ? `'from' is ${start}: expected a date before ${end}, or 'to' as well`
        : `'to' is ${end}: expected a date after 'from', which is ${start}`,
    );
  }
  const range = weekRangeOfDates(start, end);
  if (weeksBetween(range.from, range.to) > MAX_WEEKS) {
    throw new InputError(
      `'from' is ${start} and 'to' ${end}: expected at most ${MAX_WEEKS} weeks`,
    );
  }
  return range;
}
