import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../context';
import { formTokenField, readOwnForm } from '../http/formToken';
import { answerPage } from '../pages/layout';
import { User } from '../store/AccountStore';
import { answerExpiredForm } from './expiredForm';
import { signIn, signOut, signedInUser } from './browserSession';
import { localReturnTo } from './returnTo';

/**
 * Signing in to the local GitHub itself. There are no passwords: whoever can
 * reach this machine's loopback may be any of its users.
 */
export function loginRoutes(context: Context): Hono {
  const { accounts, oauth } = context.store;
  const app = new Hono();

  app.get('/login', async c => {
    const clientId = c.req.query('client_id');
    const oauthApp = clientId ? await oauth.findApp(clientId) : undefined;
    const users = await accounts.listUsers();
    const returnTo = localReturnTo(c.req.query('return_to'));

    return answerPage(c, {
      title: 'Sign in',
      width: 'narrow',
      viewer: await signedInUser(context, c),
      body: html`
        <h1>Sign in to Local GitHub</h1>
        <p>
          ${
            oauthApp
              ? html`To continue to <strong>${oauthApp.name}</strong>, choose
                  who you are.`
              : 'Choose who you are.'
          }
          There are no passwords here.
        </p>
        <form method="post" action="/session" class="people">
          ${formTokenField(c)}
          <input type="hidden" name="return_to" value="${returnTo}" />
          ${users.map(person)}
        </form>
      `,
    });
  });

  app.post('/session', async c => {
    const form = await readOwnForm(c);
    const user = form && (await accounts.findUser(form.get('login') ?? ''));
    if (!user) {
      return answerExpiredForm(c);
    }
    await signIn(context, c, user);
    return c.redirect(localReturnTo(form.get('return_to')), 303);
  });

  app.post('/logout', async c => {
    const form = await readOwnForm(c);
    if (!form) {
      return answerExpiredForm(c);
    }
    await signOut(context, c);
    return c.redirect(localReturnTo(form.get('return_to')), 303);
  });

  return app;
}

function person({ login, name, bio }: User) {
  return html`
    <button name="login" value="${login}">
      <img src="/avatars/${login}" alt="" width="40" height="40" />
      <span>
        <strong><span class="unseen">Sign in as </span>${login}</strong>
        <span class="muted">${[name, bio].filter(Boolean).join(' · ')}</span>
      </span>
    </button>
  `;
}
