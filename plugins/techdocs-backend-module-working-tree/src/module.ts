import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import {
  DirectoryPreparer,
  techdocsPreparerExtensionPoint,
} from '@backstage/plugin-techdocs-node';
import { WorkingTreePreparer } from './WorkingTreePreparer';

/**
 * Builds the docs of entities that are read from a working tree.
 *
 * @public
 */
export const techdocsModuleWorkingTree = createBackendModule({
  pluginId: 'techdocs',
  moduleId: 'working-tree',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        preparers: techdocsPreparerExtensionPoint,
        reader: coreServices.urlReader,
      },
      async init({ config, logger, preparers, reader }) {
        preparers.registerPreparer(
          'dir',
          new WorkingTreePreparer({
            integrations: ScmIntegrations.fromConfig(config),
            repositories: DirectoryPreparer.fromConfig(config, {
              logger,
              reader,
            }),
          }),
        );
      },
    });
  },
});
