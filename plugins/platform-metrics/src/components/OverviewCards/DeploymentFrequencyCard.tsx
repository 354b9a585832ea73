import { useMemo } from 'react';
import type {
  MetricsQuery,
  Range,
} from '@internal/plugin-platform-metrics-common';
import { usePreviousSeries, useSeries } from '../../live/useMetricsData';
import { MetricCard } from '../MetricCard';
import { SubjectWeekTable } from '../tables/SubjectWeekTable';
import { SquadBars } from './SquadBars';

const METRIC = 'deploymentFrequency';

/** Deployments to production by squad and week. */
export const DeploymentFrequencyCard = ({
  query,
  previousRange,
}: {
  query: MetricsQuery;
  /** To compare with; absent: to compare with nothing. */
  previousRange?: Range;
}) => {
  const previous = usePreviousSeries(METRIC, query, previousRange);
  const before = useMemo(
    () =>
      new Map(
        previous?.subjects.map(({ subject, weekly }) => [subject.ref, weekly]),
      ),
    [previous],
  );

  return (
    <MetricCard
      metric={METRIC}
      state={useSeries(METRIC, query)}
      csv={{
        name: 'deployment-frequency',
        read: api => api.csv('getSeries', { metric: METRIC, ...query }),
      }}
      chart={series => <SquadBars series={series} before={before} />}
      table={series => (
        <SubjectWeekTable
          series={series}
          isCompared={previousRange !== undefined}
        />
      )}
    />
  );
};
