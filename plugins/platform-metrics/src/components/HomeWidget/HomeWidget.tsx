import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Loaded, RowsSkeleton } from '@internal/plugin-loading-react';
import type { Metric, Subject } from '@internal/plugin-platform-metrics-common';
import { DEFAULT_FILTERS, DEFAULT_WEEKS } from '../../filters/MetricsFilters';
import { useMetricsAddress } from '../../filters/useMetricsAddress';
import { useMetricsQuery } from '../../filters/useMetricsQuery';
import { LiveProvider } from '../../live/LiveProvider';
import { useSummary } from '../../live/useMetricsData';
import { platformMetricsTranslationRef } from '../../translation';
import { MetricLines } from '../MetricLines';
import { useMySquads } from './useMySquads';

const METRICS: readonly Metric[] = [
  'timeToFirstDeployment',
  'deploymentFrequency',
  'leadTime',
];

const SquadsMetrics = ({ squads }: { squads: Subject[] }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const weeks = String(DEFAULT_WEEKS);
  const query = useMetricsQuery({
    ...DEFAULT_FILTERS,
    squads: squads.map(({ ref }) => ref),
  });

  return (
    <MetricLines
      label={t('page.title')}
      about={
        squads.length === 0
          ? t('homeWidget.everyone', { weeks })
          : t('homeWidget.mine', {
              squads: squads.map(({ title }) => title).join(', '),
              weeks,
            })
      }
      metrics={METRICS}
      state={useSummary(query)}
      empty={{
        title: t('homeWidget.empty'),
        description: t('homeWidget.emptyHint'),
      }}
    />
  );
};

const MySquadsMetrics = () => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return (
    <Loaded
      state={useMySquads()}
      what={t('page.title')}
      skeleton={<RowsSkeleton rows={METRICS.length} />}
    >
      {squads => <SquadsMetrics squads={squads} />}
    </Loaded>
  );
};

/** How the squads of whoever looks deliver; of somebody without a squad, all. */
export const Content = () => (
  <LiveProvider>
    <MySquadsMetrics />
  </LiveProvider>
);

/** Leads to the page, with the same squads chosen. */
export const Actions = () => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { value: squads = [] } = useMySquads();
  const address = useMetricsAddress(squads.map(({ ref }) => ref));
  return <>{address && <Link href={address}>{t('homeWidget.more')}</Link>}</>;
};
