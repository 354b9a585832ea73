import type { Metric } from '@internal/plugin-platform-metrics-common';

/** What a value is, as a text's key: of one squad or service, "per squad" says nothing. */
export function kindOfValue(metric: Metric, isOfOne: boolean) {
  return isOfOne && metric === 'deploymentFrequency'
    ? 'kindOfValue.perWeek'
    : (`kindOfValue.${metric}` as const);
}
