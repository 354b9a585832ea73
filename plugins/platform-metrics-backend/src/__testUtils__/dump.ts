import type { Knex } from 'knex';

type Row = Record<string, unknown>;

/** All that counts, in this order: what others refer to comes last. */
const TABLES = [
  'repositories',
  'deployments',
  'deployment_statuses',
  'changes',
  'pull_requests',
  'incidents',
  'support_requests',
  'weekly_rollups',
  'support_rollups',
  'repository_names',
  'services',
];

/** Columns that say how often or when something was written. */
const REVISIONS = ['revision'];

/**
 * Every row that facts or what follows from them are in, but for revisions and
 * serial numbers: services go by their repository. Weeks of zeros, which stay
 * where numbers were, are left out.
 */
export async function dump(knex: Knex): Promise<Record<string, string[]>> {
  const services: Row[] = await knex('services');
  const names = new Map(
    services.map(row => [row.id, row.repository_id ?? row.repository]),
  );
  const tables: Record<string, string[]> = {};
  for (const table of TABLES) {
    const rows: Row[] = await knex(table);
    tables[table] = rows
      .filter(row => row.opened !== 0 && !isEmptyWeek(row))
      .map(row =>
        JSON.stringify(
          Object.entries(row)
            .filter(
              ([column]) =>
                !REVISIONS.includes(column) &&
                !(table === 'services' && column === 'id'),
            )
            .map(([column, value]) => [
              column,
              column === 'service_id' ? names.get(value) : value,
            ]),
        ),
      )
      .sort();
  }
  return tables;
}

/** As on the first day. */
export async function clear(knex: Knex): Promise<void> {
  await knex('weekly_rollups').del();
  for (const table of TABLES) {
    await knex(table).del();
  }
  // Whoever remembers rows has to forget them.
  const revision = knex.raw('?? + 1', ['revision']);
  await knex('writer').update({ revision, epoch: revision });
}

function isEmptyWeek(row: Row): boolean {
  return row.production_deployments === 0 && row.lead_times === '[]';
}
