import { createFrontendPlugin } from '@backstage/frontend-plugin-api';

/**
 * The page of metrics, and its cards on squads, services and the start page.
 *
 * @public
 */
export const platformMetricsPlugin = createFrontendPlugin({
  pluginId: 'platform-metrics',
  title: 'Metrics',
  info: { packageJson: () => import('../package.json') },
  extensions: [],
});
