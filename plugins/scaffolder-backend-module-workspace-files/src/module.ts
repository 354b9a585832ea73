import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderWorkspaceProviderExtensionPoint } from '@backstage/plugin-scaffolder-node/alpha';
import { FileWorkspaceProvider } from './FileWorkspaceProvider';

/**
 * Keeps the workspaces of unfinished scaffolder tasks as files.
 *
 * @public
 */
export const scaffolderModuleWorkspaceFiles = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'workspace-files',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        workspaces: scaffolderWorkspaceProviderExtensionPoint,
      },
      async init({ config, workspaces }) {
        const directory = config.getOptionalString(
          'scaffolder.taskRecovery.files.directory',
        );
        if (directory) {
          workspaces.addProviders({
            files: await FileWorkspaceProvider.create({ directory }),
          });
        }
      },
    });
  },
});
