import { Context as HonoContext } from 'hono';
import { html } from 'hono/html';
import { formTokenField } from '../http/formToken';
import { Token } from '../store/TokenStore';
import { Markup } from './layout';
import { day } from './moment';
import { TOKENS } from './tokenForm';

/** Everything about tokens but what they are. */
export function tokenTable(c: HonoContext, tokens: Token[], now: Date): Markup {
  if (tokens.length === 0) {
    return html`<p class="empty">You have no tokens.</p>`;
  }
  return html`
    <div class="scroll">
      <table class="facts">
        <thead>
          <tr>
            <th>Note</th>
            <th>Scopes</th>
            <th>Created</th>
            <th>Expires</th>
            <th>Last used</th>
            <th><span class="unseen">Deletion</span></th>
          </tr>
        </thead>
        <tbody>
          ${tokens.map(
            token =>
              html`<tr>
                <th scope="row">
                  ${token.note ?? 'From the environment of this server'}
                </th>
                <td><code>${token.scopes.join(', ') || 'none'}</code></td>
                <td>${day(token.createdAt)}</td>
                <td>${expiry(token, now)}</td>
                <td>${token.lastUsedOn ? day(token.lastUsedOn) : 'Never'}</td>
                <td>${token.kind === 'personal' ? deletion(c, token) : ''}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function expiry({ expiresAt }: Token, now: Date): Markup {
  if (expiresAt === null) {
    return html`Never`;
  }
  return Date.parse(expiresAt) <= now.getTime()
    ? html`<span class="bad">Expired ${day(expiresAt)}</span>`
    : day(expiresAt);
}

function deletion(c: HonoContext, { id, note }: Token): Markup {
  return html`
    <details class="confirm">
      <summary>Delete<span class="unseen"> ${note}</span></summary>
      <form method="post" action="${TOKENS}/${id}/delete">
        ${formTokenField(c)}
        <button class="danger">Delete for good</button>
      </form>
    </details>
  `;
}
