import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { MetricsQuery } from '@internal/plugin-platform-metrics-common';
import { useDrillDown } from '../../drilldown/useDrillDown';
import { platformMetricsTranslationRef } from '../../translation';
import { FirstDeploymentScatter } from '../charts';
import { MetricCard } from '../MetricCard';
import { useFirstDeployments } from '../../live/useMetricsData';
import { FirstDeploymentTable } from '../tables/FirstDeploymentTable';

const METRIC = 'timeToFirstDeployment';

/** How long each new service took to its first deployment. */
export const FirstDeploymentCard = ({ query }: { query: MetricsQuery }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { showFacts } = useDrillDown();

  return (
    <MetricCard
      metric={METRIC}
      state={useFirstDeployments(query)}
      csv={{
        name: 'first-deployments',
        read: api => api.csv('listFirstDeployments', query),
      }}
      chart={value =>
        value.points.some(({ timeMs }) => timeMs !== undefined) ? (
          <FirstDeploymentScatter
            value={value}
            onSelect={({ service }) =>
              showFacts({ metric: METRIC, of: service.ref })
            }
          />
        ) : (
          <Text color="secondary">{t('state.noData')}</Text>
        )
      }
      table={value => <FirstDeploymentTable value={value} />}
    />
  );
};
