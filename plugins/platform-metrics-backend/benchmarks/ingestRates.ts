import type { FactReport } from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';
import { factTables, type Row } from '../src/database/factTables';
import type { Stores } from '../src/database/openDatabase';
import { ACTIVE, type Deliveries } from './Deliveries';
import { timed } from './timing';

/** Each way in turn, so often: a busy moment is nobody's alone. */
const ROUNDS = 4;
/** Of five reports each; every way gets its own. */
const DELIVERIES = 100;
const AT_A_TIME = 20;
const BATCH = 500;

/** Reports per second. */
export interface IngestRates {
  /** A loop that only upserts each report's row into its table. */
  bare: number;
  single: number;
  concurrent: number;
  batches: number;
}

/** Every way takes reports of the same kinds, in the same order. */
export async function ingestRates(
  knex: Knex,
  stores: Stores,
  deliveries: Deliveries,
): Promise<IngestRates> {
  const { facts } = stores;
  const ways: Record<
    keyof IngestRates,
    (reports: FactReport[]) => Promise<void>
  > = {
    bare: async reports => {
      for (const report of reports) {
        const { name, isOfService, toRow } = factTables[report.kind];
        const row: Row = toRow(report);
        if (isOfService && 'repository' in report) {
          row.service_id = Number(report.repository.repositoryId);
        }
        await knex(name).insert(row).onConflict('id').merge();
      }
    },
    single: async reports => {
      for (const report of reports) {
        await facts.record([report]);
      }
    },
    concurrent: async reports => {
      const workers = Array.from({ length: AT_A_TIME }, async (_, worker) => {
        for (let at = worker; at < reports.length; at += AT_A_TIME) {
          await facts.record([reports[at]]);
        }
      });
      await Promise.all(workers);
    },
    batches: async reports => {
      for (let start = 0; start < reports.length; start += BATCH) {
        await facts.record(reports.slice(start, start + BATCH));
      }
    },
  };
  // Who a service is, a process reads once.
  await facts.record(deliveries.take(ACTIVE));

  const total = { bare: 0, single: 0, concurrent: 0, batches: 0 };
  const names = Object.keys(ways) as Array<keyof IngestRates>;
  let reported = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) {
      const reports = deliveries.take(DELIVERIES);
      const [ms] = await timed(() => ways[name](reports));
      total[name] += ms;
      reported = ROUNDS * reports.length;
    }
  }
  const rate = (ms: number) => Math.round((reported / ms) * 1000);
  return {
    bare: rate(total.bare),
    single: rate(total.single),
    concurrent: rate(total.concurrent),
    batches: rate(total.batches),
  };
}
