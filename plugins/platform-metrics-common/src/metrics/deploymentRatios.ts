import type { WeeklyRollup } from '../outcomes/ServiceOutcomes';
import type { Week } from '../weeks/Week';
import { metricValue } from './metricValue';
import type { MetricValue } from '../api/schema';
import type { Measure } from './Measure';
import type { Report } from './Report';

/**
 * What the ratios ask of a week: sums over the services of the selection.
 *
 * @public
 */
export type DeploymentCounts = Pick<
  WeeklyRollup,
  'failedDeployments' | 'productionDeployments' | 'unplannedDeployments'
>;

/**
 * The counts of a week; absent where nothing got to production.
 *
 * @public
 */
export type DeploymentCountsIn = (week: Week) => DeploymentCounts | undefined;

/**
 * Production deployments that needed remediation divided by all production
 * deployments finished in the weeks, from 0 to 1. The sample is the latter; no
 * data where there are none.
 *
 * Source: https://dora.dev/guides/dora-metrics/ (change fail rate).
 *
 * @public
 */
export function changeFailureRateOver(
  countsIn: DeploymentCountsIn,
  weeks: readonly Week[],
): Measure {
  return ratioOver(countsIn, 'failedDeployments', weeks);
}

/**
 * Change failure rate over a report's period, with DORA's reference and no band.
 *
 * @public
 */
export function changeFailureRate(
  countsIn: DeploymentCountsIn,
  report: Report,
): MetricValue {
  return {
    ...metricValue('changeFailureRate', report, {
      period: ({ weeks }) =>
        changeFailureRateOver(
          countsIn,
          weeks.map(({ week }) => week),
        ),
      week: ({ week }) => changeFailureRateOver(countsIn, [week]),
    }),
    reference: report.settings.bands.changeFailureRateReference,
  };
}

/**
 * Production deployments made to mend an incident divided by all production
 * deployments finished in the weeks, from 0 to 1. The sample is the latter; no
 * data where there are none.
 *
 * Source: https://dora.dev/guides/dora-metrics/ (deployment rework rate).
 *
 * @public
 */
export function reworkRateOver(
  countsIn: DeploymentCountsIn,
  weeks: readonly Week[],
): Measure {
  return ratioOver(countsIn, 'unplannedDeployments', weeks);
}

/**
 * Rework rate over a report's period.
 *
 * @public
 */
export function reworkRate(
  countsIn: DeploymentCountsIn,
  report: Report,
): MetricValue {
  return metricValue('reworkRate', report, {
    period: ({ weeks }) =>
      reworkRateOver(
        countsIn,
        weeks.map(({ week }) => week),
      ),
    week: ({ week }) => reworkRateOver(countsIn, [week]),
  });
}

function ratioOver(
  countsIn: DeploymentCountsIn,
  counted: 'failedDeployments' | 'unplannedDeployments',
  weeks: readonly Week[],
): Measure {
  let part = 0;
  let all = 0;
  for (const week of weeks) {
    const counts = countsIn(week);
    part += counts?.[counted] ?? 0;
    all += counts?.productionDeployments ?? 0;
  }
  return { ...(all > 0 && { value: part / all }), sampleSize: all };
}
