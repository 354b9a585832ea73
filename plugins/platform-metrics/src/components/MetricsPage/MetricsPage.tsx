import {
  PageLayout,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { RiBarChartBoxLine } from '@remixicon/react';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { LiveProvider } from '../../live/LiveProvider';
import { rootRouteRef } from '../../routes';
import { platformMetricsTranslationRef } from '../../translation';
import { BaselinesPage } from '../Baselines';
import { UnassignedRequestsPage } from '../UnassignedRequests';
import { DoraPage } from './DoraPage';
import { OverviewPage } from './OverviewPage';

/** The pages of metrics: one selection, kept in the address from page to page. */
export const MetricsPage = () => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { search } = useLocation();
  const path = useRouteRef(rootRouteRef)?.() ?? '';

  return (
    <PageLayout
      title={t('page.title')}
      icon={<RiBarChartBoxLine fontSize="inherit" />}
      titleLink={path}
      tabs={[
        {
          id: 'overview',
          label: t('page.overview'),
          href: `${path}/overview${search}`,
        },
        { id: 'dora', label: t('page.dora'), href: `${path}/dora${search}` },
        {
          id: 'baselines',
          label: t('baselines.title'),
          href: `${path}/baselines${search}`,
        },
        {
          id: 'unassigned',
          label: t('unassigned.title'),
          href: `${path}/unassigned${search}`,
        },
      ]}
    >
      <LiveProvider>
        <main>
          <Routes>
            <Route path="overview" element={<OverviewPage />} />
            <Route path="dora" element={<DoraPage />} />
            <Route path="baselines" element={<BaselinesPage />} />
            <Route path="unassigned" element={<UnassignedRequestsPage />} />
            <Route
              path="*"
              element={<Navigate to={`overview${search}`} replace />}
            />
          </Routes>
        </main>
      </LiveProvider>
    </PageLayout>
  );
};
