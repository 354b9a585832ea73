import { Context } from '../context';
import { OAuthApp } from '../store/OAuthStore';
import { isAllowedRedirect } from './redirectUri';
import { parseScopes } from './scopes';

const TROUBLESHOOTING =
  'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-authorization-request-errors';

/** What an OAuth App asks of a person, read from the query of its request. */
export interface AuthorizationRequest {
  app: OAuthApp;
  redirectUri: string;
  /** Absent where the app is content with what was granted before. */
  scopes?: string[];
  state?: string;
  /** PKCE, method S256. */
  codeChallenge?: string;
  mustChooseAccount: boolean;
}

export type ReadRequest =
  | { outcome: 'valid'; request: AuthorizationRequest }
  | { outcome: 'unknown app' }
  /** Told to the app at its own address, as GitHub does. */
  | { outcome: 'refused'; redirectTo: string };

export async function readAuthorizationRequest(
  { store }: Context,
  query: URLSearchParams,
): Promise<ReadRequest> {
  const app = await store.oauth.findApp(query.get('client_id') ?? '');
  if (!app) {
    return { outcome: 'unknown app' };
  }
  const state = query.get('state') ?? undefined;
  const redirectUri = query.get('redirect_uri') ?? app.callbackUrl;
  if (!isAllowedRedirect(app.callbackUrl, redirectUri)) {
    return {
      outcome: 'refused',
      redirectTo: refusal(
        { redirectUri: app.callbackUrl, state },
        'redirect_uri_mismatch',
        'The redirect_uri MUST match the registered callback URL for this application.',
      ),
    };
  }
  const scope = query.get('scope');
  return {
    outcome: 'valid',
    request: {
      app,
      redirectUri,
      scopes: scope ? parseScopes(scope) : undefined,
      state,
      codeChallenge: query.get('code_challenge') ?? undefined,
      mustChooseAccount: query.get('prompt') === 'select_account',
    },
  };
}

/** Where the browser goes with the code of a person who agreed. */
export function approval(request: AuthorizationRequest, code: string): string {
  return callback(request, { code });
}

/** Where the browser goes when a person said no. */
export function denial(request: AuthorizationRequest): string {
  return refusal(
    request,
    'access_denied',
    'The user has denied your application access.',
  );
}

function refusal(
  request: Pick<AuthorizationRequest, 'redirectUri' | 'state'>,
  error: string,
  description: string,
): string {
  return callback(request, {
    error,
    error_description: description,
    error_uri: `${TROUBLESHOOTING}/#${error.replaceAll('_', '-')}`,
  });
}

function callback(
  { redirectUri, state }: Pick<AuthorizationRequest, 'redirectUri' | 'state'>,
  parameters: Record<string, string>,
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) {
    url.searchParams.set(name, value);
  }
  if (state !== undefined) {
    url.searchParams.set('state', state);
  }
  return url.toString();
}
