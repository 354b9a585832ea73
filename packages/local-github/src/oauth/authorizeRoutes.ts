import { randomBytes } from 'node:crypto';
import { Context as HonoContext, Hono } from 'hono';
import { Duration } from 'luxon';
import { Context } from '../context';
import { readOwnForm } from '../http/formToken';
import { answerNotFound, pathWithQuery } from '../pages/layout';
import { User } from '../store/AccountStore';
import {
  approval,
  AuthorizationRequest,
  denial,
  ReadRequest,
  readAuthorizationRequest,
} from './AuthorizationRequest';
import { signedInUser } from './browserSession';
import { answerConsentPage } from './consentPage';
import { answerExpiredForm } from './expiredForm';

const CODE_LIFETIME = Duration.fromObject({ minutes: 10 });

/**
 * The page an OAuth App sends people to. GitHub skips it for whoever agreed
 * before; here it is always shown, since it is also where one chooses which of
 * the local users to be.
 */
export function authorizeRoutes(context: Context): Hono {
  const app = new Hono();

  app.get('/login/oauth/authorize', async c => {
    const read = await readAuthorizationRequest(context, queryOf(c));
    const viewer = await signedInUser(context, c);
    if (read.outcome !== 'valid') {
      return answerUnusable(c, viewer, read);
    }
    const { request } = read;
    if (!viewer || request.mustChooseAccount) {
      return c.redirect(loginUrl(c, request));
    }
    return answerConsentPage(context, c, viewer, request);
  });

  app.post('/login/oauth/authorize', async c => {
    const read = await readAuthorizationRequest(context, queryOf(c));
    const viewer = await signedInUser(context, c);
    if (read.outcome !== 'valid') {
      return answerUnusable(c, viewer, read);
    }
    const form = await readOwnForm(c);
    if (!form || !viewer) {
      return answerExpiredForm(c);
    }
    const { request } = read;
    return c.redirect(
      form.get('authorize') === '1'
        ? approval(request, await authorize(context, viewer, request))
        : denial(request),
    );
  });

  return app;
}

/** Records what the person agreed to, and makes the code that proves it. */
async function authorize(
  { store, clock }: Context,
  viewer: User,
  { app, redirectUri, scopes, codeChallenge }: AuthorizationRequest,
): Promise<string> {
  const granted = (await store.oauth.grantedScopes(app.id, viewer.id)) ?? [];
  const asked = scopes ?? granted;
  await store.oauth.grant(app.id, viewer.id, [
    ...new Set([...granted, ...asked]),
  ]);

  const code = randomBytes(10).toString('hex');
  await store.oauth.addCode(
    code,
    {
      appId: app.id,
      userId: viewer.id,
      scopes: asked,
      redirectUri,
      codeChallenge: codeChallenge ?? null,
    },
    new Date(clock().getTime() + CODE_LIFETIME.toMillis()),
  );
  return code;
}

async function answerUnusable(
  c: HonoContext,
  viewer: User | undefined,
  read: Exclude<ReadRequest, { outcome: 'valid' }>,
): Promise<Response> {
  return read.outcome === 'refused'
    ? c.redirect(read.redirectTo)
    : answerNotFound(c, viewer);
}

function queryOf(c: HonoContext): URLSearchParams {
  return new URL(c.req.url).searchParams;
}

function loginUrl(c: HonoContext, { app }: AuthorizationRequest): string {
  const back = new URL(pathWithQuery(c), 'http://local.invalid');
  back.searchParams.delete('prompt');
  const parameters = new URLSearchParams({
    client_id: app.clientId,
    return_to: back.pathname + back.search,
  });
  return `/login?${parameters}`;
}
