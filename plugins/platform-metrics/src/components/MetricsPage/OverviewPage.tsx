import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, VisuallyHidden } from '@backstage/ui';
import type { Metric } from '@internal/plugin-platform-metrics-common';
import { useMetricsFilters } from '../../filters/useMetricsFilters';
import { useSummary } from '../../live/useMetricsData';
import { platformMetricsTranslationRef } from '../../translation';
import { FilterBar } from '../FilterBar';
import {
  DeploymentFrequencyCard,
  FirstDeploymentCard,
  SupportLoadCard,
} from '../OverviewCards';
import { HeadlineTiles } from './HeadlineTiles';
import styles from './MetricsPage.module.css';

const HEADLINE: readonly Metric[] = [
  'timeToFirstDeployment',
  'deploymentFrequency',
  'supportLoad',
];

/** What the platform is for: three numbers, and their course. */
export const OverviewPage = () => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { filters, query, change } = useMetricsFilters();
  const summary = useSummary(query);

  return (
    <Container className={styles.page}>
      <FilterBar filters={filters} change={change} />
      <HeadlineTiles metrics={HEADLINE} state={summary} />
      <section className={styles.charts} aria-label={t('page.charts')}>
        <VisuallyHidden>
          <h2>{t('page.charts')}</h2>
        </VisuallyHidden>
        <FirstDeploymentCard query={query} />
        <DeploymentFrequencyCard query={query} />
        <SupportLoadCard query={query} />
      </section>
    </Container>
  );
};
