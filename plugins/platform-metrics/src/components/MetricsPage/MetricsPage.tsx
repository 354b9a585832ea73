import { useMemo } from 'react';
import {
  PageLayout,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { RiBarChartBoxLine } from '@remixicon/react';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { DirectoryProvider, useDirectory } from '../../live/DirectoryProvider';
import { LiveProvider } from '../../live/LiveProvider';
import { rootRouteRef } from '../../routes';
import { platformMetricsTranslationRef } from '../../translation';
import { BaselinesPage } from '../Baselines';
import { UnassignedRequestsPage } from '../UnassignedRequests';
import { DoraPage } from './DoraPage';
import { OverviewPage } from './OverviewPage';

/**
 * Title and tabs. An app mounts its layout anew whenever this is drawn anew
 * (`DefaultSwappableComponentsApi` answers another component each time), and
 * with it all that is inside: the pages are beside it, and it is kept as it is
 * while nothing in it changes.
 */
const Header = ({ search }: { search: string }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const path = useRouteRef(rootRouteRef)?.() ?? '';
  const unassigned = useDirectory().value?.unassignedSupportRequests;

  return useMemo(() => {
    const tab = (id: string, label: string) => ({
      id,
      label,
      href: `${path}/${id}${search}`,
    });
    return (
      <PageLayout
        title={t('page.title')}
        icon={<RiBarChartBoxLine fontSize="inherit" />}
        titleLink={path}
        tabs={[
          tab('overview', t('page.overview')),
          tab('dora', t('page.dora')),
          tab('baselines', t('baselines.title')),
          tab(
            'unassigned',
            unassigned
              ? t('unassigned.tabCount', { requests: String(unassigned) })
              : t('unassigned.tab'),
          ),
        ]}
      />
    );
  }, [path, search, t, unassigned]);
};

/** The pages of metrics: one selection, kept in the address from page to page. */
export const MetricsPage = () => {
  const { search } = useLocation();

  return (
    <LiveProvider>
      <DirectoryProvider>
        <Header search={search} />
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
      </DirectoryProvider>
    </LiveProvider>
  );
};
