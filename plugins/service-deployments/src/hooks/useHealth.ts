import { useCallback } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Health } from '@internal/plugin-service-deployments-common';
import { serviceDeploymentsApiRef } from '../api';
import { usePolled, type Polled } from './usePolled';

const INTERVAL_MS = 15_000;

/** How the version that is live in an environment is. */
export function useHealth(entity: Entity, environment: string): Polled<Health> {
  const api = useApi(serviceDeploymentsApiRef);
  const read = useCallback(
    () => api.checkHealth(entity, environment),
    [api, entity, environment],
  );

  return usePolled(read, () => INTERVAL_MS);
}
