import {
  metricDefinitions,
  type Baseline,
  type Metric,
} from '@internal/plugin-platform-metrics-common';
import type { BaselineRecord } from '../database/BaselineStore';

/** A baseline as the API says it. */
export function toBaseline(record: BaselineRecord): Baseline {
  const { subject, value, origin, sampleSize, from, to, updatedBy, note } =
    record;
  // Nothing else is ever put there.
  const metric = record.metric as Metric;
  return {
    metric,
    subject,
    value,
    unit: metricDefinitions[metric].unit,
    origin,
    ...(sampleSize !== undefined && { sampleSize }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    updatedBy,
    updatedAt: new Date(record.updatedAt).toISOString(),
    ...(note !== undefined && { note }),
  };
}
