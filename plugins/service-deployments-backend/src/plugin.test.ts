import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Environment } from '@internal/plugin-service-deployments-common';
import { FakeGithub } from './__testUtils__/FakeGithub';
import { FakeService } from './__testUtils__/FakeService';
import serviceDeploymentsPlugin from '.';

const NEW = 'c0ffee'.padEnd(40, '0');
const OLD = 'beef'.padEnd(40, '0');

const anEntity = (
  name: string,
  annotations?: Record<string, string>,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations },
});

let github: FakeGithub;
let service: FakeService;
let portal: TestBackend;

beforeEach(async () => {
  github = await FakeGithub.start('larkspur/orders');
  service = await FakeService.start();
  portal = await startPortal();
});
afterEach(async () => {
  await Promise.all([portal.stop(), github.stop(), service.stop()]);
});

function startPortal(options: { decision?: AuthorizeResult } = {}) {
  const { decision = AuthorizeResult.ALLOW } = options;
  return startTestBackend({
    features: [
      serviceDeploymentsPlugin,
      catalogServiceMock.factory({
        entities: [
          anEntity('orders', {
            'github.com/project-slug': 'larkspur/orders',
            'backstage.io/source-location': `url:http://${github.host}/larkspur/orders/tree/main/`,
          }),
          anEntity('gone', { 'github.com/project-slug': 'larkspur/gone' }),
          anEntity('elsewhere'),
        ],
      }),
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(() => ({ result: decision }) as never),
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          integrations: {
            github: [
              { host: 'github.invalid' },
              {
                host: github.host,
                apiBaseUrl: `http://${github.host}`,
                token: 'token-of-the-portal',
              },
            ],
          },
          serviceDeployments: { health: { privateHosts: ['127.0.0.1'] } },
        },
      }),
    ],
  });
}

async function get(path: string, credentials = mockCredentials.user.header()) {
  const { port } = portal.server.address() as { port: number };
  const response = await fetch(
    `http://127.0.0.1:${port}/api/service-deployments/entities/component/default/${path}`,
    { headers: { authorization: credentials } },
  );
  return { status: response.status, body: await response.json() };
}

async function environments(): Promise<Environment[]> {
  const { status, body } = await get('orders/environments');
  expect(status).toBe(200);
  return body.environments;
}

const success = {
  state: 'success',
  created_at: '2026-11-24T12:03:00Z',
  environment_url: 'https://orders.staging.example/',
  log_url: 'https://github.example/larkspur/orders/actions/runs/1/job/2',
} as const;
const failure = { ...success, state: 'failure', environment_url: '' } as const;

describe('the environments of a service', () => {
  it('say what is live: version, time, address and log', async () => {
    github.environments.set('staging', [{ sha: NEW, statuses: [success] }]);

    const [staging] = await environments();

    expect(staging).toEqual({
      name: 'staging',
      latest: staging.live,
      live: {
        id: expect.any(Number),
        sha: NEW,
        commitUrl: `http://${github.host}/larkspur/orders/commit/${NEW}`,
        state: 'success',
        createdAt: '2026-11-24T12:00:00Z',
        stateSince: '2026-11-24T12:03:00Z',
        url: 'https://orders.staging.example/',
        logUrl: 'https://github.example/larkspur/orders/actions/runs/1/job/2',
      },
    });
  });

  it('say that an older version is still live where the newest failed', async () => {
    github.environments.set('staging', [
      { sha: NEW, statuses: [failure] },
      { sha: OLD, statuses: [success] },
    ]);

    const [staging] = await environments();

    expect(staging.latest).toMatchObject({ sha: NEW, state: 'failure' });
    expect(staging.live).toMatchObject({ sha: OLD, state: 'success' });
  });

  it('are listed in the order of their creation, deployed to or not', async () => {
    github.environments.set('staging', [{ sha: NEW, statuses: [] }]);
    github.environments.set('production', []);

    await expect(environments()).resolves.toEqual([
      {
        name: 'staging',
        latest: expect.objectContaining({ sha: NEW, state: 'pending' }),
      },
      { name: 'production' },
    ]);
  });

  it('are those deployed to where the plan has no environments', async () => {
    github.environments.set('staging', [{ sha: NEW, statuses: [success] }]);
    github.hasEnvironments = false;

    await expect(environments()).resolves.toMatchObject([{ name: 'staging' }]);
  });

  it('never hold a link that is no web address', async () => {
    github.environments.set('staging', [
      {
        sha: NEW,
        statuses: [{ ...success, environment_url: 'data:text/html,no' }],
      },
    ]);

    const [staging] = await environments();

    expect(staging.live?.url).toBeUndefined();
  });

  it('are asked for once while several people look', async () => {
    github.environments.set('staging', [{ sha: NEW, statuses: [success] }]);

    await Promise.all([environments(), environments(), environments()]);

    expect(github.requests).toHaveLength(3);
  });

  it('say so where GitHub fails, and are asked for anew the next time', async () => {
    github.failure = 502;
    const { status, body } = await get('orders/environments');
    expect(status).toBe(503);
    expect(body.error.message).toContain('GitHub did not say');

    github.failure = undefined;
    await expect(environments()).resolves.toEqual([]);
  });

  it.each([
    ['gone', 503, 'GitHub did not say'],
    ['elsewhere', 400, 'no annotation github.com/project-slug'],
    ['unheard-of', 404, 'The catalog has no'],
  ])('of %s are refused with %s: %s', async (name, expected, message) => {
    const { status, body } = await get(`${name}/environments`);

    expect(status).toBe(expected);
    expect(body.error.message).toContain(message);
  });

  it('are told to nobody without a sign-in', async () => {
    const { status } = await get(
      'orders/environments',
      mockCredentials.none.header(),
    );
    expect(status).toBe(401);
  });

  it('are told to nobody whom the policy denies them', async () => {
    await portal.stop();
    portal = await startPortal({ decision: AuthorizeResult.DENY });

    const { status } = await get('orders/environments');
    expect(status).toBe(403);
    expect(github.requests).toEqual([]);
  });
});

describe('the health of an environment', () => {
  beforeEach(() => {
    github.environments.set('staging', [
      {
        sha: NEW,
        statuses: [{ ...success, environment_url: `${service.url}/orders/` }],
      },
    ]);
    github.environments.set('production', []);
  });

  it.each([
    [204, 'healthy'],
    [503, 'unhealthy'],
    [302, 'unhealthy'],
  ])('with the answer %s is %s', async (answer, verdict) => {
    service.status = answer;

    const { body } = await get('orders/environments/staging/health');

    expect(body).toMatchObject({
      status: verdict,
      detail: `/readyz answered ${answer}`,
    });
    expect(service.requests).toEqual([{ path: '/orders/readyz' }]);
  });

  it('is unknown where nothing is live', async () => {
    const { status, body } = await get('orders/environments/production/health');

    expect(status).toBe(404);
    expect(body.error.message).toContain('Nothing with a URL is live');
  });
});
