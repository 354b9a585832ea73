import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../context';
import { signedInUser } from '../oauth/browserSession';
import { accountLink } from './accountLink';
import { answerPage, NOTHING } from './layout';
import { repositoryList } from './repositoryList';

/** Everything that the viewer may see, newest first. */
export function homePage(context: Context): Hono {
  const { repositories, accounts } = context.store;
  const app = new Hono();

  app.get('/', async c => {
    const viewer = await signedInUser(context, c);
    const [visible, organizations, users] = await Promise.all([
      repositories.list({ visibleTo: viewer?.id, sort: 'pushed' }),
      accounts.listOrganizations(),
      accounts.listUsers(),
    ]);
    return answerPage(c, {
      title: 'Repositories',
      viewer,
      body: html`
        <div class="columns">
          <section>
            <h1>Repositories</h1>
            ${repositoryList(visible, 'There are no repositories yet.')}
            ${
              viewer
                ? NOTHING
                : html`<p class="muted">
                    Private repositories are shown to those who
                    <a href="/login">sign in</a> and have access.
                  </p>`
            }
          </section>
          <aside>
            <h2>Organizations</h2>
            <ul class="accounts">
              ${organizations.map(account => html`<li>${accountLink(account)}</li>`)}
            </ul>
            <h2>People</h2>
            <ul class="accounts">
              ${users.map(account => html`<li>${accountLink(account)}</li>`)}
            </ul>
          </aside>
        </div>
      `,
    });
  });

  return app;
}
