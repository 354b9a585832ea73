import { Context as HonoContext, Hono } from 'hono';
import { html } from 'hono/html';
import { includes, permissionOf } from '../auth/permissions';
import { Context } from '../context';
import { readOwnForm } from '../http/formToken';
import { signedInUser } from '../oauth/browserSession';
import { answerExpiredForm } from '../oauth/expiredForm';
import { User } from '../store/AccountStore';
import { HookOwner } from '../store/HookStore';
import { deliveryTable, deliveryView } from './deliveries';
import { answerNotFound, answerPage, Markup } from './layout';
import { badge } from './repositoryFrame';

interface Place {
  owner: HookOwner;
  name: string;
  home: string;
}

const RECENT = 50;

/** Webhooks and what became of their deliveries, for whoever administers them. */
export function hookPages(context: Context): Hono {
  const { hooks, deliveries } = context.store;
  const app = new Hono();

  for (const path of [
    '/organizations/:org/settings/hooks',
    '/:owner/:repo/settings/hooks',
  ]) {
    const at = (
      below: string,
      title: string,
      body: (
        c: HonoContext,
        home: string,
        place: Place,
      ) => Promise<Markup | undefined>,
    ) =>
      app.get(path + below, async c => {
        const viewer = await signedInUser(context, c);
        const place = await placeOf(context, c, viewer);
        const home = place && `${place.home}/settings/hooks`;
        const shown = place && home && (await body(c, home, place));
        return place && shown
          ? answerPage(c, {
              title: `${title} · ${place.name}`,
              viewer,
              body: html`
                <h1>
                  <a href="${place.home}">${place.name}</a>
                  <span class="muted">/</span>
                  <a href="${home}">Webhooks</a>
                </h1>
                ${shown}
              `,
            })
          : answerNotFound(c, viewer);
      });

    at('', 'Webhooks', async (_, home, { owner }) => {
      const all = await hooks.list(owner);
      return all.length === 0
        ? html`<p class="empty">There are no webhooks.</p>`
        : html`<ul class="cards">
            ${all.map(
              hook =>
                html`<li class="row">
                  <span>
                    <a href="${home}/${hook.id}">${hook.url}</a>
                    ${badge(hook.isActive ? 'Active' : 'Off')}
                  </span>
                  <span class="muted">${hook.events.join(', ')}</span>
                </li>`,
            )}
          </ul>`;
    });

    at('/:hook', 'Webhook', async (c, home, { owner }) => {
      const hook = await hooks.find(owner, Number(c.req.param('hook')));
      if (!hook) {
        return undefined;
      }
      const recent = await deliveries.list(hook.id, {
        limit: RECENT,
        offset: 0,
      });
      return html`
        <p><code>${hook.url}</code></p>
        <h2>Recent deliveries</h2>
        ${deliveryTable(`${home}/${hook.id}/deliveries`, recent)}
      `;
    });

    at('/:hook/deliveries/:delivery', 'Delivery', async (c, _, { owner }) => {
      const hook = await hooks.find(owner, Number(c.req.param('hook')));
      const id = Number(c.req.param('delivery'));
      const delivery = hook && (await deliveries.find(hook.id, id));
      return hook && delivery && deliveryView(c, hook, delivery);
    });

    app.post(`${path}/:hook/deliveries/:delivery`, async c => {
      const viewer = await signedInUser(context, c);
      const place = await placeOf(context, c, viewer);
      const hook =
        place && (await hooks.find(place.owner, Number(c.req.param('hook'))));
      const id = Number(c.req.param('delivery'));
      const delivery = hook && (await deliveries.find(hook.id, id));
      if (!place || !hook || !delivery) {
        return answerNotFound(c, viewer);
      }
      if (!(await readOwnForm(c))) {
        return answerExpiredForm(c);
      }
      await context.webhooks.redeliver(hook, delivery);
      return c.redirect(`${place.home}/settings/hooks/${hook.id}`, 303);
    });
  }

  return app;
}

/** Whose hooks a page is about, if the viewer administers them. */
async function placeOf(
  context: Context,
  c: HonoContext,
  viewer: User | undefined,
): Promise<Place | undefined> {
  const { repositories, accounts, memberships } = context.store;
  const login = c.req.param('org');
  if (login) {
    const organization = await accounts.findOrganization(login);
    const membership =
      organization &&
      viewer &&
      (await memberships.find(organization.id, viewer.id));
    return organization && membership?.role === 'admin'
      ? {
          owner: { organizationId: organization.id },
          name: organization.login,
          home: `/organizations/${organization.login}`,
        }
      : undefined;
  }
  const repository = await repositories.find(
    c.req.param('owner') ?? '',
    c.req.param('repo') ?? '',
  );
  const permission =
    repository && (await permissionOf(context, repository, viewer?.id));
  if (!repository || !permission || !includes(permission, 'admin')) {
    return undefined;
  }
  const name = `${repository.owner.login}/${repository.name}`;
  return { owner: { repositoryId: repository.id }, name, home: `/${name}` };
}
