import { createBackendModule } from '@backstage/backend-plugin-api';
import { metricSourcesExtensionPoint } from '@internal/plugin-platform-metrics-node';

/**
 * Facts from Slack.
 *
 * @public
 */
export const platformMetricsModuleSlack = createBackendModule({
  pluginId: 'platform-metrics',
  moduleId: 'slack',
  register(env) {
    env.registerInit({
      deps: { sources: metricSourcesExtensionPoint },
      async init({ sources }) {
        sources.addSource({ id: 'slack', title: 'Slack' });
      },
    });
  },
});
