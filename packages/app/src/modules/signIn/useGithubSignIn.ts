import { useCallback, useEffect, useMemo, useState } from 'react';
import { UserIdentity } from '@backstage/core-components';
import { toError } from '@backstage/errors';
import {
  configApiRef,
  discoveryApiRef,
  githubAuthApiRef,
  useAnalytics,
  useApi,
} from '@backstage/frontend-plugin-api';
import type {
  BackstageIdentityResponse,
  IdentityApi,
} from '@backstage/frontend-plugin-api';
import { AuthBackendProbe } from './AuthBackendProbe';
import { identifySignInProblem } from './signInProblem';
import type { SignInProblem } from './signInProblem';

export type SignInState =
  /** Looking for a session from an earlier visit. */
  | { phase: 'checking' }
  | { phase: 'signedOut'; problem?: SignInProblem; detail?: string }
  | { phase: 'signingIn' };

export function useGithubSignIn(
  onSignInSuccess: (identityApi: IdentityApi) => void,
): { state: SignInState; signIn: () => Promise<void> } {
  const authApi = useApi(githubAuthApiRef);
  const config = useApi(configApiRef);
  const discovery = useApi(discoveryApiRef);
  const analytics = useAnalytics();
  const probe = useMemo(
    () => new AuthBackendProbe({ config, discovery }),
    [config, discovery],
  );
  const [state, setState] = useState<SignInState>({ phase: 'checking' });

  const enter = useCallback(
    async ({ identity }: BackstageIdentityResponse) => {
      const profile = await authApi.getProfile();
      onSignInSuccess(UserIdentity.create({ identity, authApi, profile }));
      analytics.captureEvent('signIn', 'success');
    },
    [analytics, authApi, onSignInSuccess],
  );

  const resume = useCallback(async () => {
    const session = await authApi.getBackstageIdentity({ optional: true });
    if (session) {
      await enter(session);
      return;
    }
    setState({ phase: 'signedOut', problem: await probe.findProblem() });
  }, [authApi, enter, probe]);

  const signIn = useCallback(async () => {
    setState({ phase: 'signingIn' });
    try {
      const session = await authApi.getBackstageIdentity({
        instantPopup: true,
      });
      if (session) {
        await enter(session);
      } else {
        setState({ phase: 'signedOut', problem: 'notConfigured' });
      }
    } catch (cause) {
      const error = toError(cause);
      const problem = identifySignInProblem(error);
      setState({
        phase: 'signedOut',
        problem:
          (problem === 'popupClosed' && (await probe.findProblemInWindow())) ||
          problem,
        detail: error.message,
      });
    }
  }, [authApi, enter, probe]);

  useEffect(() => {
    resume();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once: a later render must not start over what a person has begun
  }, []);

  return { state, signIn };
}
