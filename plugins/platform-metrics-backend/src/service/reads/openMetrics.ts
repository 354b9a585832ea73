import {
  metrics,
  type MetricValue,
  type Report,
  type Subject,
} from '@internal/plugin-platform-metrics-common';
import { measure } from '../measure';
import type { Snapshot } from '../memory/SnapshotReader';
import { subjectScopes, totalScope, type Scope } from '../organization/Scope';
import { ScopeFacts } from '../ScopeFacts';

/** What is exposed to Prometheus. */
export interface OpenMetricsInput {
  total: MetricValue[];
  squads: Array<{ subject: Subject; metrics: MetricValue[] }>;
}

/** Every metric of everybody, and of each squad. */
export function openMetrics(
  snapshot: Snapshot,
  report: Report,
): OpenMetricsInput {
  const measureAll = (scope: Scope) => {
    const facts = new ScopeFacts(scope, snapshot);
    return metrics.map(metric => measure(metric, facts, report));
  };
  return {
    total: measureAll(totalScope({}, snapshot.organization)),
    squads: subjectScopes({}, snapshot.organization).map(scope => ({
      subject: scope.subject,
      metrics: measureAll(scope),
    })),
  };
}
