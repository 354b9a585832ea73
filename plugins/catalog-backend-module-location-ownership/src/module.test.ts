import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  type CatalogProcessor,
} from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import catalogModuleLocationOwnership from '.';

const LOCATION = {
  type: 'url',
  target: 'https://github.com/larkspur/quotes/blob/main/catalog-info.yaml',
};

const aComponent = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
});

/** Answers for every location with the same components. */
const reading = (components: string[]): CatalogProcessor => ({
  getProcessorName: () => 'reading',
  async readLocation(location, _optional, emit) {
    for (const name of components) {
      emit({ type: 'entity', location, entity: aComponent(name) });
    }
    return true;
  },
});

async function waitFor(assertion: () => Promise<void>) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}

/** A catalog that holds one location, and whoever asks may delete what is named. */
async function startCatalog(options: {
  components: string[];
  deletable: string[];
}) {
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleLocationOwnership,
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'reading',
        register: env =>
          env.registerInit({
            deps: { processing: catalogProcessingExtensionPoint },
            async init({ processing }) {
              processing.addProcessor(reading(options.components));
            },
          }),
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => ({
          authorizeConditional: async queries =>
            queries.map((): PolicyDecision => ({
              result: AuthorizeResult.ALLOW,
            })),
          authorize: async requests =>
            requests.map(({ resourceRef }) => ({
              result:
                !resourceRef || options.deletable.includes(String(resourceRef))
                  ? AuthorizeResult.ALLOW
                  : AuthorizeResult.DENY,
            })),
        }),
      }),
      mockServices.rootConfig.factory({
        data: { catalog: { disableDefaultProcessors: true } },
      }),
    ],
  });
  const url = `http://localhost:${server.port()}/api/catalog`;

  const request = (path: string, method: string, body?: object) =>
    fetch(`${url}${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });

  const created = await request('/locations', 'POST', LOCATION);
  const { location } = await created.json();
  await waitFor(async () => {
    const entities = await request('/entities?filter=kind=component', 'GET');
    expect(await entities.json()).toHaveLength(options.components.length);
  });
  return {
    locationId: location.id as string,
    locationRef: location.entityRef as string,
    request,
    locations: async () => (await request('/locations', 'GET')).json(),
  };
}

jest.setTimeout(30_000);

describe('catalogModuleLocationOwnership', () => {
  it('removes a location for who may delete all that came from it', async () => {
    const { locationId, locations, request } = await startCatalog({
      components: ['quotes', 'quotes-ui'],
      deletable: ['component:default/quotes', 'component:default/quotes-ui'],
    });

    const answer = await request(`/locations/${locationId}`, 'DELETE');

    expect(answer.status).toBe(204);
    await expect(locations()).resolves.toEqual([]);
  });

  it('keeps a location while somebody else owns a part of what came from it', async () => {
    const { locationId, locations, request } = await startCatalog({
      components: ['quotes', 'quotes-ui'],
      deletable: ['component:default/quotes'],
    });

    const answer = await request(`/locations/${locationId}`, 'DELETE');

    expect(answer.status).toBe(403);
    await expect(answer.json()).resolves.toMatchObject({
      error: {
        name: 'NotAllowedError',
        message:
          'Only the owner of component:default/quotes-ui may do this to its location',
      },
    });
    await expect(locations()).resolves.toHaveLength(1);
  });

  it('lets nobody redirect the location of another owner', async () => {
    const { locationId, locations, request } = await startCatalog({
      components: ['quotes'],
      deletable: [],
    });

    const answer = await request(`/locations/${locationId}`, 'PUT', {
      type: 'url',
      target: 'https://github.com/elsewhere/quotes/blob/main/catalog-info.yaml',
    });

    expect(answer.status).toBe(403);
    await expect(locations()).resolves.toEqual([
      { data: expect.objectContaining(LOCATION) },
    ]);
  });

  it('leaves a location that brought nothing to who may delete the location itself', async () => {
    const { locationId, request } = await startCatalog({
      components: [],
      deletable: [],
    });

    const answer = await request(`/locations/${locationId}`, 'DELETE');

    expect(answer.status).toBe(403);
  });

  it('answers for an unknown location as the catalog does', async () => {
    const { request } = await startCatalog({ components: [], deletable: [] });

    const answer = await request('/locations/unheard-of', 'DELETE');

    expect(answer.status).toBe(404);
  });
});
