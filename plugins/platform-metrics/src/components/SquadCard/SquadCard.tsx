import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { Metric } from '@internal/plugin-platform-metrics-common';
import { DEFAULT_FILTERS, DEFAULT_WEEKS } from '../../filters/MetricsFilters';
import { useMetricsAddress } from '../../filters/useMetricsAddress';
import { useMetricsQuery } from '../../filters/useMetricsQuery';
import { LiveProvider } from '../../live/LiveProvider';
import { useSummary } from '../../live/useMetricsData';
import { platformMetricsTranslationRef } from '../../translation';
import { MetricLines } from '../MetricLines';

const METRICS: readonly Metric[] = [
  'deploymentFrequency',
  'leadTime',
  'changeFailureRate',
  'recoveryTime',
  'supportLoad',
];

const SquadMetrics = ({ squad }: { squad: string }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const query = useMetricsQuery({ ...DEFAULT_FILTERS, squads: [squad] });

  return (
    <MetricLines
      label={t('squadCard.title')}
      about={t('squadCard.weeks', { weeks: String(DEFAULT_WEEKS) })}
      metrics={METRICS}
      state={useSummary(query)}
      empty={{
        title: t('squadCard.empty'),
        description: t('squadCard.emptyHint'),
      }}
    />
  );
};

/** How a squad delivers, on its page in the catalog. */
export const SquadCard = () => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const squad = stringifyEntityRef(useEntity().entity);
  const address = useMetricsAddress([squad]);

  return (
    <EntityInfoCard
      title={t('squadCard.title')}
      headerActions={
        address && <Link href={address}>{t('squadCard.more')}</Link>
      }
    >
      <LiveProvider>
        <SquadMetrics squad={squad} />
      </LiveProvider>
    </EntityInfoCard>
  );
};
