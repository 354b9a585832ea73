import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { ServiceDeploymentsClient, serviceDeploymentsApiRef } from './api';

const serviceDeploymentsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: serviceDeploymentsApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new ServiceDeploymentsClient(fetchApi),
    }),
});

const deploymentsCard = EntityCardBlueprint.make({
  name: 'deployments',
  params: {
    type: 'content',
    filter: {
      kind: 'component',
      'metadata.annotations.github.com/project-slug': { $exists: true },
    },
    loader: async () => {
      const { DeploymentsCard } = await import('./components/DeploymentsCard');
      return <DeploymentsCard />;
    },
  },
});

/**
 * The card of a service's deployments, and the API behind it.
 *
 * @public
 */
export const serviceDeploymentsPlugin = createFrontendPlugin({
  pluginId: 'service-deployments',
  title: 'Service deployments',
  info: { packageJson: () => import('../package.json') },
  extensions: [serviceDeploymentsApi, deploymentsCard],
});
