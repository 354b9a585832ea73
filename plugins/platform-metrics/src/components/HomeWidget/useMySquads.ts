import { useCallback, useMemo } from 'react';
import { RELATION_CHILD_OF } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import type { Subject } from '@internal/plugin-platform-metrics-common';
import { platformMetricsApiRef } from '../../api';
import { useFresh, type Fresh } from '../../live/useFresh';

/**
 * Finds the groups right above some, each asked for once: groups move rarely,
 * and this is asked again with every fact. Where the catalog does not answer,
 * there are none.
 */
function groupsAbove(catalog: CatalogApi) {
  const known = new Map<string, string[]>();
  return async (groups: readonly string[]): Promise<string[]> => {
    const asked = groups.filter(ref => !known.has(ref));
    if (asked.length > 0) {
      try {
        const { items } = await catalog.getEntitiesByRefs({
          entityRefs: asked,
          fields: ['relations'],
        });
        asked.forEach((ref, index) =>
          known.set(
            ref,
            (items[index]?.relations ?? []).flatMap(({ type, targetRef }) =>
              type === RELATION_CHILD_OF ? targetRef : [],
            ),
          ),
        );
      } catch {
        return [];
      }
    }
    return groups.flatMap(ref => known.get(ref) ?? []);
  };
}

/**
 * The squads that the person is in, of those that metrics know: as for services,
 * whoever is in a group that is no squad is in the nearest squad above it.
 */
export function useMySquads(): Fresh<Subject[]> {
  const api = useApi(platformMetricsApiRef);
  const catalog = useApi(catalogApiRef);
  const identity = useApi(identityApiRef);
  const findAbove = useMemo(() => groupsAbove(catalog), [catalog]);
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
        const above = await findAbove(groups.filter(ref => !isSquad(ref)));
        groups = above.filter(ref => !seen.has(ref));
      }
      return squads.filter(({ ref }) => seen.has(ref));
    }, [api, findAbove, identity]),
  );
}
