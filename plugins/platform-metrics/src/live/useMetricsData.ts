import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  FirstDeployments,
  Metric,
  MetricsQuery,
  Range,
  Series,
  Summary,
} from '@internal/plugin-platform-metrics-common';
import { platformMetricsApiRef } from '../api';
import { useFresh, type Fresh } from './useFresh';

/** Every metric over a selection. */
export function useSummary(query: MetricsQuery): Fresh<Summary> {
  const api = useApi(platformMetricsApiRef);
  return useFresh(useCallback(() => api.getSummary(query), [api, query]));
}

/** One metric by squad and week. */
export function useSeries(metric: Metric, query: MetricsQuery): Fresh<Series> {
  const api = useApi(platformMetricsApiRef);
  return useFresh(
    useCallback(
      () => api.getSeries({ metric, ...query }),
      [api, metric, query],
    ),
  );
}

/** Services created in the range, with their time to first deployment. */
export function useFirstDeployments(
  query: MetricsQuery,
): Fresh<FirstDeployments> {
  const api = useApi(platformMetricsApiRef);
  return useFresh(
    useCallback(() => api.listFirstDeployments(query), [api, query]),
  );
}

/**
 * Every metric over the period before, where that is to be compared with; its
 * weeks answer to those of the summary in order.
 */
export function usePreviousSummary(
  query: MetricsQuery,
  summary: Summary | undefined,
  isCompared: boolean,
): Summary | undefined {
  const api = useApi(platformMetricsApiRef);
  const from = summary?.previousRange.from;
  const to = summary?.previousRange.to;
  const { value, isOutdated } = useFresh(
    useCallback(
      async () =>
        isCompared && from && to
          ? api.getSummary({ ...query, from, to })
          : undefined,
      [api, query, from, to, isCompared],
    ),
  );
  return isOutdated ? undefined : value;
}

/** One metric over the period before; its weeks answer to those of the series in order. */
export function usePreviousSeries(
  metric: Metric,
  query: MetricsQuery,
  previousRange: Range | undefined,
): Series | undefined {
  const api = useApi(platformMetricsApiRef);
  const from = previousRange?.from;
  const to = previousRange?.to;
  const { value, isOutdated } = useFresh(
    useCallback(
      async () =>
        from && to ? api.getSeries({ metric, ...query, from, to }) : undefined,
      [api, metric, query, from, to],
    ),
  );
  return isOutdated ? undefined : value;
}
