import { bandOf } from './bands';
import { metricDefinitions } from './definitions';
import type { Metric } from '../api/schema';
import type { MetricValue } from '../api/schema';
import type { Measure } from './Measure';
import type { Period, PeriodWeek, Report } from './Report';

/** A metric over a period and over one week of it. */
export interface MeasureOver {
  period(period: Period): Measure;
  week(week: PeriodWeek): Measure;
}

/**
 * What every metric says alike: its value over the period, against the one
 * before, by week, and in DORA's terms.
 */
export function metricValue(
  metric: Metric,
  { period, previous, settings }: Report,
  over: MeasureOver,
  /** Where the band's sample is not the value's. */
  bandSample?: number,
): MetricValue {
  const current = over.period(period);
  const { value, sampleSize } = over.period(previous);
  const band = bandOf(
    metric,
    current.value,
    bandSample ?? current.sampleSize,
    settings,
  );
  const change = changeOf(current.value, value);
  const { unit, doraClusters } = metricDefinitions[metric];

  return {
    metric,
    unit,
    ...current,
    ...(doraClusters !== 'none' && { bandSource: settings.bands.source }),
    ...(band && { band }),
    previous: { ...(value !== undefined && { value }), sampleSize },
    ...(change !== undefined && { change }),
    weekly: period.weeks.map(week => {
      const measure = over.week(week);
      return {
        week: week.week,
        ...(measure.value !== undefined && { value: measure.value }),
        sampleSize: measure.sampleSize,
        isRunning: week.isRunning,
      };
    }),
  };
}

/**
 * Change against the period before: (value - previous) / previous. Absent where
 * either is absent or the previous is 0, since nothing grows from there.
 *
 * @public
 */
export function changeOf(
  value: number | undefined,
  previous: number | undefined,
): number | undefined {
  return value === undefined || previous === undefined || previous === 0
    ? undefined
    : (value - previous) / previous;
}
