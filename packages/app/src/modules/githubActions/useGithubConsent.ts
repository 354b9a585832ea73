import { useCallback } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import useAsync from 'react-use/esm/useAsync';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  scmAuthApiRef,
  type ScmAuthTokenOptions,
} from '@backstage/integration-react';
import { readGithubHosts } from './repositoryHost';

/** What the plugin asks for, to the letter: anything less, and it asks again. */
const scopes = { customScopes: { github: ['repo'] } };

export interface GithubConsent {
  /** Undefined until it is known. */
  isGiven?: boolean;
  error?: Error;
  /** Opens GitHub's window, where the person says yes or no. */
  ask: () => void;
}

/** Whether this person has let the portal read their repositories. */
export function useGithubConsent(): GithubConsent {
  const config = useApi(configApiRef);
  const scmAuth = useApi(scmAuthApiRef);

  const hasToken = useCallback(
    async (options: Pick<ScmAuthTokenOptions, 'optional' | 'instantPopup'>) => {
      const [host] = readGithubHosts(config);
      const { token } = await scmAuth.getCredentials({
        url: `https://${host}/`,
        additionalScope: scopes,
        ...options,
      });
      return Boolean(token);
    },
    [config, scmAuth],
  );

  const known = useAsync(() => hasToken({ optional: true }), [hasToken]);
  const [asked, ask] = useAsyncFn(
    () => hasToken({ instantPopup: true }),
    [hasToken],
  );

  return {
    isGiven: asked.value ?? known.value,
    error: asked.error ?? known.error,
    ask,
  };
}
