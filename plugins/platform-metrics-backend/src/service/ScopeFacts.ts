import {
  firstWeekOf,
  weekOf,
  type DeploymentCounts,
  type Failure,
  type Metric,
  type MetricValue,
  type PeriodWeek,
  type Report,
  type ServiceStart,
  type SortedNumbers,
  type SquadDeployments,
  type SupportRequests,
  type Week,
} from '@internal/plugin-platform-metrics-common';
import type { Snapshot } from './memory/SnapshotReader';
import type { Scope } from './organization/Scope';

/** What metrics ask of a scope. */
export class ScopeFacts {
  constructor(
    private readonly scope: Scope,
    private readonly snapshot: Snapshot,
  ) {}

  starts(): ServiceStart[] {
    const { organization } = this.snapshot;
    return this.scope.parts.flatMap(part => organization.startsOf(part));
  }

  squads(timeZone: string): SquadDeployments[] {
    const { organization, week: weekFacts } = this.snapshot;
    return this.scope.squads.map(squad => ({
      firstWeek: firstWeekOf(organization.startsOf(squad), timeZone),
      deploymentsIn: week => weekFacts(week).sumOf(squad).productionDeployments,
    }));
  }

  supportRequests(): SupportRequests {
    const { supportRequests } = this.scope;
    if (supportRequests === 'none') {
      return { openedIn: () => 0 };
    }
    return {
      since: this.snapshot.supportSince,
      openedIn: week => {
        const opened = this.snapshot.week(week).supportRequests;
        const requesters =
          supportRequests === 'all' ? opened.keys() : supportRequests;
        let sum = 0;
        for (const squad of requesters) {
          sum += opened.get(squad) ?? 0;
        }
        return sum;
      },
    };
  }

  leadTimesIn = (week: Week): SortedNumbers[] =>
    this.sumsIn(week).map(({ leadTimesMs }) => leadTimesMs);

  countsIn = (week: Week): DeploymentCounts => {
    const counts = {
      productionDeployments: 0,
      failedDeployments: 0,
      unplannedDeployments: 0,
    };
    for (const sum of this.sumsIn(week)) {
      counts.productionDeployments += sum.productionDeployments;
      counts.failedDeployments += sum.failedDeployments;
      counts.unplannedDeployments += sum.unplannedDeployments;
    }
    return counts;
  };

  failuresIn = (week: Week): Failure[] =>
    this.sumsIn(week).flatMap(({ failures }) => failures);

  /** A metric that depends on nothing but the weeks of a report, kept. */
  keep(
    metric: Metric,
    report: Report,
    workOut: () => MetricValue,
  ): MetricValue {
    const { parts } = this.scope;
    if (parts.length !== 1) {
      return workOut();
    }
    const { period, previous, now, settings } = report;
    const running = weekOf(now, settings.timeZone);
    const { from, to } = period.range;
    const sumOf = ({ week }: PeriodWeek) =>
      this.snapshot.week(week).sumOf(parts[0]);
    return this.snapshot.kept.metrics.get(
      parts[0],
      [metric, from, to, running].join(' '),
      [...period.weeks.map(sumOf), ...previous.weeks.map(sumOf)],
      workOut,
    );
  }

  private sumsIn(week: Week) {
    const facts = this.snapshot.week(week);
    return this.scope.parts.map(part => facts.sumOf(part));
  }
}
