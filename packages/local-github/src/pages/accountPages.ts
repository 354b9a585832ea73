import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../context';
import { signedInUser } from '../oauth/browserSession';
import { Account, Organization, User } from '../store/AccountStore';
import { accountLink } from './accountLink';
import { answerNotFound, answerPage, Markup, NOTHING } from './layout';
import { repositoryList } from './repositoryList';

/** A user or an organization, and a team of one. */
export function accountPages(context: Context): Hono {
  const { accounts, repositories, teams } = context.store;
  const app = new Hono();

  app.get('/:login', async c => {
    const viewer = await signedInUser(context, c);
    const account = await accounts.find(c.req.param('login'));
    if (!account) {
      return answerNotFound(c, viewer);
    }
    const owned = await repositories.list({
      ownerId: account.id,
      visibleTo: viewer?.id,
      sort: 'pushed',
    });
    return answerPage(c, {
      title: account.login,
      viewer,
      body: html`
        ${heading(account)}
        <div class="columns">
          <section>
            <h2>Repositories</h2>
            ${repositoryList(owned, 'None that you may see.')}
          </section>
          <aside>
            ${
              account.type === 'Organization'
                ? await membersAndTeams(context, account, viewer)
                : await organizationsOf(context, account)
            }
          </aside>
        </div>
      `,
    });
  });

  app.get('/orgs/:org/teams/:team', async c => {
    const viewer = await signedInUser(context, c);
    const organization = await accounts.findOrganization(c.req.param('org'));
    const team =
      organization && (await teams.find(organization.id, c.req.param('team')));
    if (!organization || !team) {
      return answerNotFound(c, viewer);
    }
    const members = await teams.listMembers(team.id);
    return answerPage(c, {
      title: `${team.name} · ${organization.login}`,
      viewer,
      body: html`
        <h1>
          <a href="/${organization.login}">${organization.login}</a>
          <span class="muted">/</span>
          <a href="${c.req.path}">${team.name}</a>
        </h1>
        <p>${team.description}</p>
        <h2>Members</h2>
        ${people(members)}
      `,
    });
  });

  return app;
}

function heading(account: Account): Markup {
  const { login, name, bio } = account;
  return html`
    <div class="profile">
      <img src="/avatars/${login}" alt="" width="72" height="72" />
      <div>
        <h1>${name ?? login}</h1>
        <p class="muted">
          ${login} ·
          ${account.type === 'Organization' ? 'Organization' : 'User'}
        </p>
        ${bio ? html`<p>${bio}</p>` : NOTHING}
      </div>
    </div>
  `;
}

async function membersAndTeams(
  { store }: Context,
  organization: Organization,
  viewer: User | undefined,
): Promise<Markup> {
  const [members, teams] = await Promise.all([
    store.memberships.listMembers(organization.id),
    store.teams.list(organization.id),
  ]);
  const isOwner = members.some(
    ({ id, role }) => id === viewer?.id && role === 'admin',
  );
  return html`
    <h2>Teams</h2>
    <ul class="accounts">
      ${teams.map(
        ({ slug, name }) =>
          html`<li>
            <a href="/orgs/${organization.login}/teams/${slug}">${name}</a>
          </li>`,
      )}
    </ul>
    <h2>People</h2>
    ${people(members)}
    ${
      isOwner
        ? html`<h2>Settings</h2>
            <p>
              <a href="/organizations/${organization.login}/settings/hooks"
                >Webhooks and their deliveries</a
              >
            </p>`
        : NOTHING
    }
  `;
}

async function organizationsOf(
  { store }: Context,
  user: Account,
): Promise<Markup> {
  const memberships = await store.memberships.listOfUser(user.id);
  const organizations = await Promise.all(
    memberships.map(({ organizationId }) =>
      store.accounts.findById(organizationId),
    ),
  );
  return html`
    <h2>Organizations</h2>
    ${people(organizations.filter(found => found !== undefined))}
  `;
}

function people(accounts: Account[]): Markup {
  return accounts.length === 0
    ? html`<p class="muted">None.</p>`
    : html`<ul class="accounts">
        ${accounts.map(account => html`<li>${accountLink(account)}</li>`)}
      </ul>`;
}
