import { Context as HonoContext } from 'hono';
import { html } from 'hono/html';
import { Context } from '../context';
import { formTokenField } from '../http/formToken';
import { answerPage, Markup, NOTHING, pathWithQuery } from '../pages/layout';
import { User } from '../store/AccountStore';
import { AuthorizationRequest } from './AuthorizationRequest';
import { meaningOf, withoutGranted } from './scopes';

/** Asks the person who is signed in whether the app may have what it wants. */
export async function answerConsentPage(
  { store }: Context,
  c: HonoContext,
  viewer: User,
  { app, redirectUri, scopes }: AuthorizationRequest,
): Promise<Response> {
  const granted = (await store.oauth.grantedScopes(app.id, viewer.id)) ?? [];
  const added = withoutGranted(scopes ?? [], granted);
  const { origin } = new URL(redirectUri);

  return answerPage(c, {
    title: `Authorize ${app.name}`,
    viewer,
    width: 'narrow',
    formTargets: [origin],
    body: html`
      <h1>Authorize ${app.name}</h1>
      <p>
        <strong>${app.name}</strong> would like to act for
        <strong>${viewer.login}</strong>${
          viewer.name ? ` (${viewer.name})` : ''
        }.
      </p>
      ${scopeList('It asks to', added)}
      ${scopeList('You agreed before to', granted)}
      ${
        added.length + granted.length === 0
          ? html`<p>It asks for nothing but your public profile.</p>`
          : NOTHING
      }
      <form method="post" action="${pathWithQuery(c)}" class="actions">
        ${formTokenField(c)}
        <button name="authorize" value="0">Cancel</button>
        <button name="authorize" value="1" class="primary">
          Authorize ${app.name}
        </button>
      </form>
      <p class="muted">Either way you go back to ${origin}.</p>
      <form method="post" action="/logout" class="switch">
        ${formTokenField(c)}
        <input type="hidden" name="return_to" value="${pathWithQuery(c)}" />
        Not ${viewer.login}?
        <button class="link">Use another account</button>
      </form>
    `,
  });
}

function scopeList(heading: string, scopes: string[]): Markup {
  if (scopes.length === 0) {
    return NOTHING;
  }
  return html`
    <h2>${heading}</h2>
    <ul class="scopes">
      ${scopes.map(
        scope => html`<li>${meaningOf(scope)} <code>${scope}</code></li>`,
      )}
    </ul>
  `;
}
