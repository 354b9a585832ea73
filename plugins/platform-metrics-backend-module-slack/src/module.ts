import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { metricSourcesExtensionPoint } from '@internal/plugin-platform-metrics-node';
import { createEventsRouter, EVENTS_PATH } from './events/createEventsRouter';
import { readSlackSettings } from './settings';
import { SlackSource } from './SlackSource';

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
      deps: {
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        sources: metricSourcesExtensionPoint,
      },
      async init({ config, httpRouter, logger, sources }) {
        const settings = readSlackSettings(config);
        if (!settings) {
          logger.info(
            "Support requests from Slack are off: there is no 'platformMetrics.slack' in the configuration",
          );
          return;
        }
        const source = new SlackSource(settings, { logger });
        sources.addSource(source);
        httpRouter.use(
          createEventsRouter({
            signingSecret: settings.signingSecret,
            onEvent: event => source.take(event),
            logger,
          }),
        );
        httpRouter.addAuthPolicy({
          path: EVENTS_PATH,
          allow: 'unauthenticated',
        });
      },
    });
  },
});
