import knexFactory from 'knex';
import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import {
  aChange,
  aDeployment,
  aRepository,
  aStatus,
  HOUR,
  MONDAY,
} from '../__testUtils__/reports';

const databases = createTestDatabases();

const deployment = (externalId: string) => [
  aDeployment({ externalId, sha: externalId }),
  aStatus('success', { deployment: externalId }),
];
const numbers = Array.from({ length: 20 }, (_, index) => String(index));

describe.each(databases.eachSupportedId())('Writing on %s', databaseId => {
  it('loses nothing of what is recorded for one service at once', async () => {
    const { facts, rollups } = await openTestDatabase(
      await databases.init(databaseId),
    );

    await Promise.all(numbers.map(one => facts.record(deployment(one))));

    expect(await rollups.readRollups('2026-11-02', 0)).toMatchObject([
      { productionDeployments: numbers.length },
    ]);
  });

  it('lets no report fail with another that was recorded at the same time', async () => {
    const { facts, rollups } = await openTestDatabase(
      await databases.init(databaseId),
    );

    const [, wrong, right] = await Promise.allSettled([
      facts.record(deployment('1')),
      facts.record([aDeployment({ createdAt: Number.NaN })]),
      facts.record(deployment('2')),
    ]);

    expect([wrong.status, right.status]).toEqual(['rejected', 'fulfilled']);
    expect(await rollups.readRollups('2026-11-02', 0)).toMatchObject([
      { productionDeployments: 2 },
    ]);
  });

  it('computes everything anew when the time zone changes, and goes on where it was broken off', async () => {
    const knex = await databases.init(databaseId);
    const utc = await openTestDatabase(knex);
    await utc.facts.record([
      aRepository(),
      aChange('a1'),
      aDeployment(),
      aStatus('success', { at: MONDAY + HOUR }),
    ]);
    const newYork = await openTestDatabase(knex, {
      timeZone: 'America/New_York',
    });

    await newYork.rebuild.runIfDue();

    expect(await newYork.rollups.readRollups('2026-10-26', 0)).toMatchObject([
      { productionDeployments: 1, leadTimesMs: [HOUR] },
    ]);
    expect(await newYork.rollups.readRollups('2026-11-02', 0)).toMatchObject([
      { productionDeployments: 0, leadTimesMs: [] },
    ]);
    await knex('weekly_rollups').update({ production_deployments: 7 });
    await knex('writer').update({ rebuilt_to: 0 });
    await newYork.rebuild.runIfDue();
    expect(await newYork.rollups.readRollups('2026-10-26', 0)).toMatchObject([
      { productionDeployments: 1 },
    ]);
  });
});

if (databases.supports('POSTGRES_18')) {
  describe('Two replicas on PostgreSQL', () => {
    it('lose nothing of what both record for the same services at once', async () => {
      const knex = await databases.init('POSTGRES_18');
      const other = knexFactory(knex.client.config);
      const replicas = [
        await openTestDatabase(knex),
        await openTestDatabase(other),
      ];

      await Promise.all(
        replicas.flatMap(({ facts }) =>
          numbers.map(async one => {
            for (const report of deployment(one)) {
              await facts.record([report]);
            }
          }),
        ),
      );

      expect(
        await replicas[0].rollups.readRollups('2026-11-02', 0),
      ).toMatchObject([{ productionDeployments: numbers.length }]);
      await other.destroy();
    });
  });
}
