import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { MetricsQuery } from '@internal/plugin-platform-metrics-common';
import {
  readFilters,
  toQuery,
  writeFilters,
  type MetricsFilters,
} from './MetricsFilters';

/** The filters in the page's address, the question they ask, and how to change them. */
export function useMetricsFilters(): {
  filters: MetricsFilters;
  query: MetricsQuery;
  change: (changed: Partial<MetricsFilters>) => void;
} {
  const [address, setAddress] = useSearchParams();
  const timeZone =
    useApi(configApiRef).getOptionalString('platformMetrics.timeZone') ?? 'UTC';
  const filterText = writeFilters(
    readFilters(address),
    new URLSearchParams(),
  ).toString();
  const filters = useMemo(
    () => readFilters(new URLSearchParams(filterText)),
    [filterText],
  );

  // The same object while it asks the same: a new one is a new question.
  const queryText = JSON.stringify(toQuery(filters, Date.now(), timeZone));
  const query = useMemo<MetricsQuery>(() => JSON.parse(queryText), [queryText]);

  const change = useCallback(
    (changed: Partial<MetricsFilters>) =>
      setAddress(current =>
        writeFilters({ ...readFilters(current), ...changed }, current),
      ),
    [setAddress],
  );

  return { filters, query, change };
}
