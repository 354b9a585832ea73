import { Context as HonoContext } from 'hono';
import { html } from 'hono/html';
import { DateTime } from 'luxon';
import { formTokenField } from '../http/formToken';
import { meaningOf, parseScopes } from '../oauth/scopes';
import { Markup, NOTHING } from './layout';

/** Where one's tokens are, as on GitHub. */
export const TOKENS = '/settings/tokens';

/** Those that something here asks for, the ones for git first. */
const SCOPES = [
  'repo',
  'workflow',
  'delete_repo',
  'public_repo',
  'admin:repo_hook',
  'read:org',
  'admin:org',
  'admin:org_hook',
  'read:user',
  'user:email',
];

const DEFAULT_LIFETIME = '30';

/** In days; those without end are called `none`. */
const LIFETIMES = ['7', '30', '60', '90', 'none'];

/** A token as somebody wants it. */
export interface TokenDraft {
  note: string;
  scopes: string[];
  lifetime: string;
  /** Full name of what it is made for, if for anything in particular. */
  repository: string;
}

/** The form's address with these fields filled in, by GitHub's own parameters. */
export function newTokenPath({
  note,
  scopes,
  repository,
}: Omit<TokenDraft, 'lifetime'>): string {
  const parameters = new URLSearchParams({
    description: note,
    scopes: scopes.join(','),
    repository,
  });
  return `${TOKENS}/new?${parameters}`;
}

/** Reads what the address fills in, or what the form sends. */
export function readTokenDraft(parameters: URLSearchParams): TokenDraft {
  const lifetime = parameters.get('lifetime') ?? DEFAULT_LIFETIME;
  return {
    note: (parameters.get('description') ?? '').trim().slice(0, 100),
    scopes: parseScopes(parameters.getAll('scopes').join(',')),
    lifetime: LIFETIMES.includes(lifetime) ? lifetime : DEFAULT_LIFETIME,
    repository: parameters.get('repository') ?? '',
  };
}

export function expiryOf(
  { lifetime }: TokenDraft,
  now: Date,
): Date | undefined {
  return lifetime === 'none'
    ? undefined
    : DateTime.fromJSDate(now)
        .plus({ days: Number(lifetime) })
        .toJSDate();
}

export function tokenForm(
  c: HonoContext,
  draft: TokenDraft,
  isNoteMissing: boolean,
): Markup {
  return html`
    <form method="post" action="${TOKENS}">
      ${formTokenField(c)}
      <input type="hidden" name="repository" value="${draft.repository}" />
      <p class="field">
        <label for="description">Note</label>
        <input
          id="description"
          name="description"
          type="text"
          required
          maxlength="100"
          autocomplete="off"
          value="${draft.note}"
          ${
            isNoteMissing
              ? html`autofocus aria-invalid="true"
                aria-describedby="description-problem"`
              : html`aria-describedby="description-hint"`
          }
        />
        ${
          isNoteMissing
            ? html`<span id="description-problem" class="bad" role="alert"
                >Say what the token is for.</span
              >`
            : html`<span id="description-hint" class="muted"
                >What the token is for, so that you know it later.</span
              >`
        }
      </p>
      <p class="field">
        <label for="lifetime">Expiration</label>
        <select id="lifetime" name="lifetime">
          ${LIFETIMES.map(
            lifetime =>
              html`<option
                value="${lifetime}"
                ${lifetime === draft.lifetime ? html`selected` : NOTHING}
              >
                ${lifetime === 'none' ? 'No expiration' : `${lifetime} days`}
              </option>`,
          )}
        </select>
      </p>
      <fieldset class="choices">
        <legend>Scopes</legend>
        <p class="muted">
          What the token may do. Git needs <code>repo</code>, and
          <code>workflow</code> to push files of <code>.github/workflows</code>.
        </p>
        <ul class="scopes">
          ${SCOPES.map(
            scope =>
              html`<li>
                <label>
                  <input
                    type="checkbox"
                    name="scopes"
                    value="${scope}"
                    ${draft.scopes.includes(scope) ? html`checked` : NOTHING}
                  />
                  <code>${scope}</code>
                  <span class="muted">${meaningOf(scope)}</span>
                </label>
              </li>`,
          )}
        </ul>
      </fieldset>
      <p class="actions">
        <a class="button" href="${TOKENS}">Cancel</a>
        <button class="primary">Generate token</button>
      </p>
    </form>
  `;
}
