import type { FactReport } from '@internal/plugin-platform-metrics-common';

/** A report, and when the invented source would have made it. Milliseconds since 1970. */
export interface Moment {
  at: number;
  report: FactReport;
}

export const SOURCE = 'demonstration';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
