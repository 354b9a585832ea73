import { useMemo } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { MetricsQuery } from '@internal/plugin-platform-metrics-common';
import { DEFAULT_FILTERS, toQuery } from './MetricsFilters';

/** The page's default range, of these squads: for cards that have no filters. */
export function useLastWeeks(squads: string[]): MetricsQuery {
  const timeZone =
    useApi(configApiRef).getOptionalString('platformMetrics.timeZone') ?? 'UTC';
  const text = JSON.stringify(
    toQuery({ ...DEFAULT_FILTERS, squads }, Date.now(), timeZone),
  );
  return useMemo(() => JSON.parse(text), [text]);
}
