import {
  ApiBlueprint,
  configApiRef,
  githubAuthApiRef,
} from '@backstage/frontend-plugin-api';
import { ScmAuth, scmAuthApiRef } from '@backstage/integration-react';

/**
 * Signs requests to every configured GitHub, where the stock API knows only
 * github.com. Hosts that are not configured get no token.
 */
export const scmAuthApi = ApiBlueprint.make({
  name: 'scm-auth',
  params: defineParams =>
    defineParams({
      api: scmAuthApiRef,
      deps: { config: configApiRef, githubAuth: githubAuthApiRef },
      factory: ({ config, githubAuth }) => {
        const integrations =
          config.getOptionalConfigArray('integrations.github') ?? [];
        return ScmAuth.merge(
          ...integrations.map(integration =>
            ScmAuth.forGithub(githubAuth, {
              host: integration.getOptionalString('host'),
            }),
          ),
        );
      },
    }),
});
