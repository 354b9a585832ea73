import type { ProductionDeployment } from '../outcomes/ServiceOutcomes';
import { metricValue } from './metricValue';
import type { MetricValue } from '../api/schema';
import type { Measure } from './Measure';
import { ascending, percentile } from './percentile';
import type { Report } from './Report';

/**
 * A production deployment that needed remediation.
 *
 * @public
 */
export type Failure = Pick<ProductionDeployment, 'finishedAt' | 'recoveredAt'>;

/**
 * Median and 90th percentile of the time from a failed deployment's finish to
 * its recovery, in milliseconds, over the deployments that finished in
 * `[start, end)` and were recovered from before `knownBefore`. The sample is
 * these; the others are open. What is recovered from later never changes it.
 *
 * Source: https://dora.dev/guides/dora-metrics/ (failed deployment recovery time).
 *
 * @public
 */
export function recoveryTimeOver(
  failures: readonly Failure[],
  finished: { start: number; end: number },
  knownBefore: number,
): Measure {
  const times: number[] = [];
  let open = 0;
  for (const { finishedAt, recoveredAt } of failures) {
    if (finishedAt < finished.start || finishedAt >= finished.end) {
      continue;
    }
    if (recoveredAt !== undefined && recoveredAt < knownBefore) {
      times.push(recoveredAt - finishedAt);
    } else {
      open += 1;
    }
  }
  times.sort(ascending);
  const value = percentile(times, 0.5);
  const p90 = percentile(times, 0.9);
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
  failures: readonly Failure[],
  report: Report,
): MetricValue {
  const { period } = report;
  return metricValue('recoveryTime', report, {
    period: over => recoveryTimeOver(failures, over, over.end),
    week: week => recoveryTimeOver(failures, week, period.end),
  });
}
