import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { Metric } from '@internal/plugin-platform-metrics-common';
import { DEFAULT_FILTERS, writeFilters } from '../../filters/MetricsFilters';
import { useLastWeeks } from '../../filters/useLastWeeks';
import { LiveProvider } from '../../live/LiveProvider';
import { useSummary } from '../../live/useMetricsData';
import { rootRouteRef } from '../../routes';
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

  return (
    <MetricLines
      label={t('squadCard.title')}
      metrics={METRICS}
      state={useSummary(useLastWeeks([squad]))}
      empty={{ title: t('squadCard.empty'), hint: t('squadCard.emptyHint') }}
    />
  );
};

/** How a squad delivers, on its page in the catalog. */
export const SquadCard = () => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const page = useRouteRef(rootRouteRef)?.();
  const squad = stringifyEntityRef(useEntity().entity);
  const address = writeFilters(
    { ...DEFAULT_FILTERS, squads: [squad] },
    new URLSearchParams(),
  );

  return (
    <EntityInfoCard
      title={t('squadCard.title')}
      headerActions={
        page && <Link href={`${page}?${address}`}>{t('squadCard.more')}</Link>
      }
    >
      <LiveProvider>
        <SquadMetrics squad={squad} />
      </LiveProvider>
    </EntityInfoCard>
  );
};
