import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, VisuallyHidden } from '@backstage/ui';
import type { Metric } from '@internal/plugin-platform-metrics-common';
import { useMetricsFilters } from '../../filters/useMetricsFilters';
import { usePreviousSummary, useSummary } from '../../live/useMetricsData';
import { platformMetricsTranslationRef } from '../../translation';
import { DoraCard } from '../DoraCards';
import { FilterBar } from '../FilterBar';
import styles from './MetricsPage.module.css';

const DORA: readonly Metric[] = [
  'deploymentFrequency',
  'leadTime',
  'changeFailureRate',
  'recoveryTime',
  'reworkRate',
];

/** DORA's keys: how fast changes flow, and how well they hold. */
export const DoraPage = () => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { filters, query, change } = useMetricsFilters();
  const summary = useSummary(query);
  const previous = usePreviousSummary(query, summary.value, filters.isCompared);

  return (
    <Container className={styles.page}>
      <FilterBar filters={filters} change={change} />
      <section className={styles.pairs} aria-label={t('page.charts')}>
        <VisuallyHidden>
          <h2>{t('page.charts')}</h2>
        </VisuallyHidden>
        {DORA.map(metric => (
          <DoraCard
            key={metric}
            metric={metric}
            query={query}
            state={summary}
            previous={previous}
          />
        ))}
      </section>
    </Container>
  );
};
