import { useMemo } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { VisuallyHidden } from '@backstage/ui';
import type {
  Metric,
  MetricsQuery,
} from '@internal/plugin-platform-metrics-common';
import { useMetricsFilters } from '../../filters/useMetricsFilters';
import { LiveProvider } from '../../live/LiveProvider';
import { useSummary } from '../../live/useMetricsData';
import { platformMetricsTranslationRef } from '../../translation';
import { DoraCard } from '../DoraCards';
import { FactsDialog } from '../FactsDialog';
import { RangeFilter } from '../FilterBar/RangeFilter';
import { HeadlineTiles } from '../MetricsPage/HeadlineTiles';
import { SourceNotices } from '../SourceNotices';
import styles from './Delivery.module.css';

const TILES: readonly Metric[] = [
  'timeToFirstDeployment',
  'deploymentFrequency',
  'leadTime',
];

const CHARTS: readonly Metric[] = [
  'deploymentFrequency',
  'leadTime',
  'changeFailureRate',
  'recoveryTime',
];

const Delivery = ({ service }: { service: string }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { filters, query: selected, change } = useMetricsFilters();
  const query = useMemo<MetricsQuery>(
    () => ({ from: selected.from, to: selected.to, service }),
    [selected.from, selected.to, service],
  );
  const summary = useSummary(query);

  return (
    <div className={styles.delivery}>
      <div role="search" aria-label={t('filter.label')} className={styles.bar}>
        <RangeFilter
          range={filters.range}
          onChange={range => change({ range })}
        />
      </div>
      {summary.value && (
        <SourceNotices
          freshness={summary.value.freshness}
          now={summary.readAt ?? Date.now()}
        />
      )}
      <HeadlineTiles metrics={TILES} state={summary} />
      <section className={styles.charts} aria-label={t('page.charts')}>
        <VisuallyHidden>
          <h2>{t('page.charts')}</h2>
        </VisuallyHidden>
        {CHARTS.map(metric => (
          <DoraCard
            key={metric}
            metric={metric}
            query={query}
            state={summary}
            previous={undefined}
          />
        ))}
      </section>
      <FactsDialog query={query} />
    </div>
  );
};

/** How one service is delivered: the same numbers as on the page, of it alone. */
export const DeliveryTab = () => {
  const { entity } = useEntity();

  return (
    <LiveProvider>
      <Delivery service={stringifyEntityRef(entity)} />
    </LiveProvider>
  );
};
