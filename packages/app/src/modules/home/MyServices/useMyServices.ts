import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import type { Entity } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { Loadable } from '@internal/plugin-loading-react';

export interface MyServices {
  /** The first of them, by name. */
  services: Entity[];
  total: number;
  /** Whether the catalog knows a squad of the person at all. */
  hasSquad: boolean;
}

export function useMyServices(limit: number): Loadable<MyServices> {
  const identityApi = useApi(identityApiRef);
  const catalogApi = useApi(catalogApiRef);

  return useAsyncRetry(async () => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    const { items, totalItems } = await catalogApi.queryEntities({
      filter: { kind: 'component', 'relations.ownedBy': ownershipEntityRefs },
      fields: ['apiVersion', 'kind', 'metadata', 'spec.lifecycle'],
      orderFields: [{ field: 'metadata.name', order: 'asc' }],
      limit,
    });
    return {
      services: items,
      total: totalItems,
      hasSquad: ownershipEntityRefs.some(ref => ref.startsWith('group:')),
    };
  }, [identityApi, catalogApi, limit]);
}
