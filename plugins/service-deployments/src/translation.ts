import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Every text of the card. */
export const serviceDeploymentsTranslationRef = createTranslationRef({
  id: 'plugin.service-deployments',
  messages: {
    title: 'Deployments',
    workflow: 'Workflow runs on GitHub',
    empty: {
      title: 'No environments yet',
      description:
        'A workflow job with an environment deploys to it: the first one that runs shows here.',
    },
    notDeployed: 'Nothing was deployed here yet',
    version: 'Version {{sha}}',
    address: 'Open {{environment}}',
    newest: 'Version {{sha}}: {{state}}',
    log: 'See its log',
    state: {
      error: 'failed',
      failure: 'failed',
      in_progress: 'being deployed',
      inactive: 'no longer live',
      pending: 'waits for its turn or an approval',
      queued: 'waits for a runner',
      success: 'live',
      waiting: 'waits for an approval',
    },
    health: {
      checking: 'Asking …',
      healthy: 'Healthy',
      unhealthy: 'Unhealthy',
      unreachable: 'Not reachable',
      unchecked: 'Not checked',
      failed: 'Not known',
    },
  },
});
