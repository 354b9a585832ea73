import {
  metrics,
  type Freshness,
  type Report,
  type Summary,
} from '@internal/plugin-platform-metrics-common';
import type { Baselines } from '../Baselines';
import { measure } from '../measure';
import type { Snapshot } from '../memory/SnapshotReader';
import { totalScope } from '../organization/Scope';
import { ScopeFacts } from '../ScopeFacts';
import type { Selection } from '../Selection';
import { describeRange } from './describeRange';

/** Every metric over a selection. */
export function summary(
  selection: Selection,
  from: {
    snapshot: Snapshot;
    report: Report;
    baselines: Baselines;
    freshness: Freshness;
  },
): Summary {
  const { snapshot, report, baselines, freshness } = from;
  const scope = totalScope(selection, snapshot.organization);
  const facts = new ScopeFacts(scope, snapshot);
  return {
    range: describeRange(report.period, report),
    previousRange: describeRange(report.previous, report),
    squads: selection.service ? 0 : scope.squads.length,
    services: scope.parts.reduce((count, part) => count + part.size, 0),
    metrics: metrics.map(metric => {
      const baseline = baselines.ofTotal(metric, selection);
      return {
        ...measure(metric, facts, report),
        ...(baseline && { baseline }),
      };
    }),
    freshness,
  };
}
