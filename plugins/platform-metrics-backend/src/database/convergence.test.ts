import fc from 'fast-check';
import { clear, dump } from '../__testUtils__/dump';
import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import {
  deliveriesOf,
  deliveryHistories,
  deliveryHistory,
  reportSet,
} from '../__testUtils__/reportSets';

const databases = createTestDatabases();

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'Recorded facts on %s',
  databaseId => {
    const open = async () => {
      const knex = await databases.init(databaseId);
      return { knex, ...(await openTestDatabase(knex)) };
    };
    const runs = { numRuns: 25 };

    it('are the same whatever order reports come in, how often and in which batches', async () => {
      const { knex, facts } = await open();
      const delivered = reportSet.chain(reports =>
        fc.tuple(fc.constant(reports), deliveriesOf(reports)),
      );

      await fc.assert(
        fc.asyncProperty(delivered, async ([reports, deliveries]) => {
          await clear(knex);
          await facts.record(reports);
          const atOnce = await dump(knex);

          await clear(knex);
          for (const delivery of deliveries) {
            await facts.record(delivery);
          }

          expect(await dump(knex)).toEqual(atOnce);
        }),
        runs,
      );
    });

    it.each([
      ['of anything', reportSet.map(reports => reports.map(one => [one]))],
      ['of deployments one after another', deliveryHistory],
      ['of several services at once', deliveryHistories],
    ])(
      'say what a rebuild of everything says: %s',
      async (_what, delivered) => {
        const { knex, facts, rebuild } = await open();

        await fc.assert(
          fc.asyncProperty(delivered, async deliveries => {
            await clear(knex);
            for (const delivery of deliveries) {
              await facts.record(delivery);
            }
            const recorded = await dump(knex);

            await rebuild.run();

            expect(await dump(knex)).toEqual(recorded);
          }),
          runs,
        );
      },
    );
  },
);
