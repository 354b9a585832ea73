import { Context as HonoContext } from 'hono';
import { createMiddleware } from 'hono/factory';
import { Context } from '../context';
import {
  badCredentials,
  notFound,
  requiresAuthentication,
} from '../http/ApiError';
import { User } from '../store/AccountStore';
import { OAuthApp } from '../store/OAuthStore';
import { Token } from '../store/TokenStore';
import { Credentials, readCredentials } from './credentials';
import { grantsOneOf } from './scopes';

/** Whoever makes a request with a token. */
export interface Viewer {
  user: User;
  token: Token;
}

export interface ApiEnv {
  Variables: {
    /** Absent for anonymous requests. */
    viewer?: Viewer;
    /** Set where an OAuth App speaks for itself, by client id and secret. */
    oauthApp?: OAuthApp;
  };
}

/** Resolves a token to its user; `undefined` when it is wrong or expired. */
export async function findViewer(
  { store }: Context,
  token: string,
): Promise<Viewer | undefined> {
  const found = await store.tokens.findValid(token);
  const user = found && (await store.accounts.findUserById(found.userId));
  return found && user && { user, token: found };
}

/** Reads `Authorization` as GitHub does; wrong credentials never pass as none. */
export function authenticate(context: Context) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const header = c.req.header('Authorization');
    if (header !== undefined) {
      const credentials = readCredentials(header);
      const oauthApp = credentials && (await findApp(context, credentials));
      const viewer =
        credentials && !oauthApp
          ? await findViewer(context, credentials.token)
          : undefined;
      if (!viewer && !oauthApp) {
        throw badCredentials();
      }
      c.set('viewer', viewer);
      c.set('oauthApp', oauthApp);
    }
    await next();

    const viewer = c.get('viewer');
    if (viewer && !viewer.token.job) {
      c.header('X-OAuth-Scopes', viewer.token.scopes.join(', '));
      if (!c.res.headers.has('X-Accepted-OAuth-Scopes')) {
        c.header('X-Accepted-OAuth-Scopes', '');
      }
    }
  });
}

async function findApp(
  { store }: Context,
  { login, token }: Credentials,
): Promise<OAuthApp | undefined> {
  const app = login ? await store.oauth.findApp(login) : undefined;
  return app && (await store.oauth.hasSecret(app, token)) ? app : undefined;
}

/** The signed-in viewer, or a 401. */
export function requireViewer(c: HonoContext): Viewer {
  const viewer: Viewer | undefined = c.get('viewer');
  if (!viewer) {
    throw requiresAuthentication();
  }
  return viewer;
}

/**
 * The viewer, provided that the token holds one of the accepted scopes. GitHub
 * hides what a token may not reach, and names the scopes it would accept.
 */
export function requireScope(c: HonoContext, ...accepted: string[]): Viewer {
  const viewer = requireViewer(c);
  c.header('X-Accepted-OAuth-Scopes', accepted.join(', '));
  if (!grantsOneOf(viewer.token.scopes, accepted)) {
    throw notFound();
  }
  return viewer;
}
