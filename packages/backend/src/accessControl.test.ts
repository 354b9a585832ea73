import { setTimeout as pause } from 'node:timers/promises';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  RELATION_HAS_MEMBER,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { AlphaEntity } from '@backstage/catalog-model/alpha';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleScaffolderEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import permissionPlugin from '@backstage/plugin-permission-backend';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import catalogModuleLocationOwnership from '@internal/plugin-catalog-backend-module-location-ownership';
import permissionModulePolicy from '@internal/plugin-permission-backend-module-policy';
import {
  organizationLocation,
  signIn,
  signInByName,
  signInByNameConfig,
} from './__testUtils__/developmentOrganization';

/** A machine's token, limited to reading the catalog. */
const READER = 'reader-token-of-a-machine';

const QUOTES = 'https://github.com/larkspur/quotes/tree/main/catalog-info.yaml';
const TEMPLATE = 'https://github.com/larkspur/wheelhouse/tree/main/wait.yaml';

const files: Record<string, object> = {
  [QUOTES]: {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'quotes' },
    spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
  },
  [TEMPLATE]: {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: 'wait' },
    spec: {
      owner: 'platform',
      type: 'service',
      steps: [{ id: 'wait', action: 'debug:wait', input: { minutes: 1 } }],
    },
  },
};

/** What is on GitHub. */
const urlReader = createServiceFactory({
  service: coreServices.urlReader,
  deps: {},
  factory: () =>
    mockServices.urlReader.mock({
      search: async url => ({
        etag: '',
        files: [
          { url, content: async () => Buffer.from(JSON.stringify(files[url])) },
        ],
      }),
    }),
});

jest.setTimeout(30_000);

describe('access to the portal', () => {
  const tokens = new Map<string, string>();
  let url: string;

  beforeAll(async () => {
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleScaffolderEntityModel,
        catalogModuleLocationOwnership,
        permissionPlugin,
        permissionModulePolicy,
        scaffolderPlugin,
        urlReader,
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
                    options: { token: READER, subject: 'catalog-reader' },
                    accessRestrictions: [
                      {
                        plugin: 'catalog',
                        permissionAttribute: { action: 'read' },
                      },
                    ],
                  },
                ],
              },
            },
            catalog: {
              rules: [{ allow: ['Component', 'Location'] }],
              locations: [
                organizationLocation,
                {
                  type: 'url',
                  target: TEMPLATE,
                  rules: [{ allow: ['Template'] }],
                },
              ],
            },
          },
        }),
      ],
    });
    url = `http://localhost:${server.port()}/api`;
    await eventually(() => signIn(url, 'lena-fischer'));
    await eventually(() => entityOf('template', 'wait'));
    for (const group of ['platform', 'payments', 'storefront']) {
      await eventually(() => membersOf(group));
    }
  });

  async function request(
    login: string | undefined,
    path: string,
    init?: RequestInit,
  ) {
    const token = login && (await tokenOf(login));
    return fetch(`${url}${path}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
    });
  }

  async function tokenOf(login: string): Promise<string> {
    const token = tokens.get(login) ?? (await signIn(url, login));
    tokens.set(login, token);
    return token;
  }

  function post(login: string | undefined, path: string, body: object) {
    return request(login, path, { method: 'POST', body: JSON.stringify(body) });
  }

  async function entityOf(kind: string, name: string): Promise<AlphaEntity> {
    const path = `/catalog/entities/by-name/${kind}/default/${name}`;
    const answer = await request('lena-fischer', path);
    if (!answer.ok) {
      throw new Error(await answer.text());
    }
    return answer.json();
  }

  async function membersOf(group: string) {
    const { relations = [] } = await entityOf('group', group);
    if (!relations.some(({ type }) => type === RELATION_HAS_MEMBER)) {
      throw new Error(`${group} has no members`);
    }
  }

  it('is closed to who is not signed in', async () => {
    const read = await request(undefined, '/catalog/entities');
    const create = await post(undefined, '/scaffolder/v2/tasks', {
      templateRef: 'template:default/wait',
      values: {},
    });

    expect([read.status, create.status]).toEqual([401, 401]);
  });

  it('shows the development organization whole, with every reference met', async () => {
    await eventually(async () => {
      const answer = await request('lena-fischer', '/catalog/entities');
      const entities: AlphaEntity[] = await answer.json();
      const refs = new Set(entities.map(entity => stringifyEntityRef(entity)));
      const dangling = entities
        .flatMap(({ relations = [] }) => relations)
        .filter(({ targetRef }) => !refs.has(targetRef));

      expect(refs).toContain('group:default/fulfilment');
      expect(dangling).toEqual([]);
      expect(entities.filter(({ status }) => status?.items?.length)).toEqual(
        [],
      );
    });
  });

  it.each([
    ['a member of the owning squad', 'tomas-novak', 200],
    ['a member of the platform team', 'jonas-lind', 200],
    ['anyone else', 'aiko-sato', 403],
  ])('lets %s refresh a service: %s gets %d', async (_, login, status) => {
    const answer = await post(login, '/catalog/refresh', {
      entityRef: 'component:default/payment-gateway',
    });

    expect(answer.status).toBe(status);
  });

  it.each([
    ['a member of the owning squad', 'tomas-novak', 204],
    ['a member of the platform team', 'jonas-lind', 204],
    ['anyone else', 'aiko-sato', 403],
  ])('lets %s unregister a service: %s gets %d', async (_, login, status) => {
    const created = await post(
      'priya-raman',
      '/catalog/locations?onConflict=refresh',
      {
        type: 'url',
        target: QUOTES,
      },
    );
    const { location } = await created.json();
    await eventually(async () => {
      expect(await entityOf('component', 'quotes')).toMatchObject({
        relations: [{ targetRef: 'group:default/payments' }],
      });
    });

    const answer = await request(login, `/catalog/locations/${location.id}`, {
      method: 'DELETE',
    });

    expect(answer.status).toBe(status);
  });

  it('shows a task to who started it and to the platform team', async () => {
    const created = await post('tomas-novak', '/scaffolder/v2/tasks', {
      templateRef: 'template:default/wait',
      values: {},
    });
    const { id } = await created.json();
    const statusFor = async (login: string) =>
      (await request(login, `/scaffolder/v2/tasks/${id}`)).status;
    const listedFor = async (login: string) => {
      const answer = await request(login, '/scaffolder/v2/tasks');
      const { tasks } = await answer.json();
      return tasks.map((task: { id: string }) => task.id);
    };

    expect(await statusFor('tomas-novak')).toBe(200);
    expect(await statusFor('jonas-lind')).toBe(200);
    expect(await statusFor('aiko-sato')).toBe(403);
    expect(await listedFor('tomas-novak')).toEqual([id]);
    expect(await listedFor('jonas-lind')).toEqual([id]);
    expect(await listedFor('aiko-sato')).toEqual([]);
  });

  it('lets who started a task cancel and retry it, and nobody else of the squads', async () => {
    const created = await post('tomas-novak', '/scaffolder/v2/tasks', {
      templateRef: 'template:default/wait',
      values: {},
    });
    const task = `/scaffolder/v2/tasks/${(await created.json()).id}`;

    // A colleague from the same squad is somebody else too.
    expect((await post('priya-raman', `${task}/cancel`, {})).status).toBe(403);
    expect((await post('priya-raman', `${task}/retry`, {})).status).toBe(403);
    expect((await post('tomas-novak', `${task}/cancel`, {})).status).toBe(200);
  });

  it('lets a machine do what its token is for, and nothing else', async () => {
    const byMachine = (path: string, init?: RequestInit) =>
      fetch(`${url}${path}`, {
        ...init,
        headers: {
          authorization: `Bearer ${READER}`,
          'content-type': 'application/json',
        },
      });

    const read = await byMachine('/catalog/entities?filter=kind=user');
    const register = await byMachine('/catalog/locations', {
      method: 'POST',
      body: JSON.stringify({ type: 'url', target: QUOTES }),
    });
    const elsewhere = await byMachine('/scaffolder/v2/actions');

    expect([read.status, register.status, elsewhere.status]).toEqual([
      200, 403, 403,
    ]);
    expect(await read.json()).toHaveLength(8);
  });

  it('keeps dry runs, which run what a person wrote, with the platform team', async () => {
    const dryRun = (login: string) =>
      post(login, '/scaffolder/v2/dry-run', {
        template: files[TEMPLATE],
        values: {},
        directoryContents: [],
      });

    expect((await dryRun('priya-raman')).status).toBe(403);
    expect((await dryRun('maya-okafor')).status).not.toBe(403);
  });
});

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
    }
    await pause(100);
  }
}
