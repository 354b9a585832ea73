import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { scaffolderTemplatingExtensionPoint } from '@backstage/plugin-scaffolder-node/alpha';
import { createRepositoryAwaitAction } from './actions/awaitRepository';
import { createCheckServiceAction } from './actions/checkService';
import { createEnvironmentCreateAction } from './actions/createEnvironment';
import { createRepositoryCreateAction } from './actions/createRepository';
import { createWorkflowRunFindAction } from './actions/findWorkflowRun';
import { createBranchProtectAction } from './actions/protectBranch';
import { createRepositoryPushAction } from './actions/pushRepository';
import { createServiceRegisterAction } from './actions/registerService';
import { RepositorySteps } from './actions/RepositorySteps';
import { Leftovers } from './failure/Leftovers';
import { GithubAccess } from './github/GithubAccess';
import { RepositoryOwners } from './github/RepositoryOwners';
import { ServiceNames } from './naming/ServiceNames';
import { registerCheckServiceName } from './registry/checkServiceName';
import { registerListServiceChoices } from './registry/listServiceChoices';
import { readCommitAuthor, readGoldenPathSettings } from './settings';
import { Squads } from './squads/Squads';
import { markdownText } from './templating/markdownText';

/**
 * What a golden path needs and the scaffolder lacks: checked names, and steps that survive a crash.
 *
 * @public
 */
export const scaffolderModuleGoldenPath = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-path',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        templating: scaffolderTemplatingExtensionPoint,
        actionsRegistry: actionsRegistryServiceRef,
        catalog: catalogServiceRef,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        reader: coreServices.urlReader,
      },
      async init({ actions, templating, actionsRegistry, ...services }) {
        const { catalog, auth, config, logger, reader } = services;
        const settings = readGoldenPathSettings(config);
        const integrations = ScmIntegrations.fromConfig(config);

        const github = new GithubAccess(integrations);
        const owners = new RepositoryOwners({ settings, github, logger });
        const names = new ServiceNames({ catalog, auth, github, logger });
        const squads = new Squads({ catalog, settings });
        const steps = new RepositorySteps({
          github,
          integrations,
          leftovers: new Leftovers({ catalog, auth }),
        });

        actions.addActions(
          createCheckServiceAction({
            settings,
            integrations,
            catalog,
            github,
            names,
            owners,
            squads,
          }),
          createRepositoryCreateAction({ settings, steps }),
          createRepositoryAwaitAction({ steps }),
          createEnvironmentCreateAction({ steps }),
          createRepositoryPushAction({
            author: readCommitAuthor(config),
            steps,
          }),
          createBranchProtectAction({ steps }),
          createWorkflowRunFindAction({ steps }),
          createServiceRegisterAction({ catalog, reader, steps }),
        );
        templating.addTemplateFilters([markdownText]);

        registerCheckServiceName({ actionsRegistry, settings, names, owners });
        registerListServiceChoices({
          actionsRegistry,
          auth,
          settings,
          owners,
          squads,
        });
      },
    });
  },
});
