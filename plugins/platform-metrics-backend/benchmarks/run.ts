import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mockServices } from '@backstage/backend-test-utils';
import {
  defaultMetricsSettings,
  metrics,
  reportOn,
} from '@internal/plugin-platform-metrics-common';
import createKnex, { type Knex } from 'knex';
import { openDatabase, type Stores } from '../src/database/openDatabase';
import { weeksNeeded } from '../src/service/measure';
import { SnapshotReader } from '../src/service/memory/SnapshotReader';
import { defaultRange } from '../src/service/Selection';
import { Deliveries } from './Deliveries';
import { generate, type Size } from './generate';
import { ingestRates } from './ingestRates';
import { naiveSummary } from './naiveSummary';
import { startPortal } from './portal';
import { startPostgres } from './startPostgres';
import { format, mebibytes, print, ratio } from './report';
import { cpuMs, quantiles, timed, type Cost } from './timing';

const { values } = parseArgs({
  options: {
    deployments: { type: 'string', default: '100000' },
    database: { type: 'string', default: 'sqlite' },
  },
});
const size: Size = {
  deployments: Number(values.deployments),
  services: 5_000,
  squads: 200,
};
const ROUNDS = 40;
const now = Date.now();
const deliveries = new Deliveries(size, now);

/** What the page asks for when it opens. */
const calls = [
  '/summary',
  ...metrics.map(metric => `/series/${metric}`),
  '/first-deployments',
  '/waiting-services',
  '/services',
  '/services?sort=leadTime&order=desc',
];

async function main() {
  const file = join(tmpdir(), `metrics-benchmark-${process.pid}.sqlite`);
  const isPostgres = values.database === 'postgres';
  const postgres = isPostgres ? await startPostgres() : undefined;
  const knex = connect(file, postgres?.connection);
  try {
    const stores = await openDatabase(
      mockServices.database({ knex }),
      defaultMetricsSettings,
    );
    const [loadMs] = await timed(() => generate(knex, size, now));
    print(
      `generated ${size.deployments} deployments`,
      `${Math.round(loadMs / 1000)} s`,
    );
    if (postgres) {
      await knex.raw('analyze');
    }
    await measurePages(knex, stores);
    await measureIngest(knex, stores);
  } finally {
    await knex.destroy();
    postgres?.stop();
    rmSync(file, { force: true });
  }
}

function connect(filename: string, postgres?: string): Knex {
  if (postgres) {
    return createKnex({ client: 'pg', connection: postgres });
  }
  return createKnex({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    // As Backstage does, and no more: what it costs to be sure of a commit is
    // the same for us and for the bare loop.
    pool: {
      afterCreate: (
        connection: { pragma(text: string): void },
        done: () => void,
      ) => {
        connection.pragma('foreign_keys = ON');
        done();
      },
    },
  });
}

async function measurePages(knex: Knex, stores: Stores) {
  const portal = await startPortal(knex, size);
  try {
    const [coldMs] = await timed(() => portal.get('/summary'));
    print('summary, cold', `${Math.round(coldMs)} ms`);
    const warm = new Map<string, Cost>();
    const recordOne = () => stores.facts.record(deliveries.next());
    for (const call of calls) {
      const [firstMs, { length }] = await timed(() => portal.get(call));
      const again = await repeat(() => portal.get(call));
      warm.set(call, again);
      const changing = await repeat(() => portal.get(call), recordOne);
      print(
        call,
        `first ${firstMs.toFixed(1)} ms`,
        format(again),
        `after a deployment ${format(changing)}`,
        `${Math.round(length / 1024)} KiB`,
      );
    }

    const range = weeksNeeded(
      reportOn(defaultRange(now, 'UTC'), now, defaultMetricsSettings),
    );
    const fromRollups = await repeat(
      () => new SnapshotReader(stores).read(range),
      undefined,
      5,
    );
    const naive = await repeat(() => naiveSummary(knex, range), undefined, 5);
    const ours = warm.get('/summary')?.clock.p50 ?? NaN;
    print(
      'reading the rollup rows, for one summary',
      format(fromRollups),
      ratio(fromRollups.clock.p50, ours),
    );
    print(
      'reading the facts, for one summary',
      format(naive),
      ratio(naive.clock.p50, ours),
    );

    const snapshots = new SnapshotReader(stores);
    await snapshots.read(range);
    print('weeks in memory, 24 of them', mebibytes(snapshots.bytes));
    const { rss, heapUsed } = process.memoryUsage();
    print('process', `${mebibytes(rss)} RSS`, `${mebibytes(heapUsed)} heap`);
  } finally {
    await portal.stop();
  }
}

async function measureIngest(knex: Knex, stores: Stores) {
  const { bare, single, concurrent, batches } = await ingestRates(
    knex,
    stores,
    deliveries,
  );
  print('bare upserts, one row each', `${bare} per second`);
  for (const [way, rate] of [
    ['reports, one at a time', single],
    ['reports, 20 at a time', concurrent],
    ['reports, in batches of 500', batches],
  ] as const) {
    print(way, `${rate} per second`, ratio(rate, bare));
  }
}

async function repeat(
  work: () => Promise<unknown>,
  between?: () => Promise<unknown>,
  rounds = ROUNDS,
): Promise<Cost> {
  const times: number[] = [];
  const computed: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await between?.();
    const before = cpuMs();
    const [ms] = await timed(work);
    computed.push(cpuMs() - before);
    times.push(ms);
  }
  return { clock: quantiles(times), cpu: quantiles(computed) };
}

main().then(
  () => process.exit(0),
  error => {
    // A failed insert of hundreds of rows has all of them in its message.
    process.stderr.write(`${String(error.stack).slice(-2_000)}\n`);
    process.exit(1);
  },
);
