import { useMemo } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { Loaded, ReadingFailure } from '@internal/plugin-loading-react';
import {
  repositoryOfEntity,
  type Metric,
  type MetricsQuery,
} from '@internal/plugin-platform-metrics-common';
import { useMetricsFilters } from '../../filters/useMetricsFilters';
import { LiveProvider } from '../../live/LiveProvider';
import { useSummary } from '../../live/useMetricsData';
import { platformMetricsTranslationRef } from '../../translation';
import { DoraCard } from '../DoraCards';
import { FactsDialog } from '../FactsDialog';
import { FilterFrame, RangeFilter } from '../FilterBar';
import { RefreshFailure } from '../MetricsPage/RefreshFailure';
import { SourceNotices } from '../SourceNotices';
import { ServiceState } from './ServiceState';
import { UnknownService } from './UnknownService';
import { useService } from './useService';
import styles from './Delivery.module.css';

const CHARTS: readonly Metric[] = [
  'deploymentFrequency',
  'leadTime',
  'changeFailureRate',
  'recoveryTime',
];

const ServiceCharts = ({ query }: { query: MetricsQuery }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const summary = useSummary(query);
  const { value, error, readAt = Date.now(), retry } = summary;

  if (!value && error) {
    return (
      <ReadingFailure what={t('page.title')} error={error} retry={retry} />
    );
  }
  return (
    <>
      {value && <SourceNotices freshness={value.freshness} now={readAt} />}
      <RefreshFailure summary={summary} />
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
    </>
  );
};

const Delivery = ({
  service,
  repository,
}: {
  service: string;
  repository: string;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { filters, query: selected, change } = useMetricsFilters();
  const query = useMemo<MetricsQuery>(
    () => ({ from: selected.from, to: selected.to, service }),
    [selected.from, selected.to, service],
  );

  return (
    <div className={styles.delivery}>
      <FilterFrame>
        <RangeFilter
          range={filters.range}
          onChange={range => change({ range })}
        />
      </FilterFrame>
      <Loaded
        state={useService(query)}
        what={t('delivery.about')}
        skeleton={<Skeleton width="100%" height={64} />}
      >
        {known =>
          known.row ? (
            <div className={styles.delivery}>
              <ServiceState service={known} />
              <ServiceCharts query={query} />
            </div>
          ) : (
            <UnknownService repository={repository} />
          )
        }
      </Loaded>
    </div>
  );
};

/** How one service is delivered: the same numbers as on the page, of it alone. */
export const DeliveryTab = () => {
  const { entity } = useEntity();

  return (
    <LiveProvider>
      <Delivery
        service={stringifyEntityRef(entity)}
        repository={repositoryOfEntity(entity) ?? ''}
      />
    </LiveProvider>
  );
};
