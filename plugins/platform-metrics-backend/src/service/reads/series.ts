import {
  metricDefinitions,
  weeksOf,
  type Metric,
  type MetricValue,
  type Report,
  type Series,
  type SubjectSeries,
} from '@internal/plugin-platform-metrics-common';
import type { Baselines } from '../Baselines';
import { measure, weeksNeeded } from '../measure';
import type { Snapshot } from '../memory/SnapshotReader';
import {
  otherRequesters,
  subjectScopes,
  totalScope,
  type Scope,
} from '../organization/Scope';
import { ScopeFacts } from '../ScopeFacts';
import type { Selection } from '../Selection';
import { describeRange } from './describeRange';

/** One metric over a selection, together and by squad. */
export function series(
  metric: Metric,
  selection: Selection,
  from: { snapshot: Snapshot; report: Report; baselines: Baselines },
): Series {
  const { snapshot, report, baselines } = from;
  const { organization } = snapshot;
  const measured = (scope: Scope) =>
    measure(metric, new ScopeFacts(scope, snapshot), report);
  const total = measured(totalScope(selection, organization));
  const baseline = baselines.ofTotal(metric, selection);
  const scopes = subjectScopes(selection, organization);
  if (metric === 'supportLoad') {
    scopes.push(
      ...otherRequesters(
        selection,
        organization,
        weeksOf(weeksNeeded(report)).flatMap(week => [
          ...snapshot.week(week).supportRequests.keys(),
        ]),
      ),
    );
  }
  return {
    metric,
    unit: metricDefinitions[metric].unit,
    range: describeRange(report.period, report),
    total: { ...total, ...(baseline && { baseline }) },
    subjects: scopes.map(scope => {
      const { ref } = scope.subject;
      const own = baselines.ofSubject(metric, ref, selection);
      return {
        subject: scope.subject,
        ...ofSubject(measured(scope)),
        ...(own && { baseline: own }),
      };
    }),
  };
}

function ofSubject(value: MetricValue): Omit<SubjectSeries, 'subject'> {
  return {
    ...(value.value !== undefined && { value: value.value }),
    sampleSize: value.sampleSize,
    ...(value.p90 !== undefined && { p90: value.p90 }),
    ...(value.band && { band: value.band }),
    ...(value.previous && { previous: value.previous }),
    ...(value.change !== undefined && { change: value.change }),
    ...(value.isRising !== undefined && { isRising: value.isRising }),
    weekly: value.weekly,
  };
}
