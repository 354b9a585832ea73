import type { DeployedChange } from '../outcomes/ServiceOutcomes';
import type { Week } from '../weeks/Week';
import { metricValue } from './metricValue';
import type { MetricValue } from '../api/schema';
import type { Measure } from './Measure';
import type { SortedNumbers } from './percentile';
import { percentileOfSorted } from './percentileOfSorted';
import type { Report } from './Report';

/**
 * Lead time of a change: finish of the first successful production deployment
 * that contains it minus its author time, in milliseconds. An author's clock
 * that runs ahead makes it 0, never negative.
 *
 * @public
 */
export function leadTimeMs({
  authoredAt,
  deployedAt,
}: Pick<DeployedChange, 'authoredAt' | 'deployedAt'>): number {
  return Math.max(0, deployedAt - authoredAt);
}

/**
 * The lead times in milliseconds of the changes that got to production in a
 * week, in any number of sorted arrays, such as one for each service.
 *
 * @public
 */
export type LeadTimesIn = (week: Week) => readonly SortedNumbers[];

/**
 * Median and 90th percentile of the lead times, in milliseconds, of the
 * changes that got to production in the weeks. The sample is the changes.
 *
 * Source: https://dora.dev/guides/dora-metrics/ (change lead time).
 *
 * @public
 */
export function leadTimeOver(
  leadTimesIn: LeadTimesIn,
  weeks: readonly Week[],
): Measure {
  const arrays = weeks.flatMap(leadTimesIn);
  const value = percentileOfSorted(arrays, 50);
  const p90 = percentileOfSorted(arrays, 90);
  return {
    ...(value !== undefined && { value }),
    ...(p90 !== undefined && { p90 }),
    sampleSize: arrays.reduce((size, { length }) => size + length, 0),
  };
}

/**
 * Lead time over a report's period, the running week included.
 *
 * @public
 */
export function leadTime(
  leadTimesIn: LeadTimesIn,
  report: Report,
): MetricValue {
  return metricValue('leadTime', report, {
    period: ({ weeks }) =>
      leadTimeOver(
        leadTimesIn,
        weeks.map(({ week }) => week),
      ),
    week: ({ week }) => leadTimeOver(leadTimesIn, [week]),
  });
}
