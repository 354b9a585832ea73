import { mockServices } from '@backstage/backend-test-utils';
import { aRepository, aSupportRequest } from '../__testUtils__/reports';
import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import type { BaselineRecord } from '../database/BaselineStore';
import { Writer } from '../database/Writer';
import { AuditTrail } from '../routes/AuditTrail';
import { removeRetired } from './removeRetired';
import { SourceRegistry } from './SourceRegistry';

const databases = createTestDatabases();
const source = 'demonstration';
const aBaseline: BaselineRecord = {
  subject: 'organization',
  metric: 'leadTime',
  value: 3_600_000,
  unit: 'milliseconds',
  origin: 'entered',
  updatedBy: 'organization',
  updatedAt: 1,
  source,
};

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'retired sources on %s',
  databaseId => {
    async function aPortal() {
      const knex = await databases.init(databaseId);
      const stores = await openTestDatabase(knex);
      const registry = new SourceRegistry();
      registry.retireSource(source);
      const entry = { success: jest.fn(), fail: jest.fn() };
      const auditor = mockServices.auditor.mock({
        createEvent: async () => entry,
      });
      return {
        auditor,
        entry,
        knex,
        stores,
        start: () =>
          removeRetired({
            registry,
            facts: stores.facts,
            states: stores.sources,
            audit: new AuditTrail(auditor),
            logger: mockServices.logger.mock(),
          }),
      };
    }

    it('lose what they reported and suggested, once, and that is written down', async () => {
      const { auditor, entry, start, stores } = await aPortal();
      await stores.facts.record([
        aRepository({ source }),
        aRepository({ source: 'github', externalId: '2' }),
      ]);
      await stores.baselines.put(aBaseline);

      await start();
      await start();

      expect(await stores.sources.hasTraces(source)).toBe(false);
      expect(await stores.sources.hasTraces('github')).toBe(true);
      expect(await stores.baselines.list()).toEqual([]);
      expect(auditor.createEvent.mock.calls).toEqual([
        [
          expect.objectContaining({
            eventId: 'source-remove',
            meta: { source },
          }),
        ],
      ]);
      expect(entry.success).toHaveBeenCalledWith({ meta: { removed: 2 } });
    });

    it('are written down before anything goes, and as failed where it breaks off', async () => {
      const { auditor, entry, start, stores } = await aPortal();
      await stores.facts.record([aRepository({ source })]);
      const failure = new Error('The database is gone');
      jest
        .spyOn(stores.facts, 'removeSource')
        .mockImplementationOnce(async () => {
          expect(auditor.createEvent).toHaveBeenCalledTimes(1);
          throw failure;
        });

      await expect(start()).rejects.toThrow(failure);

      expect(entry.fail).toHaveBeenCalledWith({ error: failure });
      expect(entry.success).not.toHaveBeenCalled();
    });

    it('leave nothing behind after the next start, wherever a removal broke off', async () => {
      const { entry, knex, start, stores } = await aPortal();
      let isBroken = true;
      for (let turns = 0; isBroken; turns += 1) {
        await stores.sources.noteEvent(source, 1);
        await stores.facts.record([
          aRepository({ source }),
          aSupportRequest({ source }),
        ]);

        const portal = killedAfter(turns);
        isBroken = await start().then(
          () => false,
          () => true,
        );
        portal.mockRestore();
        await start();

        expect(await stores.sources.hasTraces(source)).toBe(false);
        expect(await knex('services').pluck('id')).toEqual([]);
        expect(await knex('support_rollups').pluck('week')).toEqual([]);
        expect(entry.success).toHaveBeenCalledTimes(turns + 1);
      }
      expect(entry.fail).toHaveBeenCalledTimes(4);
    });
  },
);

/** A portal that may write so many times. */
function killedAfter(turns: number) {
  const { write } = Writer.prototype;
  let left = turns;
  return jest
    .spyOn(Writer.prototype, 'write')
    .mockImplementation(async function writeOrDie(this: Writer, work) {
      if (left === 0) {
        throw new Error('Killed');
      }
      left -= 1;
      return write.call(this, work) as ReturnType<typeof work>;
    });
}
