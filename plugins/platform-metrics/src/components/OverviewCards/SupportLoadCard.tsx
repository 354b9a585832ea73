import type { MetricsQuery } from '@internal/plugin-platform-metrics-common';
import { useSeries } from '../../live/useMetricsData';
import { MetricCard } from '../MetricCard';
import { SubjectWeekTable } from '../tables/SubjectWeekTable';
import { SupportLinesBySquad } from './SupportLinesBySquad';

const METRIC = 'supportLoad';

/** Support requests by squad and week. */
export const SupportLoadCard = ({
  query,
  isCompared,
}: {
  query: MetricsQuery;
  isCompared: boolean;
}) => (
  <MetricCard
    metric={METRIC}
    state={useSeries(METRIC, query)}
    csv={{
      name: 'support-load',
      read: api => api.csv('getSeries', { metric: METRIC, ...query }),
    }}
    chart={series => (
      <SupportLinesBySquad series={series} isCompared={isCompared} />
    )}
    table={series => (
      <SubjectWeekTable series={series} isCompared={isCompared} />
    )}
  />
);
