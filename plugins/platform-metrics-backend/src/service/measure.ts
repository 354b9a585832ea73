import {
  changeFailureRate,
  deploymentFrequency,
  leadTime,
  recoveryTime,
  reworkRate,
  supportLoad,
  timeToFirstDeployment,
  type Metric,
  type MetricValue,
  type Report,
  type WeekRange,
} from '@internal/plugin-platform-metrics-common';
import type { ScopeFacts } from './ScopeFacts';

/** The weeks that a report looks at: more than it shows. */
export function weeksNeeded({ period, previous, trend }: Report): WeekRange {
  const [first] = trend.before;
  const { from } = previous.range;
  return { from: first < from ? first : from, to: period.range.to };
}

/** One metric over what counts. */
export function measure(
  metric: Metric,
  facts: ScopeFacts,
  report: Report,
): MetricValue {
  switch (metric) {
    case 'timeToFirstDeployment':
      return timeToFirstDeployment(facts.starts(), report);
    case 'deploymentFrequency':
      return deploymentFrequency(
        facts.squads(report.settings.timeZone),
        report,
      );
    case 'supportLoad':
      return supportLoad(facts.supportRequests(), report);
    case 'leadTime':
      return facts.keep(metric, report, () =>
        leadTime(facts.leadTimesIn, report),
      );
    case 'changeFailureRate':
      return changeFailureRate(facts.countsIn, report);
    case 'recoveryTime':
      return facts.keep(metric, report, () =>
        recoveryTime(facts.failuresIn, report),
      );
    case 'reworkRate':
      return reworkRate(facts.countsIn, report);
    default:
      throw new Error(`There is no metric ${metric satisfies never}`);
  }
}
