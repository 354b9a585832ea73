import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import { aDeployment, aRepository, aStatus } from '../__testUtils__/reports';

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
});
