import { DateTime } from 'luxon';

/** A point in time where the reader is: `23 Nov 2026, 14:05`. */
export function formatMoment(time: string): string {
  return DateTime.fromISO(time).toFormat('d LLL yyyy, HH:mm');
}
