import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import platformMetricsPlugin from '../src';
import { repositoryOf, squadRef, type Size } from './generate';

/** The plugin behind HTTP, with a catalog that owns what was generated. */
export async function startPortal(knex: Knex, size: Size) {
  const backend = await startTestBackend({
    features: [
      platformMetricsPlugin,
      catalogServiceMock.factory({ entities: entities(size) }),
      mockServices.rootConfig.factory({ data: {} }),
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => knex }),
      }),
    ],
  });
  const address = backend.server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The portal has no port');
  }
  const root = `http://127.0.0.1:${address.port}/api/platform-metrics`;
  return {
    async get(path: string): Promise<string> {
      const response = await fetch(`${root}${path}`, {
        headers: { authorization: mockCredentials.user.header() },
      });
      const text = await response.text();
      if (!response.ok) {
        throw new Error(`${path}: ${response.status} ${text}`);
      }
      return text;
    },
    stop: () => backend.stop(),
  };
}

function entities({ services, squads }: Size): Entity[] {
  const apiVersion = 'backstage.io/v1alpha1';
  return [
    ...Array.from({ length: squads }, (_, squad) => ({
      apiVersion,
      kind: 'Group',
      metadata: {
        name: `squad-${squad}`,
        namespace: 'default',
        title: `Squad ${squad}`,
      },
      spec: { type: 'squad', children: [] },
    })),
    ...Array.from({ length: services }, (_, index) => ({
      apiVersion,
      kind: 'Component',
      metadata: {
        name: `service-${index + 1}`,
        namespace: 'default',
        title: `Service ${index + 1}`,
        annotations: { 'github.com/project-slug': repositoryOf(index + 1) },
      },
      spec: { type: 'service', lifecycle: 'production', owner: 'x' },
      relations: [
        { type: 'ownedBy', targetRef: squadRef((index + 1) % squads) },
      ],
    })),
  ];
}
