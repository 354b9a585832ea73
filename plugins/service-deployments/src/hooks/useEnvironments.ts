import { useCallback } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Environment,
  EnvironmentList,
} from '@internal/plugin-service-deployments-common';
import { serviceDeploymentsApiRef } from '../api';
import { usePolled, type Polled } from './usePolled';

const AT_REST_MS = 30_000;
const UNDER_WAY_MS = 5_000;

const isUnderWay = ({ latest }: Environment) =>
  latest !== undefined &&
  ['in_progress', 'pending', 'queued'].includes(latest.state);

/** The environments of a service; closer watched while something is under way. */
export function useEnvironments(entity: Entity): Polled<EnvironmentList> {
  const api = useApi(serviceDeploymentsApiRef);
  const read = useCallback(() => api.listEnvironments(entity), [api, entity]);

  return usePolled(read, list =>
    list?.environments.some(isUnderWay) ? UNDER_WAY_MS : AT_REST_MS,
  );
}
