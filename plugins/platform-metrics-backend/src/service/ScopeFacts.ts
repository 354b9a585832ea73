import {
  firstWeekOf,
  type DeploymentCounts,
  type Failure,
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
        let sum = 0;
        for (const [squad, opened] of this.snapshot.week(week)
          .supportRequests) {
          if (supportRequests === 'all' || supportRequests.has(squad)) {
            sum += opened;
          }
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

  private sumsIn(week: Week) {
    const facts = this.snapshot.week(week);
    return this.scope.parts.map(part => facts.sumOf(part));
  }
}
