import {
  deploymentFrequencyOver,
  firstWeekOf,
  leadTimeOver,
  recoveryTimeOver,
  timeToFirstDeploymentMs,
  type Report,
  type ServiceRow,
  type Week,
} from '@internal/plugin-platform-metrics-common';
import type { ServiceRecord } from '../../database/ServiceStore';
import type { Snapshot } from '../memory/SnapshotReader';
import type { ServiceWeek } from '../weeks/ServiceWeek';

/** What the weeks of a service tell, by the column that shows it. */
export type WeeklyFigure =
  | 'failedDeployments'
  | 'lastDeployedAt'
  | 'leadTime'
  | 'productionDeployments'
  | 'recoveryTime';

/** One service over a report's period. Works out only what is asked for. */
export class ServiceReport {
  #foundWeeks?: ReadonlyMap<Week, ServiceWeek>;

  constructor(
    readonly service: ServiceRecord,
    private readonly snapshot: Snapshot,
    private readonly report: Report,
  ) {}

  figure(of: WeeklyFigure): number | undefined {
    switch (of) {
      case 'productionDeployments':
      case 'failedDeployments':
        return this.sum(of);
      case 'leadTime':
        return this.leadTime().value;
      case 'recoveryTime':
        return this.recoveryTime().value;
      case 'lastDeployedAt':
        return this.lastDeployedAt();
      default:
        throw new Error(`There is no figure ${of satisfies never}`);
    }
  }

  timeToFirstDeploymentMs(): number | undefined {
    const start = this.snapshot.organization.startOf(this.service.id);
    return start && timeToFirstDeploymentMs(start);
  }

  describe(): ServiceRow {
    const { organization } = this.snapshot;
    const { entityRef, system } = this.service;
    const perWeek = this.deploymentsPerWeek();
    const leadTime = this.leadTime();
    const timeMs = this.timeToFirstDeploymentMs();
    const recovery = this.recoveryTime();
    const lastDeployedAt = this.lastDeployedAt();
    return {
      ...organization.describeService(this.service),
      ...(system && { system: organization.systemSubject(system) }),
      isRegistered: entityRef !== undefined,
      productionDeployments: this.sum('productionDeployments'),
      ...(perWeek !== undefined && { deploymentsPerWeek: perWeek }),
      failedDeployments: this.sum('failedDeployments'),
      ...(leadTime.value !== undefined && { leadTimeMedianMs: leadTime.value }),
      ...(leadTime.p90 !== undefined && { leadTimeP90Ms: leadTime.p90 }),
      changes: leadTime.sampleSize,
      ...(timeMs !== undefined && { timeToFirstDeploymentMs: timeMs }),
      ...(recovery.value !== undefined && {
        recoveryTimeMedianMs: recovery.value,
      }),
      recoveries: recovery.sampleSize,
      ...(lastDeployedAt !== undefined && {
        lastDeployedAt: new Date(lastDeployedAt).toISOString(),
      }),
    };
  }

  private get weeks(): ReadonlyMap<Week, ServiceWeek> {
    this.#foundWeeks ??= this.findWeeks();
    return this.#foundWeeks;
  }

  private findWeeks(): ReadonlyMap<Week, ServiceWeek> {
    const found = new Map<Week, ServiceWeek>();
    for (const { week } of this.report.period.weeks) {
      const did = this.snapshot.week(week).of(this.service.id);
      if (did) {
        found.set(week, did);
      }
    }
    return found;
  }

  private sum(of: 'failedDeployments' | 'productionDeployments'): number {
    let sum = 0;
    for (const week of this.weeks.values()) {
      sum += week[of];
    }
    return sum;
  }

  private deploymentsPerWeek(): number | undefined {
    return deploymentFrequencyOver(
      [
        {
          firstWeek: firstWeekOf([this.service], this.report.settings.timeZone),
          deploymentsIn: week =>
            this.weeks.get(week)?.productionDeployments ?? 0,
        },
      ],
      this.report.period.recentWeeks,
    ).value;
  }

  private leadTime() {
    return leadTimeOver(
      week => [this.weeks.get(week)?.leadTimesMs ?? []],
      [...this.weeks.keys()],
    );
  }

  private recoveryTime() {
    return recoveryTimeOver(
      week => this.weeks.get(week)?.failures ?? [],
      [...this.weeks.keys()],
      this.report.period.end,
    );
  }

  private lastDeployedAt(): number | undefined {
    let last: number | undefined;
    for (const { lastFinishedAt } of this.weeks.values()) {
      if (
        lastFinishedAt !== undefined &&
        (last === undefined || lastFinishedAt > last)
      ) {
        last = lastFinishedAt;
      }
    }
    return last;
  }
}
