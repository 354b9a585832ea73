import { useCallback } from 'react';
import { RELATION_CHILD_OF } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import type { Subject } from '@internal/plugin-platform-metrics-common';
import { platformMetricsApiRef } from '../../api';
import { useFresh, type Fresh } from '../../live/useFresh';

/** The groups right above these. */
async function parentsOf(
  groups: readonly string[],
  catalog: CatalogApi,
): Promise<string[]> {
  if (groups.length === 0) return [];
  const { items } = await catalog.getEntitiesByRefs({
    entityRefs: [...groups],
    fields: ['relations'],
  });
  return items.flatMap(group =>
    (group?.relations ?? []).flatMap(({ type, targetRef }) =>
      type === RELATION_CHILD_OF ? targetRef : [],
    ),
  );
}

/**
 * The squads that the person is in, of those that metrics know: as for services,
 * whoever is in a group that is no squad is in the nearest squad above it.
 */
export function useMySquads(): Fresh<Subject[]> {
  const api = useApi(platformMetricsApiRef);
  const catalog = useApi(catalogApiRef);
  const identity = useApi(identityApiRef);
  return useFresh(
    useCallback(async () => {
      const [{ squads }, { ownershipEntityRefs }] = await Promise.all([
        api.getDirectory(),
        identity.getBackstageIdentity(),
      ]);
      const isSquad = (ref: string) => squads.some(squad => squad.ref === ref);
      const seen = new Set<string>();
      let groups = ownershipEntityRefs.filter(ref => ref.startsWith('group:'));
      while (groups.length > 0) {
        groups.forEach(ref => seen.add(ref));
        const above = await parentsOf(
          groups.filter(ref => !isSquad(ref)),
          catalog,
        );
        groups = above.filter(ref => !seen.has(ref));
      }
      return squads.filter(({ ref }) => seen.has(ref));
    }, [api, catalog, identity]),
  );
}
