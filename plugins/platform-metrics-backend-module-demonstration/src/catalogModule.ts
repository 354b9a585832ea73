import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { demonstrationEntities } from './company/demonstrationEntities';
import { isEnabled } from './isEnabled';

const PROVIDER = 'platform-metrics-demonstration';

/**
 * The catalog's part: squads and services that invented facts are about. Also
 * there when off, or what it gave before would stay.
 *
 * @public
 */
export const catalogModuleDemonstration = createBackendModule({
  pluginId: 'catalog',
  moduleId: PROVIDER,
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ catalog, config }) {
        const entities = isEnabled(config) ? demonstrationEntities() : [];
        catalog.addEntityProvider({
          getProviderName: () => PROVIDER,
          connect: (connection: EntityProviderConnection) =>
            connection.applyMutation({
              type: 'full',
              entities: entities.map(entity => ({
                entity,
                locationKey: PROVIDER,
              })),
            }),
        });
      },
    });
  },
});
