import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { aBusyWeek } from './__testUtils__/aBusyWeek';
import { disturbed } from './__testUtils__/disturbed';
import { GithubStage } from './__testUtils__/GithubStage';
import { PortalProcess } from './__testUtils__/PortalProcess';

// A GitHub and portals of their own take their time on a busy machine.
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
let folder: string;
/** Of a portal that nothing happened to. */
let expected: Record<string, string>;
const portals: PortalProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platform-metrics-numbers-'));
  stage = await GithubStage.start();
  await aBusyWeek(stage);
  await stage.quiet();
  const clean = await startPortal(await aDatabase('SQLITE_3'));
  await clean.deliver(stage.deliveries);
  await clean.run('reconcile-github');
  expected = await numbersOf(clean);
});

afterAll(async () => {
  await Promise.all(portals.map(portal => portal.kill()));
  await stage?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** As a portal is configured, with everything that a restart finds again. */
async function aDatabase(databaseId: string): Promise<JsonObject> {
  if (databaseId === 'SQLITE_3') {
    const directory = await mkdtemp(join(folder, 'db-'));
    return { client: 'better-sqlite3', connection: { directory } };
  }
  const { client } = await databases.init('POSTGRES_18');
  const { host, port, user, password, database } = client.connectionSettings;
  return {
    client: 'pg',
    connection: { host, port, user, password, database },
    pluginDivisionMode: 'schema',
  };
}

async function startPortal(database: JsonObject): Promise<PortalProcess> {
  const portal = await PortalProcess.start({
    database,
    github: { host: stage.host, apiBaseUrl: stage.apiBaseUrl },
    entities: [squad, ...['orders', 'stock'].map(name => stage.entity(name))],
    settings: {
      supportRequests: [
        { repository: 'larkspur/platform', labels: ['support'] },
      ],
    },
  });
  portals.push(portal);
  return portal;
}

/** Every number, and the facts behind it. */
async function numbersOf(
  portal: PortalProcess,
): Promise<Record<string, string>> {
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

it('counts a week for what happened in it', () => {
  // Twelve deployments, of which each service had one that failed.
  expect(expected['/summary']).toMatch(
    /^changeFailureRate,[\d-]+,[\d-]+,ratio,0\.16666666666666666,12,/m,
  );
});

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it('shows the numbers of a clean run after one reconciliation, whatever happened to webhooks and however often the portal was killed', async () => {
    const database = await aDatabase(databaseId);
    const arriving = disturbed(stage.deliveries, 7);
    const quarter = Math.ceil(arriving.length / 4);
    // In the middle of one of its transactions, several deliveries under way.
    for (const statement of [23, 111]) {
      const killed = await startPortal(database);
      await killed.dieAfterStatements(statement);
      const lost = await killed.deliver(arriving.splice(0, quarter));
      expect(lost).toBeGreaterThan(0);
      expect(await killed.end()).toBe('SIGKILL');
    }
    const halfWay = await startPortal(database);
    await halfWay.deliver(arriving.splice(0, quarter));
    await halfWay.dieAfterStatements(60);
    await expect(halfWay.run('reconcile-github')).rejects.toThrow('ended');
    expect(await halfWay.end()).toBe('SIGKILL');
    const portal = await startPortal(database);
    expect(await portal.deliver(arriving)).toBe(0);
    expect(await numbersOf(portal)).not.toEqual(expected);

    await portal.run('reconcile-github');

    expect(await numbersOf(portal)).toEqual(expected);
  });
});
