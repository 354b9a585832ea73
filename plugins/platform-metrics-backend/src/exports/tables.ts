import type {
  Baseline,
  Fact,
  FirstDeployments,
  Series,
  ServiceTable,
  Summary,
  WaitingServices,
  Week,
} from '@internal/plugin-platform-metrics-common';
import { factColumns } from './factColumns';
import { tableOf, tableOfBatches, type Table } from './Table';

/** One row for each metric. */
export function summaryTable({ range, metrics }: Summary): Table {
  return tableOf(
    {
      metric: row => row.metric,
      from: () => range.from,
      to: () => range.to,
      unit: row => row.unit,
      value: row => row.value,
      sampleSize: row => row.sampleSize,
      p90: row => row.p90,
      band: row => row.band,
      previousValue: row => row.previous?.value,
      previousSampleSize: row => row.previous?.sampleSize,
      change: row => row.change,
      baseline: row => row.baseline?.value,
      target: row => row.target,
      withinTarget: row => row.withinTarget?.count,
      withinTargetOf: row => row.withinTarget?.of,
      waiting: row => row.waiting,
      open: row => row.open,
      isRising: row => row.isRising,
    },
    metrics,
  );
}

/** One row for each week of the total, and of each subject. */
export function seriesTable({ metric, unit, total, subjects }: Series): Table {
  const lines = [
    { ref: 'total', title: 'Total', weekly: total.weekly },
    ...subjects.map(({ subject, weekly }) => ({ ...subject, weekly })),
  ];
  return tableOf(
    {
      metric: () => metric,
      subject: row => row.ref,
      title: row => row.title,
      week: row => row.week,
      unit: () => unit,
      value: row => row.value,
      sampleSize: row => row.sampleSize,
      isRunning: row => row.isRunning,
    },
    lines.flatMap(({ ref, title, weekly }) =>
      weekly.map(point => ({ ref, title, ...point })),
    ),
  );
}

export function firstDeploymentTable({ points }: FirstDeployments): Table {
  return tableOf(
    {
      service: row => row.service.ref,
      squad: row => row.squad?.ref,
      repository: row => row.repository,
      createdAt: row => row.createdAt,
      week: row => row.week,
      deployedAt: row => row.deployedAt,
      timeMs: row => row.timeMs,
      isWithinTarget: row => row.isWithinTarget,
      deployment: row => row.deployment,
      url: row => row.url,
    },
    points,
  );
}

export function waitingServiceTable({ items }: WaitingServices): Table {
  return tableOf(
    {
      service: row => row.service.ref,
      squad: row => row.squad?.ref,
      repository: row => row.repository,
      createdAt: row => row.createdAt,
      ageMs: row => row.ageMs,
      isOverdue: row => row.isOverdue,
      url: row => row.url,
    },
    items,
  );
}

export function serviceTable({ items }: ServiceTable): Table {
  return tableOf(
    {
      service: row => row.service.ref,
      squad: row => row.squad?.ref,
      system: row => row.system?.ref,
      repository: row => row.repository,
      isRegistered: row => row.isRegistered,
      productionDeployments: row => row.productionDeployments,
      deploymentsPerWeek: row => row.deploymentsPerWeek,
      failedDeployments: row => row.failedDeployments,
      leadTimeMedianMs: row => row.leadTimeMedianMs,
      leadTimeP90Ms: row => row.leadTimeP90Ms,
      changes: row => row.changes,
      timeToFirstDeploymentMs: row => row.timeToFirstDeploymentMs,
      recoveryTimeMedianMs: row => row.recoveryTimeMedianMs,
      recoveries: row => row.recoveries,
      lastDeployedAt: row => row.lastDeployedAt,
    },
    items,
  );
}

export function baselineTable(baselines: readonly Baseline[]): Table {
  return tableOf(
    {
      metric: row => row.metric,
      subject: row => row.subject,
      value: row => row.value,
      unit: row => row.unit,
      origin: row => row.origin,
      sampleSize: row => row.sampleSize,
      from: row => row.from,
      to: row => row.to,
      updatedBy: row => row.updatedBy,
      updatedAt: row => row.updatedAt,
      note: row => row.note,
    },
    baselines,
  );
}

/** Facts of one kind. */
export function factTable(kind: Fact['kind'], facts: readonly Fact[]): Table {
  return tableOf(factColumns[kind], facts);
}

/** Facts of one kind, read week by week as the reader takes them. */
export function factTableByWeek(
  kind: Fact['kind'],
  weeks: readonly Week[],
  read: (week: Week) => Promise<Fact[]>,
): Table {
  const batches = async function* list() {
    for (const week of weeks) yield await read(week);
  };
  return tableOfBatches(factColumns[kind], batches());
}
