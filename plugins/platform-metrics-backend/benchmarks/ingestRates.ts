import type { FactReport } from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';
import { factTables } from '../src/database/factTables';
import type { Stores } from '../src/database/openDatabase';
import { timed } from './timing';

const REPORTS = 1_000;
/** Beyond those that other measurements report. */
const FIRST = 1_000_000;

/** Reports per second, against rows per second of a loop that only upserts. */
export async function ingestRates(
  knex: Knex,
  stores: Stores,
  newReports: (number: number) => FactReport[],
) {
  let next = FIRST;
  const some = (count: number) =>
    Array.from({ length: count }, () => newReports((next += 1))).flat();
  const rate = async (reports: number, work: () => Promise<void>) => {
    const [ms] = await timed(work);
    return Math.round(reports / (ms / 1000));
  };

  await knex.schema.createTable('bare', table => {
    table.string('id', 32).primary();
    table.text('source');
    table.text('external_id');
    table.bigInteger('reported_at');
    table.text('sha');
  });
  const rows = some(REPORTS).map(report => {
    const row = factTables[report.kind].toRow(report);
    const { id, source, external_id, reported_at, sha = null } = row;
    return { id, source, external_id, reported_at, sha };
  });
  const bare = await rate(rows.length, async () => {
    for (const row of rows) {
      await knex('bare').insert(row).onConflict('id').merge();
    }
  });
  const singles = some(REPORTS / 2);
  const single = await rate(singles.length, async () => {
    for (const report of singles) {
      await stores.facts.record([report]);
    }
  });
  const many = some(REPORTS / 2);
  const concurrent = await rate(many.length, async () => {
    const workers = Array.from({ length: 20 }, async (_, worker) => {
      for (let at = worker; at < many.length; at += 20) {
        await stores.facts.record([many[at]]);
      }
    });
    await Promise.all(workers);
  });
  const batched = some(2 * REPORTS);
  const batches = await rate(batched.length, async () => {
    for (let start = 0; start < batched.length; start += 500) {
      await stores.facts.record(batched.slice(start, start + 500));
    }
  });
  return { bare, single, concurrent, batches };
}
