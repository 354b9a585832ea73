import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import {
  aDeployment,
  aRepository,
  aStatus,
  DAY,
  MONDAY,
} from '../__testUtils__/reports';
import { countedFacts, INSTANT } from './countedFacts';
import type { CountedKind } from './FactReader';

const databases = createTestDatabases();
const directory = resolvePackagePath(
  '@internal/plugin-platform-metrics-backend',
  'migrations',
);

describe.each(databases.eachSupportedId())('Migrations on %s', databaseId => {
  it('go up, down with everything in the database, and up again', async () => {
    const knex = await databases.init(databaseId);
    const before = await openTestDatabase(knex);
    await before.facts.record([
      aRepository(),
      aDeployment(),
      aStatus('success'),
    ]);
    await before.baselines.put({
      subject: 'organization',
      metric: 'leadTime',
      value: 3_600_000,
      unit: 'milliseconds',
      origin: 'computed',
      from: '2026-01-05',
      to: '2026-03-30',
      updatedBy: 'organization',
      updatedAt: 1,
      source: 'demonstration',
    });

    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('services')).toBe(false);

    const after = await openTestDatabase(knex);
    expect(await after.services.readServices(-1)).toEqual([]);
    expect(await after.baselines.list()).toEqual([]);
    expect(await after.facts.record([aRepository()])).toEqual({
      isChanged: true,
    });
  });

  it.each<[CountedKind, string]>([
    ['incident', 'incidents_opened_at_index'],
    ['pull-request', 'pull_requests_merged_at_index'],
    ['support-request', 'support_requests_opened_at_index'],
  ])('have an index for the %ss of a range', async (kind, index) => {
    const knex = await databases.init(databaseId);
    await openTestDatabase(knex);
    const counted = { start: MONDAY, end: MONDAY + DAY };
    const found = countedFacts(knex, { kind, counted }).orderBy(
      INSTANT,
      'desc',
    );
    const { sql, bindings } = found.toSQL();

    const plan = await knex.transaction(async tx => {
      if (databaseId === 'SQLITE_3') {
        return tx.raw(`explain query plan ${sql}`, [...bindings]);
      }
      // Of no rows it would rather read all.
      await tx.raw('set local enable_seqscan = off');
      return tx.raw(`explain ${sql}`, [...bindings]);
    });

    expect(JSON.stringify(plan)).toContain(index);
  });
});
