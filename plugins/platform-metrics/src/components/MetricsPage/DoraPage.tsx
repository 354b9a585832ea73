import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import type { Metric } from '@internal/plugin-platform-metrics-common';
import { usePreviousSummary } from '../../live/useMetricsData';
import { platformMetricsTranslationRef } from '../../translation';
import { DoraCard } from '../DoraCards';
import {
  SelectedMetricsPage,
  type SelectedMetrics,
} from './SelectedMetricsPage';
import styles from './MetricsPage.module.css';

const DORA: readonly Metric[] = [
  'deploymentFrequency',
  'leadTime',
  'changeFailureRate',
  'recoveryTime',
  'reworkRate',
];

const DoraCards = ({ query, filters, summary }: SelectedMetrics) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const previous = usePreviousSummary(query, summary.value, filters.isCompared);

  return (
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
  );
};

/** DORA's keys: how fast changes flow, and how well they hold. */
export const DoraPage = () => (
  <SelectedMetricsPage>
    {selected => <DoraCards {...selected} />}
  </SelectedMetricsPage>
);
