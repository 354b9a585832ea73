import { useEffect } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-react';
import type { Loadable } from '@internal/plugin-loading-react';

const WATCH_INTERVAL_MS = 3000;

export function useMyTasks(limit: number): Loadable<ScaffolderTask[]> {
  const scaffolderApi = useApi(scaffolderApiRef);

  const state = useAsyncRetry(async () => {
    const { tasks } = await scaffolderApi.listTasks({
      filterByOwnership: 'owned',
      limit,
      offset: 0,
    });
    return tasks;
  }, [scaffolderApi, limit]);

  const { value: tasks, retry } = state;
  const isUnderWay = tasks?.some(
    ({ status }) => status === 'open' || status === 'processing',
  );
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setTimeout(retry, WATCH_INTERVAL_MS);
    return () => clearTimeout(timer);
  }, [isUnderWay, tasks, retry]);

  return state;
}
