import {
  type BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- a test of the module in its plugin
import platformMetricsPlugin from '@internal/plugin-platform-metrics-backend';
import { metricSourcesExtensionPoint } from '@internal/plugin-platform-metrics-node';
import { demonstrationSquads } from './company/company';
import { demonstrationEntities } from './company/demonstrationEntities';
import { DemonstrationSource } from './DemonstrationSource';
import { platformMetricsModuleDemonstration } from './module';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

jest.setTimeout(120_000);

type Knex = Awaited<ReturnType<typeof databases.init>>;

/** Enough to have something of everything. */
const squads = demonstrationSquads().filter(({ name }) =>
  ['checkout', 'fraud', 'prices', 'ranking'].includes(name),
);

const demonstrationOfFewSquads = createBackendModule({
  pluginId: 'platform-metrics',
  moduleId: 'few-squads',
  register(env) {
    env.registerInit({
      deps: { sources: metricSourcesExtensionPoint },
      async init({ sources }) {
        sources.addSource(new DemonstrationSource({ squads }));
      },
    });
  },
});

/** A portal that runs its reconciliations once, and then stops. */
async function runPortal(
  knex: Knex,
  module: BackendFeature,
  { hasCatalog = true } = {},
) {
  const runs: Array<(signal: AbortSignal) => unknown> = [];
  const portal = await startTestBackend({
    features: [
      platformMetricsPlugin,
      module,
      catalogServiceMock.factory({
        entities: hasCatalog ? demonstrationEntities().map(withOwner) : [],
      }),
      mockServices.database.mock({
        getClient: async () => knex,
      }).factory,
      mockServices.scheduler.mock({
        scheduleTask: async ({ fn }) => {
          runs.push(fn as (signal: AbortSignal) => unknown);
        },
      }).factory,
    ],
  });
  for (const run of runs) {
    await run(new AbortController().signal);
  }
  await portal.stop();
}

/** As the catalog relates it. */
function withOwner(entity: ReturnType<typeof demonstrationEntities>[number]) {
  const { owner } = entity.spec ?? {};
  return typeof owner === 'string'
    ? { ...entity, relations: [{ type: 'ownedBy', targetRef: owner }] }
    : entity;
}

/** How many rows there are of everything that facts are kept in or lead to. */
async function countRows(knex: Knex): Promise<Record<string, number>> {
  const tables = [
    'baselines',
    'catalog_services',
    'changes',
    'deployment_statuses',
    'deployments',
    'episodes',
    'incidents',
    'pull_requests',
    'repositories',
    'repository_names',
    'services',
    'sources',
    'squads',
    'support_requests',
    'support_rollups',
    'weekly_rollups',
  ];
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [{ rows }] = await knex(table).count({ rows: '*' });
    if (Number(rows) > 0) {
      counts[table] = Number(rows);
    }
  }
  return counts;
}

describe.each(databases.eachSupportedId())(
  'the demonstration on %s',
  databaseId => {
    it('leaves nothing behind after a plain start', async () => {
      const knex = await databases.init(databaseId);
      await runPortal(knex, demonstrationOfFewSquads);
      await runPortal(knex, demonstrationOfFewSquads);

      const origins = await knex('baselines').distinct().pluck('origin');
      expect(origins.sort()).toEqual(['computed', 'entered']);
      expect(await countRows(knex)).toMatchObject({
        deployments: expect.any(Number),
        incidents: expect.any(Number),
        squads: 40,
        support_requests: expect.any(Number),
        weekly_rollups: expect.any(Number),
      });
      expect(await countRows(knex)).not.toHaveProperty('episodes');

      await runPortal(knex, platformMetricsModuleDemonstration, {
        hasCatalog: false,
      });
      expect(await countRows(knex)).toEqual({});
    });
  },
);
