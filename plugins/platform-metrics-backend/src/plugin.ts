import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { platformMetricsPermissions } from '@internal/plugin-platform-metrics-common';

/**
 * Keeps facts of deployments, changes, incidents and support requests, and
 * tells what follows from them.
 *
 * @public
 */
export const platformMetricsPlugin = createBackendPlugin({
  pluginId: 'platform-metrics',
  register(env) {
    env.registerInit({
      deps: { permissionsRegistry: coreServices.permissionsRegistry },
      async init({ permissionsRegistry }) {
        permissionsRegistry.addPermissions(platformMetricsPermissions);
      },
    });
  },
});
