import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  MetricsQuery,
  ServiceRow,
  WaitingService,
} from '@internal/plugin-platform-metrics-common';
import { platformMetricsApiRef } from '../../api';
import { useFresh, type Fresh } from '../../live/useFresh';

/** What is known of one service, beside its metrics. */
export interface KnownService {
  targetMs: number;
  /** Absent: nothing was ever reported of it. */
  row?: ServiceRow;
  /** Present while it waits for its first deployment. */
  waiting?: WaitingService;
}

export function useService(query: MetricsQuery): Fresh<KnownService> {
  const api = useApi(platformMetricsApiRef);
  const { service } = query;
  return useFresh(
    useCallback(async () => {
      const [table, waiting] = await Promise.all([
        api.listServices({ ...query, limit: 1 }),
        api.listWaitingServices({ service, limit: 1 }),
      ]);
      return {
        targetMs: waiting.targetMs,
        row: table.items.at(0),
        waiting: waiting.items.at(0),
      };
    }, [api, query, service]),
  );
}
