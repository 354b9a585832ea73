import {
  isoWeekLabel,
  type Week,
} from '@internal/plugin-platform-metrics-common';
import { DateTime } from 'luxon';

/** Short, for an axis: `W48`. */
export function shortWeekLabel(week: Week): string {
  return isoWeekLabel(week).slice(-3);
}

/** In full: `2026-W48, from 23 Nov`. */
export function longWeekLabel(week: Week): string {
  const day = DateTime.fromISO(week, { zone: 'utc' }).toFormat('d LLL');
  return `${isoWeekLabel(week)}, from ${day}`;
}
