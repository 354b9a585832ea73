import { TestDatabases } from '@backstage/backend-test-utils';
import { aBusyWeek } from './__testUtils__/aBusyWeek';
import { disturbed } from './__testUtils__/disturbed';
import { GithubStage, type Delivery } from './__testUtils__/GithubStage';
import { PortalBench } from './__testUtils__/PortalBench';

// A GitHub of its own takes its time on a busy machine.
jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const squad = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'checkout', namespace: 'default' },
  spec: { type: 'squad', children: [] },
};

let stage: GithubStage;

beforeAll(async () => {
  stage = await GithubStage.start();
  await aBusyWeek(stage);
  await stage.quiet();
});

afterAll(() => stage?.stop());

async function startPortal(
  knex: Awaited<ReturnType<typeof databases.init>>,
): Promise<PortalBench> {
  const forOthers = await databases.init('SQLITE_3');
  return PortalBench.start({
    databaseOf: plugin => (plugin === 'platform-metrics' ? knex : forOthers),
    github: { host: stage.host, apiBaseUrl: stage.apiBaseUrl },
    entities: [squad, ...['orders', 'stock'].map(name => stage.entity(name))],
    settings: {
      supportRequests: [
        { repository: 'larkspur/platform', labels: ['support'] },
      ],
    },
  });
}

async function deliver(portal: PortalBench, deliveries: readonly Delivery[]) {
  for (const { event, payload } of deliveries) {
    await portal.deliver(event, payload);
  }
}

/** Every number, and the facts behind it. */
async function numbersOf(portal: PortalBench): Promise<Record<string, string>> {
  const paths = [
    '/summary',
    '/services',
    '/first-deployments',
    '/series/deploymentFrequency',
    '/series/changeFailureRate',
    '/series/leadTime',
    '/series/supportLoad',
    '/facts/deployment',
    '/facts/change',
    '/facts/incident',
    '/facts/support-request',
  ];
  await portal.run('sync-ownership');
  const numbers: Record<string, string> = {};
  for (const path of paths) {
    numbers[path] = await portal.csv(path);
  }
  return numbers;
}

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it('shows the numbers of a clean run after one reconciliation, whatever happened to webhooks', async () => {
    const clean = await startPortal(await databases.init(databaseId));
    await deliver(clean, stage.deliveries);
    await clean.run('reconcile-github');
    const expected = await numbersOf(clean);
    await clean.stop();

    const knex = await databases.init(databaseId);
    const arriving = disturbed(stage.deliveries, 7);
    const half = Math.floor(arriving.length / 2);
    const killed = await startPortal(knex);
    await deliver(killed, arriving.slice(0, half));
    const end = new AbortController();
    const halfWay = stage.askedForStatuses();
    const run = killed.run('reconcile-github', end.signal);
    await halfWay;
    end.abort();
    await Promise.allSettled([run]);
    await killed.stop();
    const portal = await startPortal(knex);
    await deliver(portal, arriving.slice(half));
    expect(await numbersOf(portal)).not.toEqual(expected);

    await portal.run('reconcile-github');

    expect(await numbersOf(portal)).toEqual(expected);
    // Twelve deployments, of which each service had one that failed.
    expect(expected['/summary']).toMatch(
      /^changeFailureRate,[\d-]+,[\d-]+,ratio,0\.16666666666666666,12,/m,
    );
    await portal.stop();
  });
});
