import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { serviceDeploymentsPermissions } from '@internal/plugin-service-deployments-common';
import { GithubDeployments } from './github/GithubDeployments';
import { HealthProbe } from './health/HealthProbe';
import { createRouter } from './router';
import { ServiceDeployments } from './service/ServiceDeployments';
import { readSettings } from './settings';

/**
 * Reads environments, deployments and their health for the entities that have
 * a repository on GitHub.
 *
 * @public
 */
export const serviceDeploymentsPlugin = createBackendPlugin({
  pluginId: 'service-deployments',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({ config, logger, permissionsRegistry, httpRouter, ...deps }) {
        const integrations = ScmIntegrations.fromConfig(config);
        const deployments = new ServiceDeployments({
          integrations,
          github: new GithubDeployments({ integrations, logger }),
          probe: new HealthProbe(readSettings(config).health),
        });

        permissionsRegistry.addPermissions(serviceDeploymentsPermissions);
        httpRouter.use(createRouter({ deployments, ...deps }));
      },
    });
  },
});
