import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { PlatformMetricsClient } from '@internal/plugin-platform-metrics-common';
import { RiBarChartBoxLine } from '@remixicon/react';
import { platformMetricsApiRef } from './api';
import { rootRouteRef } from './routes';

const platformMetricsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: platformMetricsApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new PlatformMetricsClient({ fetchApi }),
    }),
});

const metricsPage = PageBlueprint.make({
  params: {
    path: '/metrics',
    routeRef: rootRouteRef,
    title: 'Metrics',
    icon: <RiBarChartBoxLine fontSize="inherit" />,
    // The page draws its own: its pages keep the filters of the address.
    noHeader: true,
    loader: async () => {
      const { MetricsPage } = await import('./components/MetricsPage');
      return <MetricsPage />;
    },
  },
});

/**
 * The page of metrics, and its cards on squads, services and the start page.
 *
 * @public
 */
export const platformMetricsPlugin = createFrontendPlugin({
  pluginId: 'platform-metrics',
  title: 'Metrics',
  icon: <RiBarChartBoxLine fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  extensions: [platformMetricsApi, metricsPage],
});
