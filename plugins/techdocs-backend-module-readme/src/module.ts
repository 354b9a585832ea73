import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import {
  techdocsGeneratorExtensionPoint,
  techdocsPreparerExtensionPoint,
  UrlPreparer,
} from '@backstage/plugin-techdocs-node';
import { MkdocsOrReadmeGenerator } from './MkdocsOrReadmeGenerator';
import { ReadmeAwarePreparer } from './ReadmeAwarePreparer';
import { isMkdocsInstalled } from './isMkdocsInstalled';

/**
 * Shows the README on the Docs pages where MkDocs is not installed.
 *
 * @public
 */
export const techdocsModuleReadme = createBackendModule({
  pluginId: 'techdocs',
  moduleId: 'readme',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        generator: techdocsGeneratorExtensionPoint,
        logger: coreServices.logger,
        preparers: techdocsPreparerExtensionPoint,
        reader: coreServices.urlReader,
      },
      async init({ config, generator, logger, preparers, reader }) {
        if (config.getOptionalString('techdocs.generator.runIn') !== 'local') {
          return;
        }
        generator.setTechdocsGenerator(
          new MkdocsOrReadmeGenerator({
            config,
            isMkdocsInstalled,
            logger,
            scmIntegrations: ScmIntegrations.fromConfig(config),
          }),
        );
        preparers.registerPreparer(
          'url',
          new ReadmeAwarePreparer({
            isMkdocsInstalled,
            repositories: UrlPreparer.fromConfig({ logger, reader }),
          }),
        );
      },
    });
  },
});
