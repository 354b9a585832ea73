import { createBackendModule } from '@backstage/backend-plugin-api';
import { metricSourcesExtensionPoint } from '@internal/plugin-platform-metrics-node';

/**
 * Facts from GitHub.
 *
 * @public
 */
export const platformMetricsModuleGithub = createBackendModule({
  pluginId: 'platform-metrics',
  moduleId: 'github',
  register(env) {
    env.registerInit({
      deps: { sources: metricSourcesExtensionPoint },
      async init({ sources }) {
        sources.addSource({ id: 'github', title: 'GitHub' });
      },
    });
  },
});
