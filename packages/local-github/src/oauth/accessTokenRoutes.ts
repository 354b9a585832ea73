import { createHash } from 'node:crypto';
import { Context as HonoContext, Hono } from 'hono';
import { newToken } from '../auth/newToken';
import { Context } from '../context';
import { AuthorizationCode } from '../store/OAuthStore';

const TROUBLESHOOTING =
  'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors';

const DESCRIPTIONS = {
  incorrect_client_credentials:
    'The client_id and/or client_secret passed are incorrect.',
  redirect_uri_mismatch:
    'The redirect_uri MUST match the registered callback URL for this application.',
  bad_verification_code: 'The code passed is incorrect or expired.',
};

/** Exchanges a code for a token. Like GitHub's, its refusals are 200. */
export function accessTokenRoutes({ store }: Context): Hono {
  const app = new Hono();

  app.post('/login/oauth/access_token', async c => {
    const given = await readParameters(c);
    const oauthApp = await store.oauth.findApp(given.get('client_id') ?? '');
    if (!oauthApp) {
      return answer(c, { error: 'Not Found' }, 404);
    }
    const secret = given.get('client_secret') ?? '';
    if (!(await store.oauth.hasSecret(oauthApp, secret))) {
      return refuse(c, 'incorrect_client_credentials');
    }

    const code = await store.oauth.takeCode(given.get('code') ?? '');
    if (!code || code.appId !== oauthApp.id) {
      return refuse(c, 'bad_verification_code');
    }
    const redirectUri = given.get('redirect_uri');
    if (redirectUri && redirectUri !== code.redirectUri) {
      return refuse(c, 'redirect_uri_mismatch');
    }
    if (!answersChallenge(code, given.get('code_verifier'))) {
      return refuse(c, 'bad_verification_code');
    }

    const token = newToken('gho');
    await store.tokens.add({
      token,
      kind: 'oauth',
      userId: code.userId,
      appId: oauthApp.id,
      scopes: code.scopes,
    });
    return answer(c, {
      access_token: token,
      token_type: 'bearer',
      scope: code.scopes.join(','),
    });
  });

  return app;
}

/** GitHub takes the parameters from a form, JSON or the query. */
async function readParameters(c: HonoContext): Promise<URLSearchParams> {
  const { searchParams } = new URL(c.req.url);
  const body = await c.req.text();
  const isJson = /\bjson\b/.test(c.req.header('Content-Type') ?? '');
  for (const [name, value] of isJson
    ? jsonParameters(body)
    : new URLSearchParams(body)) {
    searchParams.set(name, value);
  }
  return searchParams;
}

function jsonParameters(body: string): Array<[string, string]> {
  try {
    return Object.entries(JSON.parse(body) ?? {}).map(([name, value]) => [
      name,
      String(value),
    ]);
  } catch {
    return [];
  }
}

function answersChallenge(
  { codeChallenge }: AuthorizationCode,
  verifier: string | null,
): boolean {
  return (
    codeChallenge === null ||
    codeChallenge ===
      createHash('sha256')
        .update(verifier ?? '')
        .digest('base64url')
  );
}

function refuse(c: HonoContext, error: keyof typeof DESCRIPTIONS): Response {
  return answer(c, {
    error,
    error_description: DESCRIPTIONS[error],
    error_uri: `${TROUBLESHOOTING}/#${error.replaceAll('_', '-')}`,
  });
}

/** JSON for who asks for it, otherwise a form-encoded line. */
function answer(
  c: HonoContext,
  fields: Record<string, string>,
  status: 200 | 404 = 200,
): Response {
  c.header('Cache-Control', 'no-store');
  return /\bjson\b/.test(c.req.header('Accept') ?? '')
    ? c.json(fields, status)
    : c.body(new URLSearchParams(fields).toString(), status, {
        'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
      });
}
