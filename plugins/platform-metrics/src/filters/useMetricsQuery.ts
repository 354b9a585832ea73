import { useMemo } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { MetricsQuery } from '@internal/plugin-platform-metrics-common';
import { toQuery, type MetricsFilters } from './MetricsFilters';

/** What filters ask now; the same object while they ask the same: a new one is a new question. */
export function useMetricsQuery(filters: MetricsFilters): MetricsQuery {
  const timeZone =
    useApi(configApiRef).getOptionalString('platformMetrics.timeZone') ?? 'UTC';
  const text = JSON.stringify(toQuery(filters, Date.now(), timeZone));
  return useMemo(() => JSON.parse(text), [text]);
}
