import type { ReactElement } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { sampleFetch } from '../../dev/sample/sampleFetch';
import { platformMetricsApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { NOW, sampleApi } from './renderMetrics';

export const aSquad = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'squad', children: [] },
});

export const aService = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'github.com/project-slug': `larkspur/${name}` },
  },
  spec: { type: 'service' },
});

/** Something of the plugin outside its page, on the page of an entity where there is one. */
export function renderPlace(
  place: ReactElement,
  {
    entity,
    squads = [],
    catalog = [],
    fetch = sampleFetch('fresh', NOW),
  }: {
    entity?: Entity;
    /** Entity refs of those that whoever looks is in. */
    squads?: string[];
    /** What the catalog knows. */
    catalog?: Entity[];
    fetch?: typeof globalThis.fetch;
  } = {},
) {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
  renderInTestApp(
    entity ? <EntityProvider entity={entity}>{place}</EntityProvider> : place,
    {
      apis: [
        [platformMetricsApiRef, sampleApi(fetch)],
        [catalogApiRef, catalogApiMock({ entities: catalog })],
        mockApis.identity({
          userEntityRef: 'user:default/priya',
          ownershipEntityRefs: ['user:default/priya', ...squads],
        }),
      ],
      mountedRoutes: { '/metrics': rootRouteRef },
    },
  );
}
