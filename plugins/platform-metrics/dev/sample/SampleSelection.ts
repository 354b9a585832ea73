import {
  changeFailureRate,
  defaultMetricsSettings,
  deploymentFrequency,
  leadTime,
  recoveryTime,
  reportOn,
  reworkRate,
  supportLoad,
  timeToFirstDeployment,
  weekOf,
  type Metric,
  type MetricValue,
  type Week,
  type WeekRange,
} from '@internal/plugin-platform-metrics-common';
import type {
  SampleDeployment,
  SampleRequest,
  SampleService,
  SampleSquad,
  SampleWorld,
} from './SampleWorld';

function byWeek<T extends { at: number }>(items: T[]): Map<Week, T[]> {
  const weeks = new Map<Week, T[]>();
  for (const item of items) {
    const week = weekOf(item.at, 'UTC');
    weeks.set(week, [...(weeks.get(week) ?? []), item]);
  }
  return weeks;
}

/** Those facts of the world that a question is about, and every metric over them. */
export class SampleSelection {
  readonly services: SampleService[];
  readonly requests: SampleRequest[];
  readonly squads: SampleSquad[];
  readonly #deployments: Map<Week, SampleDeployment[]>;
  readonly #requestsByWeek: Map<Week, SampleRequest[]>;
  readonly #since: Week | undefined;

  constructor(
    readonly world: SampleWorld,
    readonly range: WeekRange,
    squads: string[],
    service?: string,
  ) {
    const isChosen = (squad?: SampleSquad) =>
      squads.length === 0 || squads.includes(squad?.ref ?? 'unassigned');
    this.squads = world.squads.filter(isChosen);
    this.services = world.services.filter(
      ({ ref, squad }) => isChosen(squad) && (!service || ref === service),
    );
    this.requests = service
      ? []
      : world.requests.filter(({ squad }) => isChosen(squad));
    this.#deployments = byWeek(
      this.services.flatMap(({ deployments }) => deployments),
    );
    this.#requestsByWeek = byWeek(this.requests);
    this.#since = world.requests
      .map(({ at }) => weekOf(at, 'UTC'))
      .sort()
      .at(0);
  }

  only(squad: string): SampleSelection {
    return new SampleSelection(this.world, this.range, [squad]);
  }

  metric(metric: Metric): MetricValue {
    const report = reportOn(this.range, this.world.now, defaultMetricsSettings);
    const inWeek = (week: Week) => this.#deployments.get(week) ?? [];
    const countsIn = (week: Week) => ({
      productionDeployments: inWeek(week).length,
      failedDeployments: inWeek(week).filter(d => d.isFailed).length,
      unplannedDeployments: inWeek(week).filter(d => d.isUnplanned).length,
    });

    switch (metric) {
      case 'timeToFirstDeployment':
        return timeToFirstDeployment(this.services, report);
      case 'deploymentFrequency':
        return this.deploymentFrequency();
      case 'supportLoad':
        return supportLoad(
          {
            since: this.#since,
            openedIn: week => this.#requestsByWeek.get(week)?.length ?? 0,
          },
          report,
        );
      case 'leadTime':
        return leadTime(
          week =>
            inWeek(week).map(({ leadTimesMs }) =>
              [...leadTimesMs].sort((a, b) => a - b),
            ),
          report,
        );
      case 'changeFailureRate':
        return changeFailureRate(countsIn, report);
      case 'recoveryTime':
        return recoveryTime(
          week =>
            inWeek(week)
              .filter(({ isFailed }) => isFailed)
              .map(({ at, recoveredAt }) => ({ finishedAt: at, recoveredAt })),
          report,
        );
      default:
        return reworkRate(countsIn, report);
    }
  }

  private deploymentFrequency(): MetricValue {
    const squads = this.squads.map(squad => {
      const weeks = byWeek(
        this.services
          .filter(service => service.squad === squad)
          .flatMap(({ deployments }) => deployments),
      );
      return { deploymentsIn: (week: Week) => weeks.get(week)?.length ?? 0 };
    });
    return deploymentFrequency(
      squads,
      reportOn(this.range, this.world.now, defaultMetricsSettings),
    );
  }
}
