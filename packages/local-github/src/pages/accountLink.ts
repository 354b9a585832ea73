import { html } from 'hono/html';
import { Account } from '../store/AccountStore';
import { avatar, Markup } from './layout';

export function accountLink(account: Pick<Account, 'login' | 'name'>): Markup {
  const { login, name } = account;
  return html`<a class="account" href="/${login}"
    >${avatar(account)}<span
      >${login}${
        name && name !== login ? html` <span class="muted">${name}</span>` : ''
      }</span
    ></a
  >`;
}
