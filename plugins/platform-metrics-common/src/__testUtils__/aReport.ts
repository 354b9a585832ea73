import { reportOn, type Report } from '../metrics/Report';
import { defaultMetricsSettings } from '../settings/defaultMetricsSettings';
import type { MetricsSettings } from '../settings/MetricsSettings';
import type { Week } from '../weeks/Week';

/** Wednesday of the week of 2026-11-23. */
export const now = Date.UTC(2026, 10, 25, 12);

/** A report on the six weeks up to the running one, of which it is the last. */
export function aReport({
  from = '2026-10-19',
  to = '2026-11-30',
  at = now,
  ...settings
}: Partial<MetricsSettings> & {
  from?: Week;
  to?: Week;
  at?: number;
} = {}): Report {
  return reportOn({ from, to }, at, { ...defaultMetricsSettings, ...settings });
}

/** Finds what a week has by its name; nothing in other weeks. */
export function byWeek<T>(
  weeks: Record<Week, T>,
): (week: Week) => T | undefined {
  return week => weeks[week];
}
