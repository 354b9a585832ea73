import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { MetricsQuery } from '@internal/plugin-platform-metrics-common';
import {
  readFilters,
  writeFilters,
  type MetricsFilters,
} from './MetricsFilters';
import { useMetricsQuery } from './useMetricsQuery';

/** The filters in the page's address, the question they ask, and how to change them. */
export function useMetricsFilters(): {
  filters: MetricsFilters;
  query: MetricsQuery;
  change: (changed: Partial<MetricsFilters>) => void;
} {
  const [address, setAddress] = useSearchParams();
  const filterText = writeFilters(
    readFilters(address),
    new URLSearchParams(),
  ).toString();
  const filters = useMemo(
    () => readFilters(new URLSearchParams(filterText)),
    [filterText],
  );

  const query = useMetricsQuery(filters);

  const change = useCallback(
    (changed: Partial<MetricsFilters>) =>
      setAddress(current =>
        writeFilters({ ...readFilters(current), ...changed }, current),
      ),
    [setAddress],
  );

  return { filters, query, change };
}
