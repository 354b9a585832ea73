import { Context as HonoContext, Hono } from 'hono';
import { html } from 'hono/html';
import { newToken } from '../auth/newToken';
import { permissionOf } from '../auth/permissions';
import { Context } from '../context';
import { readOwnForm } from '../http/formToken';
import { signedInUser } from '../oauth/browserSession';
import { answerExpiredForm } from '../oauth/expiredForm';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { personalCloneUrl } from './gitCredentials';
import { answerPage, pathWithQuery } from './layout';
import {
  expiryOf,
  readTokenDraft,
  TokenDraft,
  tokenForm,
  TOKENS,
} from './tokenForm';
import { tokenTable } from './tokenTable';

/** The personal access tokens (classic) of whoever is signed in. */
export function tokenPages(context: Context): Hono {
  const { tokens } = context.store;
  const app = new Hono();

  app.get(TOKENS, async c => {
    const viewer = await signedInUser(context, c);
    if (!viewer) {
      return askWho(c);
    }
    const owned = await tokens.listPersonal(viewer.id);
    return answerPage(c, {
      title: 'Personal access tokens',
      viewer,
      body: html`
        <div class="headline">
          <h1>Personal access tokens (classic)</h1>
          <a class="button primary" href="${TOKENS}/new">Generate new token</a>
        </div>
        <p>
          A token is the password that git and the API ask for. Whoever has it
          may do in your name what its scopes say.
        </p>
        ${tokenTable(c, owned, context.clock())}
      `,
    });
  });

  app.get(`${TOKENS}/new`, async c => {
    const viewer = await signedInUser(context, c);
    const { searchParams } = new URL(c.req.url);
    return viewer
      ? answerForm(c, viewer, readTokenDraft(searchParams))
      : askWho(c);
  });

  app.post(TOKENS, async c => {
    const viewer = await signedInUser(context, c);
    const form = await readOwnForm(c);
    if (!viewer || !form) {
      return answerExpiredForm(c);
    }
    const draft = readTokenDraft(form);
    if (draft.note === '') {
      return answerForm(c, viewer, draft, { isNoteMissing: true });
    }
    const token = newToken('ghp');
    await tokens.add({
      token,
      kind: 'personal',
      userId: viewer.id,
      note: draft.note,
      scopes: draft.scopes,
      expiresAt: expiryOf(draft, context.clock()),
    });
    return answerNewToken(context, c, viewer, draft, token);
  });

  app.post(`${TOKENS}/:id/delete`, async c => {
    const viewer = await signedInUser(context, c);
    if (!viewer || !(await readOwnForm(c))) {
      return answerExpiredForm(c);
    }
    await tokens.removePersonal(viewer.id, Number(c.req.param('id')));
    return c.redirect(TOKENS, 303);
  });

  return app;
}

function askWho(c: HonoContext): Response {
  return c.redirect(`/login?return_to=${encodeURIComponent(pathWithQuery(c))}`);
}

function answerForm(
  c: HonoContext,
  viewer: User,
  draft: TokenDraft,
  { isNoteMissing = false } = {},
): Promise<Response> {
  return answerPage(c, {
    title: 'New personal access token',
    viewer,
    status: isNoteMissing ? 422 : 200,
    width: 'narrow',
    body: html`
      <h1>New personal access token (classic)</h1>
      ${tokenForm(c, draft, isNoteMissing)}
    `,
  });
}

/** The one page that ever shows a token: from here on only its hash is kept. */
async function answerNewToken(
  context: Context,
  c: HonoContext,
  viewer: User,
  draft: TokenDraft,
  token: string,
): Promise<Response> {
  const repository = await findReadable(context, viewer, draft.repository);
  const address = repository
    ? personalCloneUrl(context.urls, repository, viewer)
    : undefined;
  return answerPage(c, {
    title: 'New personal access token',
    viewer,
    width: 'narrow',
    body: html`
      <h1>Your new token</h1>
      <p>Copy it now: it is not shown again.</p>
      <p class="field">
        <label for="token">${draft.note}</label>
        <input
          id="token"
          class="secret"
          type="text"
          readonly
          autofocus
          autocomplete="off"
          spellcheck="false"
          value="${token}"
        />
      </p>
      <h2>With git</h2>
      ${
        address
          ? html`
              <p>Clone <strong>${draft.repository}</strong>:</p>
              <pre class="block command" tabindex="0" aria-label="Command">
git clone ${address}</pre>
              <p>When git asks for the password, paste the token.</p>
            `
          : html`<p>
              When git asks, your user name is <code>${viewer.login}</code>, and
              the password is the token.
            </p>`
      }
      <p><a href="${TOKENS}">All your tokens</a></p>
    `,
  });
}

async function findReadable(
  context: Context,
  viewer: User,
  fullName: string,
): Promise<Repository | undefined> {
  const [owner = '', name = ''] = fullName.split('/');
  const repository = await context.store.repositories.find(owner, name);
  const permission =
    repository && (await permissionOf(context, repository, viewer.id));
  return permission && repository;
}
