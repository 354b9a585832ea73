import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { CATALOG_ERRORS_TOPIC } from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { scaffolderServiceRef } from '@backstage/plugin-scaffolder-node';
import { readPlatformTeam } from '@internal/plugin-organization-node';
import { installedActions } from './checks/installedActions';
import { presentSources } from './checks/presentSources';
import { TemplateChecksProcessor } from './checks/TemplateChecksProcessor';
import { templateLocations } from './notifications/templateLocations';
import {
  TemplateWatch,
  type ProcessingErrors,
} from './notifications/TemplateWatch';

/**
 * Notices broken scaffolder templates, keeps the last good version, and tells
 * who can mend them.
 *
 * @public
 */
export const catalogModuleTemplateHealth = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'template-health',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        processing: catalogProcessingExtensionPoint,
        reader: coreServices.urlReader,
        scaffolder: scaffolderServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init({
        config,
        events,
        lifecycle,
        processing,
        scheduler,
        ...services
      }) {
        const integrations = ScmIntegrations.fromConfig(config);
        processing.addProcessor(
          new TemplateChecksProcessor([
            installedActions(services),
            presentSources({ ...services, integrations }),
          ]),
        );

        const watch = new TemplateWatch({
          ...services,
          platformTeam: readPlatformTeam(config),
          templateLocations: templateLocations(config),
        });
        // Before that the events backend may not answer yet.
        lifecycle.addStartupHook(() =>
          events.subscribe({
            id: 'template-health',
            topics: [CATALOG_ERRORS_TOPIC],
            onEvent: ({ eventPayload }) =>
              watch.onErrors(eventPayload as ProcessingErrors),
          }),
        );
        await scheduler.scheduleTask({
          id: 'template-health-review',
          scope: 'local',
          frequency: { seconds: 15 },
          timeout: { minutes: 1 },
          fn: () => watch.review(),
        });
      },
    });
  },
});
