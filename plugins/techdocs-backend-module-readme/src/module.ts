import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import {
  Publisher,
  techdocsGeneratorExtensionPoint,
  techdocsPublisherExtensionPoint,
} from '@backstage/plugin-techdocs-node';
import { MkdocsOrReadmeGenerator } from './MkdocsOrReadmeGenerator';
import { ReadmeAwarePublisher } from './ReadmeAwarePublisher';
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
        discovery: coreServices.discovery,
        generator: techdocsGeneratorExtensionPoint,
        logger: coreServices.logger,
        publishers: techdocsPublisherExtensionPoint,
      },
      async init({ config, discovery, generator, logger, publishers }) {
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
        publishers.registerPublisher(
          'local',
          new ReadmeAwarePublisher({
            isMkdocsInstalled,
            publisher: await Publisher.fromConfig(config, {
              discovery,
              logger,
            }),
          }),
        );
      },
    });
  },
});
