import {
  changeFailureRate,
  deploymentFrequency,
  deriveOutcomes,
  firstWeekOf,
  leadTime,
  leadTimeMs,
  recoveryTime,
  reportOn,
  reworkRate,
  supportLoad,
  timeToFirstDeployment,
  weekOf,
  type FactReport,
  type Metric,
  type MetricsSettings,
  type MetricValue,
  type ServiceHistory,
  type ServiceOutcomes,
  type ServiceStart,
  type SupportRequestReport,
  type Week,
} from '@internal/plugin-platform-metrics-common';
import type { Ownership } from '../database/OwnershipStore';
import type { Selection } from '../service/Selection';
import { historyOf } from './historyOf';

interface KnownService {
  squad: string;
  system?: string;
  history: ServiceHistory;
  start: ServiceStart;
  outcomes: ServiceOutcomes;
}

/**
 * Metrics the plain way: from all facts there are, each time anew. What the
 * service answers has to equal it.
 */
export class NaiveMetrics {
  readonly #services: KnownService[] = [];
  readonly #requests: readonly SupportRequestReport[];
  readonly #settings: MetricsSettings;

  constructor(
    reports: readonly FactReport[],
    ownership: Ownership,
    settings: MetricsSettings,
  ) {
    this.#settings = settings;
    this.#requests = reports.filter(
      ({ kind }) => kind === 'support-request',
    ) as SupportRequestReport[];
    for (const [repository, { squad, system }] of ownership.services) {
      if (squad !== undefined) {
        const history = historyOf(repository, reports, settings);
        const outcomes = deriveOutcomes(history, settings);
        const start = {
          ...history.service,
          firstDeployedAt: outcomes.firstDeployment?.at,
        };
        this.#services.push({ squad, system, history, start, outcomes });
      }
    }
  }

  measure(
    metric: Metric,
    selection: Selection,
    now: number,
    squads: readonly string[],
  ): MetricValue {
    const report = reportOn(selection.range, now, this.#settings);
    const services = this.#services.filter(
      ({ squad, system }) =>
        (!selection.squads || selection.squads.includes(squad)) &&
        (!selection.system || selection.system === system),
    );
    const inWeek = (instant: number, week: Week) =>
      weekOf(instant, this.#settings.timeZone) === week;
    const deploymentsIn = (week: Week, from = services) =>
      from
        .flatMap(({ outcomes }) => outcomes.productionDeployments)
        .filter(({ finishedAt }) => inWeek(finishedAt, week));
    const countsIn = (week: Week) => {
      const finished = deploymentsIn(week);
      return {
        productionDeployments: finished.length,
        failedDeployments: finished.filter(one => one.remediations.length > 0)
          .length,
        unplannedDeployments: finished.filter(one => one.isUnplanned).length,
      };
    };

    switch (metric) {
      case 'timeToFirstDeployment':
        return timeToFirstDeployment(
          services.map(({ start }) => start),
          report,
        );
      case 'deploymentFrequency':
        return deploymentFrequency(
          squads
            .map(ref => services.filter(({ squad }) => squad === ref))
            .map(own => ({
              firstWeek: firstWeekOf(
                own.map(({ start }) => start),
                this.#settings.timeZone,
              ),
              deploymentsIn: week => deploymentsIn(week, own).length,
            })),
          report,
        );
      case 'supportLoad':
        return supportLoad(
          {
            since: selection.system ? undefined : this.supportSince(),
            openedIn: week =>
              this.#requests.filter(
                ({ openedAt, squad }) =>
                  !selection.system &&
                  inWeek(openedAt, week) &&
                  (!selection.squads ||
                    (squad !== undefined && selection.squads.includes(squad))),
              ).length,
          },
          report,
        );
      case 'leadTime':
        return leadTime(
          week => [
            services
              .flatMap(({ outcomes }) => outcomes.deployedChanges)
              .filter(({ deployedAt }) => inWeek(deployedAt, week))
              .map(leadTimeMs)
              .sort((a, b) => a - b),
          ],
          report,
        );
      case 'changeFailureRate':
        return changeFailureRate(countsIn, report);
      case 'recoveryTime':
        return recoveryTime(
          week =>
            deploymentsIn(week).filter(one => one.remediations.length > 0),
          report,
        );
      default:
        return reworkRate(countsIn, report);
    }
  }

  private supportSince(): Week | undefined {
    const weeks = this.#requests
      .map(({ openedAt }) => weekOf(openedAt, this.#settings.timeZone))
      .sort();
    return weeks[0];
  }
}
