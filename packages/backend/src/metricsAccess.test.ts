import { setTimeout as pause } from 'node:timers/promises';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import permissionModulePolicy from '@internal/plugin-permission-backend-module-policy';
import platformMetricsPlugin from '@internal/plugin-platform-metrics-backend';
import {
  organizationLocation,
  signIn,
  signInByName,
  signInByNameConfig,
} from './__testUtils__/developmentOrganization';

/** A machine's token, limited to reporting facts. */
const REPORTER = 'reporter-token-of-a-machine';

const BASELINE = { metric: 'deploymentFrequency', value: 0.5 };
const aDeployment = {
  source: 'argo-cd',
  id: 'gateway-1',
  repository: 'larkspur/payment-gateway',
  environment: 'production',
  sha: 'c0ffee1',
  state: 'success',
};

jest.setTimeout(60_000);

describe('access to metrics', () => {
  let url: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const portal = await startTestBackend({
      features: [
        catalogPlugin,
        permissionPlugin,
        permissionModulePolicy,
        platformMetricsPlugin,
        ...signInByName,
        mockServices.rootConfig.factory({
          data: {
            ...signInByNameConfig,
            permission: { enabled: true },
            backend: {
              auth: {
                externalAccess: [
                  {
                    type: 'static',
                    options: { token: REPORTER, subject: 'argo-cd' },
                    accessRestrictions: [
                      {
                        plugin: 'platform-metrics',
                        permission: 'platform-metrics.fact.create',
                      },
                    ],
                  },
                ],
              },
            },
            catalog: { locations: [organizationLocation] },
          },
        }),
      ],
    });
    stop = () => portal.stop();
    url = `http://localhost:${portal.server.port()}/api`;
    // A repository that nobody knew has the catalog asked anew until it answers.
    const items = [{ ...aDeployment, repository: 'larkspur/unheard-of' }];
    await request(REPORTER, 'POST', '/deployments', { items });
    while (!(await isLedBy('priya-raman'))) {
      await pause(200);
    }
  });
  afterAll(() => stop?.());

  function request(token: string, method: string, path: string, body?: object) {
    return fetch(`${url}/platform-metrics${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
    });
  }

  async function isLedBy(login: string): Promise<boolean> {
    const token = await signIn(url, login).catch(() => undefined);
    const answer = token && (await request(token, 'GET', '/directory'));
    const { squads } = answer ? await answer.json() : { squads: [] };
    return squads.some(
      (squad: { mayUpdateBaselines: boolean }) => squad.mayUpdateBaselines,
    );
  }

  async function statusOf(
    login: string,
    ...asked: [method: string, path: string, body?: object]
  ) {
    return (await request(await signIn(url, login), ...asked)).status;
  }

  it.each([
    ['the lead of the squad', 'priya-raman', 200],
    ['a member of the platform team', 'jonas-lind', 200],
    ['another member of the squad', 'tomas-novak', 403],
    ['anyone else', 'aiko-sato', 403],
  ])('lets %s enter its baselines: %s gets %d', async (_, login, status) => {
    const subject = 'group:default/payments';
    const entered = { ...BASELINE, subject };
    expect(await statusOf(login, 'PUT', '/baselines', entered)).toBe(status);
  });

  it("keeps the organization's baselines with the platform team", async () => {
    const entered = { ...BASELINE, subject: 'organization' };

    expect(await statusOf('priya-raman', 'PUT', '/baselines', entered)).toBe(
      403,
    );
    expect(await statusOf('jonas-lind', 'PUT', '/baselines', entered)).toBe(
      200,
    );
  });

  it.each<[string, string, string, object | undefined]>([
    ['report facts', 'POST', '/deployments', { items: [aDeployment] }],
    ['compute rollups anew', 'POST', '/rollups/rebuild', undefined],
    ['remove a source', 'DELETE', '/sources/argo-cd/facts', undefined],
  ])(
    'lets the platform team %s, and not the squads',
    async (_, method, path, body) => {
      expect(await statusOf('priya-raman', method, path, body)).toBe(403);
      expect(await statusOf('jonas-lind', method, path, body)).toBe(200);
    },
  );

  it('shows metrics to everyone signed in', async () => {
    expect(await statusOf('aiko-sato', 'GET', '/summary')).toBe(200);
    expect((await request('nobody', 'GET', '/summary')).status).toBe(401);
  });

  it('lets a machine report facts, and nothing else', async () => {
    const items = [{ ...aDeployment, id: 'gateway-2' }];
    const reported = await request(REPORTER, 'POST', '/deployments', { items });

    expect(await reported.json()).toMatchObject({ recorded: 1 });
    expect((await request(REPORTER, 'GET', '/summary')).status).toBe(403);
    const entered = { ...BASELINE, subject: 'organization' };
    expect((await request(REPORTER, 'PUT', '/baselines', entered)).status).toBe(
      403,
    );
  });
});
