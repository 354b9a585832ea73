import type { DeploymentReport } from '@internal/plugin-platform-metrics-common';
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

const databases = createTestDatabases();

const BILLING = { repository: 'larkspur/billing', repositoryId: '1' };
const INVOICES = { repository: 'larkspur/invoices', repositoryId: '1' };
const SUCCESSOR = { repository: 'larkspur/billing', repositoryId: '2' };
const BY_NAME = { repository: 'Larkspur/Billing' };

describe.each(databases.eachSupportedId())(
  'Services by their repositories on %s',
  databaseId => {
    const open = async () => {
      const stores = await openTestDatabase(await databases.init(databaseId));
      return {
        ...stores,
        deploymentsOf: async (repository: string) => {
          const services = await stores.services.readServices(-1);
          const service = services.find(one => one.repository === repository);
          const rollups = await stores.rollups.readRollups('2026-11-02', 0);
          return rollups.find(row => row.service === service?.id)
            ?.productionDeployments;
        },
      };
    };
    const aFinishedDeployment = (
      externalId: string,
      properties: Partial<
        Pick<DeploymentReport, 'repository' | 'reportedAt' | 'source'>
      >,
    ) => [
      aDeployment({ ...properties, externalId }),
      aStatus('success', { ...properties, deployment: externalId }),
    ];
    const owned = (...repositories: string[]) =>
      new Map(
        repositories.map(repository => [
          repository,
          {
            entityRef: `component:default/${repository.split('/')[1]}`,
            title: repository,
            squad: 'group:default/payments',
            isGoldenPath: false,
          },
        ]),
      );

    it('keep their facts when they are renamed', async () => {
      const { facts, services, deploymentsOf } = await open();
      await facts.record([
        aRepository({ repository: BILLING }),
        ...aFinishedDeployment('1', { repository: BILLING }),
      ]);

      await facts.record([
        aRepository({ repository: INVOICES, reportedAt: MONDAY + DAY }),
        ...aFinishedDeployment('2', { repository: INVOICES }),
      ]);

      expect(await services.readServices(-1)).toHaveLength(1);
      expect(await deploymentsOf('larkspur/invoices')).toBe(2);
    });

    it('take over what was reported under their name before their id was known', async () => {
      const { facts, services, deploymentsOf } = await open();
      await facts.record(aFinishedDeployment('1', { repository: BY_NAME }));

      await facts.record([aRepository({ repository: BILLING })]);

      expect(await services.readServices(-1)).toHaveLength(1);
      expect(await deploymentsOf('larkspur/billing')).toBe(1);
    });

    it('are others where a name went to another repository: each keeps what was its own', async () => {
      const { facts, deploymentsOf } = await open();
      await facts.record([
        aRepository({ repository: BILLING }),
        ...aFinishedDeployment('1', { repository: BY_NAME }),
        aRepository({ repository: INVOICES, reportedAt: MONDAY + DAY }),
      ]);

      await facts.record([
        aRepository({ repository: SUCCESSOR, reportedAt: MONDAY + 2 * DAY }),
        ...aFinishedDeployment('2', {
          repository: BY_NAME,
          reportedAt: MONDAY + 3 * DAY,
        }),
      ]);

      expect(await deploymentsOf('larkspur/invoices')).toBe(1);
      expect(await deploymentsOf('larkspur/billing')).toBe(1);
    });

    it('are owned as the catalog says, whichever came first, and under a former name, too', async () => {
      const { facts, ownership, services } = await open();
      const squads = [{ ref: 'group:default/payments', title: 'Payments' }];
      const ownedBilling = { squads, services: owned('larkspur/billing') };
      expect(await ownership.applyOwnership(ownedBilling)).toEqual({
        isChanged: true,
      });
      expect(await ownership.applyOwnership(ownedBilling)).toEqual({
        isChanged: false,
      });

      await facts.record([aRepository({ repository: BILLING })]);
      await facts.record([
        aRepository({ repository: INVOICES, reportedAt: MONDAY + DAY }),
      ]);

      expect(await services.readServices(-1)).toMatchObject([
        {
          repository: 'larkspur/invoices',
          entityRef: 'component:default/billing',
          squad: 'group:default/payments',
        },
      ]);
      await ownership.applyOwnership({ squads, services: owned() });
      expect(await services.readServices(-1)).toMatchObject([
        { entityRef: undefined, squad: undefined },
      ]);
    });

    it('are gone with the source that alone reported them', async () => {
      const { facts, rollups, services, deploymentsOf } = await open();
      const weeks = { from: '2026-11-02', to: '2026-11-09' };
      const source = 'demonstration';
      await facts.record([
        aRepository({ repository: BILLING }),
        ...aFinishedDeployment('1', { repository: BILLING }),
        ...aFinishedDeployment('2', { repository: BILLING, source }),
        aRepository({ repository: SUCCESSOR, source }),
        ...aFinishedDeployment('3', { repository: SUCCESSOR, source }),
      ]);
      const { epoch } = await rollups.readRevisions(weeks);
      expect(await services.hasFactsOf(source)).toBe(true);

      expect(await facts.removeSource(source)).toEqual({ removed: 5 });

      expect(await services.hasFactsOf(source)).toBe(false);
      expect(await services.readServices(-1)).toHaveLength(1);
      expect(await deploymentsOf('larkspur/billing')).toBe(1);
      expect((await rollups.readRevisions(weeks)).epoch).toBeGreaterThan(epoch);
      expect(await facts.removeSource(source)).toEqual({ removed: 0 });
    });
  },
);
