import { useCallback } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { Subject } from '@internal/plugin-platform-metrics-common';
import { platformMetricsApiRef } from '../../api';
import { useFresh, type Fresh } from '../../live/useFresh';

/** The squads that the person is in; those that metrics know. */
export function useMySquads(): Fresh<Subject[]> {
  const api = useApi(platformMetricsApiRef);
  const identity = useApi(identityApiRef);
  return useFresh(
    useCallback(async () => {
      const [{ squads }, { ownershipEntityRefs }] = await Promise.all([
        api.getDirectory(),
        identity.getBackstageIdentity(),
      ]);
      return squads.filter(({ ref }) => ownershipEntityRefs.includes(ref));
    }, [api, identity]),
  );
}
