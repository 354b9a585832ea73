import type { MetricsQuery } from '@internal/plugin-platform-metrics-common';
import { MetricCard } from '../MetricCard';
import { useSeries } from '../../live/useMetricsData';
import { SubjectWeekTable } from '../tables/SubjectWeekTable';
import { SquadBars } from './SquadBars';

const METRIC = 'deploymentFrequency';

/** Deployments to production by squad and week. */
export const DeploymentFrequencyCard = ({ query }: { query: MetricsQuery }) => (
  <MetricCard
    metric={METRIC}
    state={useSeries(METRIC, query)}
    csv={{
      name: 'deployment-frequency',
      read: api => api.csv('getSeries', { metric: METRIC, ...query }),
    }}
    chart={series => <SquadBars series={series} />}
    table={series => <SubjectWeekTable series={series} />}
  />
);
