import type { TestDatabaseId } from '@backstage/backend-test-utils';
import {
  addWeeks,
  defaultMetricsSettings,
  metrics,
  weekOf,
  type FactReport,
  type Metric,
  type MetricValue,
} from '@internal/plugin-platform-metrics-common';
import fc from 'fast-check';
import { FactReader } from '../database/FactReader';
import type { Stores } from '../database/openDatabase';
import {
  factReports,
  NOW,
  ownership,
  squads,
} from '../__testUtils__/arbitraryFacts';
import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import { latestFacts } from '../__testUtils__/latestFacts';
import { NaiveMetrics } from '../__testUtils__/NaiveMetrics';
import { SnapshotReader } from './memory/SnapshotReader';
import { MetricsService } from './MetricsService';
import type { ServiceSort } from './reads/sortKeys';
import type { Selection } from './Selection';

const databases = createTestDatabases();
const settings = {
  ...defaultMetricsSettings,
  timeZone: 'Europe/Berlin',
  bands: { ...defaultMetricsSettings.bands, minimumSample: 2 },
};

const selections = fc
  .record({
    from: fc.integer({ min: -30, max: 0 }),
    length: fc.integer({ min: 1, max: 16 }),
    squads: fc.option(fc.subarray(squads, { minLength: 1 })),
    system: fc.option(fc.constant('system:default/shop')),
  })
  .map(({ from, length, squads: chosen, system }): Selection => {
    const first = addWeeks(weekOf(NOW, settings.timeZone), from);
    return {
      range: { from: first, to: addWeeks(first, length) },
      ...(chosen && { squads: chosen }),
      ...(system && { system }),
    };
  });

/** Something happens, and somebody looks. */
const steps = fc.array(
  fc.record({
    reports: factReports,
    ownership,
    selection: selections,
    replica: fc.constantFrom(0, 1),
    sort: fc.constantFrom<ServiceSort>(
      ...(['leadTime', 'recoveryTime', 'lastDeployedAt', 'service'] as const),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

describe.each(databases.eachSupportedId())('MetricsService on %s', id => {
  it('answers what a recomputation from all facts gives, whatever was recorded, moved and asked before, on either replica', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async history => {
        const { stores, replica, replicas } = await start(id);
        const recorded: FactReport[] = [];
        for (const step of history) {
          const reports = step.reports.map((report, index) => ({
            ...report,
            reportedAt: NOW + recorded.length + index,
          }));
          await stores.facts.record(reports);
          await stores.ownership.applyOwnership(step.ownership);
          recorded.push(...reports);
          const naive = new NaiveMetrics(
            latestFacts(recorded),
            step.ownership,
            settings,
          );
          const answered = await ask(replicas[step.replica], step.selection);
          expect(answered).toEqual(recompute(naive, step.selection, answered));
          const [table, unremembered] = await Promise.all(
            [replicas[step.replica], replica()].map(service =>
              service.listServices(step.selection, {
                sort: step.sort,
                order: 'desc',
              }),
            ),
          );
          expect(table).toEqual(unremembered);
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);
});

interface Answers {
  summary: MetricValue[];
  totals: MetricValue[];
  /** Of each metric, by squad; without what only totals say. */
  lines: Array<{ metric: Metric; squad: string; line: Partial<MetricValue> }>;
}

async function ask(
  service: MetricsService,
  selection: Selection,
): Promise<Answers> {
  const summary = await service.getSummary(selection);
  const series = await Promise.all(
    metrics.map(metric => service.getSeries(metric, selection)),
  );
  return {
    summary: summary.metrics,
    totals: series.map(({ total }) => total),
    lines: series.flatMap(({ metric, subjects }) =>
      subjects
        .filter(({ subject }) => squads.includes(subject.ref))
        .map(({ subject, ...line }) => ({ metric, squad: subject.ref, line })),
    ),
  };
}

function recompute(
  naive: NaiveMetrics,
  selection: Selection,
  { lines }: Answers,
): Answers {
  const all = metrics.map(metric =>
    naive.measure(metric, selection, NOW, squads),
  );
  return {
    summary: all,
    totals: all,
    lines: lines.map(({ metric, squad }) => ({
      metric,
      squad,
      line: lineOf(
        naive.measure(metric, { ...selection, squads: [squad] }, NOW, squads),
      ),
    })),
  };
}

function lineOf(value: MetricValue): Partial<MetricValue> {
  const { sampleSize, weekly, previous } = value;
  const { p90, band, change, isRising } = value;
  return Object.fromEntries(
    Object.entries({
      ...{ value: value.value, sampleSize, p90, band, previous, change },
      ...{ isRising, weekly },
    }).filter(([, part]) => part !== undefined),
  );
}

async function start(id: TestDatabaseId): Promise<{
  stores: Stores;
  replica: () => MetricsService;
  replicas: MetricsService[];
}> {
  const knex = await databases.init(id);
  const stores = await openTestDatabase(knex, settings);
  const replica = () =>
    new MetricsService({
      snapshots: new SnapshotReader(stores),
      facts: new FactReader(knex),
      baselines: stores.baselines,
      sources: { list: async () => [] },
      settings,
      now: () => NOW,
    });
  return { stores, replica, replicas: [replica(), replica()] };
}
