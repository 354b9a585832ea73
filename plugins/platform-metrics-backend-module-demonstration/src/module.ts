import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { metricSourcesExtensionPoint } from '@internal/plugin-platform-metrics-node';
import { DemonstrationSource } from './DemonstrationSource';
import { isEnabled } from './isEnabled';
import { SOURCE } from './history/Moment';

/**
 * Invented facts where they are asked for; where not, none are left.
 *
 * @public
 */
export const platformMetricsModuleDemonstration = createBackendModule({
  pluginId: 'platform-metrics',
  moduleId: 'demonstration',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        sources: metricSourcesExtensionPoint,
      },
      async init({ config, logger, sources }) {
        if (!isEnabled(config)) {
          sources.retireSource(SOURCE);
          return;
        }
        logger.warn(
          'Metrics show invented facts: platformMetrics.demonstration.enabled is on',
        );
        sources.addSource(new DemonstrationSource());
      },
    });
  },
});
