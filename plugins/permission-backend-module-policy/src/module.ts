import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { readPlatformTeam } from '@internal/plugin-organization-node';
import { OwnershipPolicy } from './OwnershipPolicy';

/**
 * Decides who may do what: see `OwnershipPolicy`.
 *
 * @public
 */
export const permissionModulePolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'policy',
  register(env) {
    env.registerInit({
      deps: {
        policy: policyExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ policy, config }) {
        policy.setPolicy(
          new OwnershipPolicy({ platformTeam: readPlatformTeam(config) }),
        );
      },
    });
  },
});
