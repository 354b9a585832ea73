import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, Text } from '@backstage/ui';
import type { Metric } from '@internal/plugin-platform-metrics-common';
import { useLastWeeks } from '../../filters/useLastWeeks';
import { LiveProvider } from '../../live/LiveProvider';
import { useSummary } from '../../live/useMetricsData';
import { rootRouteRef } from '../../routes';
import { platformMetricsTranslationRef } from '../../translation';
import { Loaded } from '../Loaded';
import { MetricLines } from '../MetricLines';
import { useMySquads } from './useMySquads';

const METRICS: readonly Metric[] = [
  'timeToFirstDeployment',
  'deploymentFrequency',
  'leadTime',
];

const SquadsMetrics = ({ squads }: { squads: string[] }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return (
    <>
      {squads.length === 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('homeWidget.everyone')}
        </Text>
      )}
      <MetricLines
        label={t('page.title')}
        metrics={METRICS}
        state={useSummary(useLastWeeks(squads))}
        empty={{
          title: t('homeWidget.empty'),
          hint: t('homeWidget.emptyHint'),
        }}
      />
    </>
  );
};

const MySquadsMetrics = () => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return (
    <Loaded
      state={useMySquads()}
      what={t('page.title')}
      skeleton={<Skeleton width="100%" height={120} />}
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

export const Actions = () => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const page = useRouteRef(rootRouteRef)?.();
  return <>{page && <Link href={page}>{t('homeWidget.more')}</Link>}</>;
};
