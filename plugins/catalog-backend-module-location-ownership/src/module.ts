import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { createLocationGuard } from './createLocationGuard';

/**
 * Lets only those remove or redirect a location who may delete every entity
 * that came from it.
 *
 * The catalog's own permission for it, `catalog.location.delete`, names no
 * location, so that a policy can only open all of them to a person or none.
 *
 * @public
 */
export const catalogModuleLocationOwnership = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'location-ownership',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
      },
      async init({ httpRouter, ...access }) {
        // Modules start before their plugin: this answers before its routes.
        httpRouter.use(createLocationGuard(access));
      },
    });
  },
});
