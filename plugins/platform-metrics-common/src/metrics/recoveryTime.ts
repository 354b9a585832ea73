import type { ProductionDeployment } from '../outcomes/ServiceOutcomes';
import type { Week } from '../weeks/Week';
import { metricValue } from './metricValue';
import type { MetricValue } from '../api/schema';
import type { Measure } from './Measure';
import { percentile } from './percentile';
import type { Report } from './Report';

/**
 * A production deployment that needed remediation.
 *
 * @public
 */
export type Failure = Pick<ProductionDeployment, 'finishedAt' | 'recoveredAt'>;

/**
 * The failed deployments that finished in a week.
 *
 * @public
 */
export type FailuresIn = (week: Week) => readonly Failure[];

/**
 * Median and 90th percentile of the time from a failed deployment's finish to
 * its recovery, in milliseconds, over the deployments that finished in the
 * weeks and were recovered from before the instant `before`. The sample is
 * these; the others are open. What is recovered from later never changes it.
 *
 * Source: https://dora.dev/guides/dora-metrics/ (failed deployment recovery time).
 *
 * @public
 */
export function recoveryTimeOver(
  failuresIn: FailuresIn,
  weeks: readonly Week[],
  before: number,
): Measure {
  const times: number[] = [];
  let open = 0;
  for (const week of weeks) {
    for (const { finishedAt, recoveredAt } of failuresIn(week)) {
      if (recoveredAt !== undefined && recoveredAt < before) {
        times.push(recoveredAt - finishedAt);
      } else {
        open += 1;
      }
    }
  }
  const sorted = new Float64Array(times).sort();
  const value = percentile(sorted, 50);
  const p90 = percentile(sorted, 90);
  return {
    ...(value !== undefined && { value }),
    ...(p90 !== undefined && { p90 }),
    sampleSize: times.length,
    open,
  };
}

/**
 * Recovery time over a report's period, by week of the failed deployment's
 * finish; each week counts what was recovered from within the whole period.
 *
 * @public
 */
export function recoveryTime(
  failuresIn: FailuresIn,
  report: Report,
): MetricValue {
  return metricValue('recoveryTime', report, {
    period: ({ weeks, end }) =>
      recoveryTimeOver(
        failuresIn,
        weeks.map(({ week }) => week),
        end,
      ),
    week: ({ week }) => recoveryTimeOver(failuresIn, [week], report.period.end),
  });
}
