import {
  defaultMetricsSettings,
  isWaiting,
  isoWeekLabel,
  metrics,
  previousRange,
  timeToFirstDeploymentMs,
  waitedMs,
  weekOf,
  weekStart,
  weeksOf,
  type Baseline,
  type Directory,
  type FirstDeployments,
  type Freshness,
  type Metric,
  type MetricValue,
  type Range,
  type Series,
  type ServiceTable,
  type Summary,
  type WaitingServices,
  type WeekRange,
} from '@internal/plugin-platform-metrics-common';
import type { SampleSelection } from './SampleSelection';
import type { SampleService, SampleWorld } from './SampleWorld';

const { firstDeploymentTargetMs: targetMs } = defaultMetricsSettings;
export const iso = (instant: number) => new Date(instant).toISOString();
export const subject = ({ ref, title }: { ref: string; title: string }) => ({
  ref,
  title,
});

export function rangeOf(range: WeekRange, now: number): Range {
  const running = weekOf(now, 'UTC');
  const weeks = weeksOf(range);
  return {
    ...range,
    timeZone: 'UTC',
    weeks,
    ...(weeks.includes(running) && { runningWeek: running }),
  };
}

export function baseline(of: string, metric: Metric, value: number): Baseline {
  return {
    metric,
    subject: of,
    value,
    unit: 'perWeek',
    origin: 'entered',
    updatedBy: 'user:default/priya',
    updatedAt: '2026-03-02T09:00:00Z',
  };
}

function withBaseline(value: MetricValue, of: string): MetricValue {
  return value.metric === 'deploymentFrequency'
    ? { ...value, baseline: baseline(of, value.metric, 0.8) }
    : value;
}

export function summaryOf(
  selection: SampleSelection,
  freshness: Freshness,
): Summary {
  const { now } = selection.world;
  return {
    range: rangeOf(selection.range, now),
    previousRange: rangeOf(previousRange(selection.range), now),
    squads: selection.squads.length,
    services: selection.services.length,
    metrics: metrics.map(metric =>
      withBaseline(selection.metric(metric), 'organization'),
    ),
    freshness,
  };
}

export function seriesOf(selection: SampleSelection, metric: Metric): Series {
  const total = withBaseline(selection.metric(metric), 'organization');
  const squads = [
    ...selection.squads,
    ...(metric === 'supportLoad' &&
    selection.requests.some(({ squad }) => !squad)
      ? [{ ref: 'unassigned', title: 'Unassigned' }]
      : []),
  ];
  return {
    metric,
    unit: total.unit,
    range: rangeOf(selection.range, selection.world.now),
    total,
    subjects: squads.map(squad => {
      const {
        metric: _metric,
        unit: _unit,
        bandSource: _bandSource,
        reference: _reference,
        target: _target,
        withinTarget: _withinTarget,
        waiting: _waiting,
        open: _open,
        ...value
      } = withBaseline(selection.only(squad.ref).metric(metric), squad.ref);
      return { subject: subject(squad), ...value };
    }),
  };
}

const isCreatedIn =
  ({ from, to }: WeekRange) =>
  ({ createdAt }: SampleService) =>
    createdAt >= weekStart(from, 'UTC') && createdAt < weekStart(to, 'UTC');

export function firstDeploymentsOf(
  selection: SampleSelection,
): FirstDeployments {
  return {
    range: rangeOf(selection.range, selection.world.now),
    targetMs,
    points: selection.services
      .filter(isCreatedIn(selection.range))
      .sort((a, b) => a.createdAt - b.createdAt)
      .map(service => {
        const timeMs = timeToFirstDeploymentMs(service);
        return {
          service: subject(service),
          squad: subject(service.squad),
          repository: service.repository,
          createdAt: iso(service.createdAt),
          week: weekOf(service.createdAt, 'UTC'),
          ...(service.firstDeployedAt !== undefined &&
            timeMs !== undefined && {
              deployedAt: iso(service.firstDeployedAt),
              timeMs: Math.round(timeMs),
              isWithinTarget: timeMs <= targetMs,
            }),
          url: `https://github.com/${service.repository}`,
        };
      }),
    weekly: selection.metric('timeToFirstDeployment').weekly,
  };
}

export function waitingOf(
  { services, world }: SampleSelection,
  offset: number,
  limit: number,
): WaitingServices {
  const waiting = services
    .filter(service => isWaiting(service, world.now))
    .sort((a, b) => a.createdAt - b.createdAt);
  return {
    targetMs,
    totalItems: waiting.length,
    items: waiting.slice(offset, offset + limit).map(service => {
      const ageMs = Math.round(waitedMs(service, world.now) ?? 0);
      return {
        service: subject(service),
        squad: subject(service.squad),
        repository: service.repository,
        createdAt: iso(service.createdAt),
        ageMs,
        isOverdue: ageMs > targetMs,
        url: `https://github.com/${service.repository}`,
      };
    }),
  };
}

export function serviceTableOf(
  selection: SampleSelection,
  search: string,
  offset: number,
  limit: number,
): ServiceTable {
  const found = selection.services.filter(({ title, squad }) =>
    `${title} ${squad.title}`.toLowerCase().includes(search.toLowerCase()),
  );
  const from = weekStart(selection.range.from, 'UTC');
  return {
    range: rangeOf(selection.range, selection.world.now),
    totalItems: found.length,
    items: found.slice(offset, offset + limit).map(service => {
      const deployments = service.deployments.filter(({ at }) => at >= from);
      const last = deployments.at(-1);
      const timeMs = timeToFirstDeploymentMs(service);
      return {
        service: subject(service),
        squad: subject(service.squad),
        repository: service.repository,
        isRegistered: true,
        productionDeployments: deployments.length,
        failedDeployments: deployments.filter(d => d.isFailed).length,
        changes: deployments.flatMap(d => d.leadTimesMs).length,
        recoveries: deployments.filter(d => d.recoveredAt).length,
        ...(timeMs !== undefined && {
          timeToFirstDeploymentMs: Math.round(timeMs),
        }),
        ...(last && {
          lastDeployedAt: iso(last.at),
          leadTimeMedianMs: last.leadTimesMs[0],
          leadTimeP90Ms: Math.max(...last.leadTimesMs),
        }),
      };
    }),
  };
}

export function directoryOf({
  squads,
  services,
  requests,
}: SampleWorld): Directory {
  return {
    squads: squads.map(squad => ({
      ...squad,
      services: services.filter(service => service.squad === squad).length,
      mayUpdateBaselines: true,
    })),
    systems: [{ ref: 'system:default/shop', title: 'Shop' }],
    unassignedSupportRequests: requests.filter(({ squad }) => !squad).length,
    unregisteredServices: 0,
    mayUpdateOrganizationBaselines: true,
    mayAssignSupportRequests: true,
  };
}

/** A series as the API writes it to CSV. */
export function seriesCsv({ subjects }: Series): string {
  return [
    'subject,week,value,sampleSize',
    ...subjects.flatMap(({ subject: { ref }, weekly }) =>
      weekly.map(
        ({ week, value, sampleSize }) =>
          `${ref},${isoWeekLabel(week)},${value ?? ''},${sampleSize}`,
      ),
    ),
    '',
  ].join('\r\n');
}
