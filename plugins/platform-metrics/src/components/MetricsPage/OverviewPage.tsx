import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import type { Metric } from '@internal/plugin-platform-metrics-common';
import { platformMetricsTranslationRef } from '../../translation';
import {
  DeploymentFrequencyCard,
  FirstDeploymentCard,
  SupportLoadCard,
} from '../OverviewCards';
import { ServiceTableCard } from '../ServiceTable';
import { WaitingServicesCard } from '../WaitingServices';
import { HeadlineTiles } from './HeadlineTiles';
import { SelectedMetricsPage } from './SelectedMetricsPage';
import styles from './MetricsPage.module.css';

const HEADLINE: readonly Metric[] = [
  'timeToFirstDeployment',
  'deploymentFrequency',
  'supportLoad',
];

/** What the platform is for: three numbers, and their course. */
export const OverviewPage = () => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return (
    <SelectedMetricsPage>
      {({ query, filters, summary }) => (
        <>
          <HeadlineTiles metrics={HEADLINE} state={summary} />
          <section className={styles.charts} aria-label={t('page.charts')}>
            <VisuallyHidden>
              <h2>{t('page.charts')}</h2>
            </VisuallyHidden>
            <FirstDeploymentCard query={query} />
            <DeploymentFrequencyCard
              query={query}
              previousRange={
                filters.isCompared ? summary.value?.previousRange : undefined
              }
            />
            <SupportLoadCard query={query} isCompared={filters.isCompared} />
            <WaitingServicesCard query={query} />
            <ServiceTableCard query={query} />
          </section>
        </>
      )}
    </SelectedMetricsPage>
  );
};
