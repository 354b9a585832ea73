import { useCallback } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { platformMetricsApiRef } from '../../api';
import { useFresh, type Fresh } from '../../live/useFresh';

/** Entity refs of the squads that the person is in; those that metrics know. */
export function useMySquads(): Fresh<string[]> {
  const api = useApi(platformMetricsApiRef);
  const identity = useApi(identityApiRef);
  return useFresh(
    useCallback(async () => {
      const [{ squads }, { ownershipEntityRefs }] = await Promise.all([
        api.getDirectory(),
        identity.getBackstageIdentity(),
      ]);
      return squads
        .map(({ ref }) => ref)
        .filter(ref => ownershipEntityRefs.includes(ref));
    }, [api, identity]),
  );
}
