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
import type { ServiceWeek } from '../weeks/WeekRollups';
import type { ServiceSort } from './serviceTable';

/** One service over a report's period. Works out only what is asked for. */
export class ServiceReport {
  readonly #weeks: ReadonlyMap<Week, ServiceWeek>;

  constructor(
    readonly service: ServiceRecord,
    private readonly snapshot: Snapshot,
    private readonly report: Report,
  ) {
    const weeks = new Map<Week, ServiceWeek>();
    for (const { week } of report.period.weeks) {
      const did = snapshot.week(week).of(service.id);
      if (did) {
        weeks.set(week, did);
      }
    }
    this.#weeks = weeks;
  }

  /** By which the table sorts it. */
  sortKey(sort: ServiceSort): number | string | undefined {
    const { organization } = this.snapshot;
    const { squad } = this.service;
    switch (sort) {
      case 'service':
        return organization.serviceSubject(this.service).title.toLowerCase();
      case 'squad':
        return squad && organization.squadSubject(squad).title.toLowerCase();
      case 'productionDeployments':
        return this.sum('productionDeployments');
      case 'failedDeployments':
        return this.sum('failedDeployments');
      case 'leadTime':
        return this.leadTime().value;
      case 'timeToFirstDeployment':
        return this.timeToFirstDeploymentMs();
      case 'recoveryTime':
        return this.recoveryTime().value;
      case 'lastDeployedAt':
        return this.lastDeployedAt();
      default:
        throw new Error(`There is no column ${sort satisfies never}`);
    }
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

  private sum(of: 'failedDeployments' | 'productionDeployments'): number {
    let sum = 0;
    for (const week of this.#weeks.values()) {
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
            this.#weeks.get(week)?.productionDeployments ?? 0,
        },
      ],
      this.report.period.recentWeeks,
    ).value;
  }

  private leadTime() {
    return leadTimeOver(
      week => [this.#weeks.get(week)?.leadTimesMs ?? []],
      [...this.#weeks.keys()],
    );
  }

  private recoveryTime() {
    return recoveryTimeOver(
      week => this.#weeks.get(week)?.failures ?? [],
      [...this.#weeks.keys()],
      this.report.period.end,
    );
  }

  private timeToFirstDeploymentMs(): number | undefined {
    const start = this.snapshot.organization.startOf(this.service.id);
    return start && timeToFirstDeploymentMs(start);
  }

  private lastDeployedAt(): number | undefined {
    let last: number | undefined;
    for (const { lastFinishedAt } of this.#weeks.values()) {
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
