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

    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('services')).toBe(false);

    const after = await openTestDatabase(knex);
    expect(await after.services.readServices(-1)).toEqual([]);
    expect(await after.facts.record([aRepository()])).toEqual({
      isChanged: true,
    });
  });
});
