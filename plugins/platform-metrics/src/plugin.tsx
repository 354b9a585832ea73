import {
  ApiBlueprint,
  configApiRef,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
  type OverridableFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  PlatformMetricsClient,
  repositoryOfEntity,
} from '@internal/plugin-platform-metrics-common';
import { RiBarChartBoxLine } from '@remixicon/react';
import { platformMetricsApiRef } from './api';
import { createServiceRouteRef, rootRouteRef } from './routes';

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

const deliveryTab = EntityContentBlueprint.make({
  name: 'delivery',
  params: {
    path: '/delivery',
    title: 'Delivery',
    filter: entity => repositoryOfEntity(entity) !== undefined,
    loader: async () => {
      const { DeliveryTab } = await import('./components/Delivery');
      return <DeliveryTab />;
    },
  },
});

const squadCard = EntityCardBlueprint.makeWithOverrides({
  name: 'squad',
  factory(makeCard, { apis }) {
    const squadTypes = apis
      .get(configApiRef)
      ?.getOptionalStringArray('platformMetrics.squadTypes') ?? ['squad'];
    return makeCard({
      type: 'content',
      filter: { kind: 'group', 'spec.type': { $in: squadTypes } },
      loader: async () => {
        const { SquadCard } = await import('./components/SquadCard');
        return <SquadCard />;
      },
    });
  },
});

const homeWidget = HomePageWidgetBlueprint.make({
  name: 'my-squads',
  params: {
    title: "Your squads' delivery",
    components: () => import('./components/HomeWidget'),
  },
});

/**
 * The page of metrics, and its cards on squads, services and the start page.
 *
 * Its extensions are named by type: spelled out, TypeScript would order the
 * unions in them differently from one run to the next.
 *
 * @public
 */
export const platformMetricsPlugin: OverridableFrontendPlugin<
  { root: typeof rootRouteRef },
  { createService: typeof createServiceRouteRef },
  {
    'api:platform-metrics': typeof platformMetricsApi;
    'page:platform-metrics': typeof metricsPage;
    'entity-content:platform-metrics/delivery': typeof deliveryTab;
    'entity-card:platform-metrics/squad': typeof squadCard;
    'home-page-widget:platform-metrics/my-squads': typeof homeWidget;
  }
> = createFrontendPlugin({
  pluginId: 'platform-metrics',
  title: 'Metrics',
  icon: <RiBarChartBoxLine fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  externalRoutes: { createService: createServiceRouteRef },
  extensions: [
    platformMetricsApi,
    metricsPage,
    deliveryTab,
    squadCard,
    homeWidget,
  ],
});
