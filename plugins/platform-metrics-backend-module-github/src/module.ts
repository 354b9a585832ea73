import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { metricSourcesExtensionPoint } from '@internal/plugin-platform-metrics-node';
import { GithubAccess } from './github/GithubAccess';
import { TrackedRepositories } from './github/TrackedRepositories';
import { GithubSource } from './GithubSource';
import { readSettings } from './settings';

/**
 * Facts from GitHub: by webhooks as they happen, and by reading what GitHub
 * knows from time to time.
 *
 * @public
 */
export const platformMetricsModuleGithub = createBackendModule({
  pluginId: 'platform-metrics',
  moduleId: 'github',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        logger: coreServices.logger,
        sources: metricSourcesExtensionPoint,
      },
      async init({ auth, catalog, config, events, logger, sources }) {
        const settings = readSettings(config);
        const integrations = ScmIntegrations.fromConfig(config);
        const now = () => Date.now();
        sources.addSource(
          new GithubSource({
            access: new GithubAccess({
              integrations,
              logger,
              now,
              rateLimitReserve: settings.rateLimitReserve,
            }),
            events,
            logger,
            now,
            repositories: new TrackedRepositories({
              auth,
              catalog,
              integrations,
              settings: settings.issues,
            }),
            settings,
          }),
        );
      },
    });
  },
});
