import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { goldenPathApi } from './api/goldenPathApiExtension';

const serviceNameField = FormFieldBlueprint.make({
  name: 'service-name',
  params: {
    field: () =>
      import('./fields/ServiceName').then(module => module.serviceNameField),
  },
});

const owningSquadField = FormFieldBlueprint.make({
  name: 'owning-squad',
  params: {
    field: () =>
      import('./fields/OwningSquad').then(module => module.owningSquadField),
  },
});

const githubOwnerField = FormFieldBlueprint.make({
  name: 'github-owner',
  params: {
    field: () =>
      import('./fields/GithubOwner').then(module => module.githubOwnerField),
  },
});

/** The fields that the form of a new service needs, and the API behind them. */
export const scaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    goldenPathApi,
    serviceNameField,
    owningSquadField,
    githubOwnerField,
  ],
});
