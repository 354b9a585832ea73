import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../../context';
import { Markup, NOTHING } from '../layout';
import { askedPage, pageLinks } from '../pageLinks';
import { answerRepositoryPage } from '../repositoryFrame';
import { repositoryPage, repositoryPath, Visit } from '../visit';
import { deploymentList, deploymentLine } from './deploymentList';
import { environmentPath } from './paths';
import { serviceCard } from './serviceCard';

const PAGE = 30;

/** What runs where: the environments of a repository, and how each came about. */
export function deploymentPages(context: Context): Hono {
  const app = new Hono();

  repositoryPage(context, app, '/deployments', async visit =>
    answerRepositoryPage(visit, {
      title: 'Deployments',
      tab: 'deployments',
      live: 'polled',
      body: html`<div id="environments" data-live>
        ${await environments(context, visit)}
      </div>`,
    }),
  );

  // GitHub's own address of an environment's history.
  repositoryPage(
    context,
    app,
    '/deployments/activity_log',
    async ({ c, repository }) => {
      const home = repositoryPath(repository);
      const asked = c.req.query('environments_filter');
      return c.redirect(
        asked ? environmentPath(home, asked) : `${home}/deployments`,
      );
    },
  );

  repositoryPage(context, app, '/deployments/:environment', async visit => {
    const { c, repository } = visit;
    const environment = await environmentName(
      context,
      visit,
      c.req.param('environment') ?? '',
    );
    if (environment === undefined) {
      return undefined;
    }
    const filter = { repositoryId: repository.id, environment };
    const page = askedPage(c);
    const [total, listed, service] = await Promise.all([
      context.store.deployments.count(filter),
      context.store.deployments.list(filter, {
        limit: PAGE,
        offset: (page - 1) * PAGE,
      }),
      context.services?.find(repository.id, environment),
    ]);
    const home = repositoryPath(repository);
    const here = environmentPath(home, environment);
    return answerRepositoryPage(visit, {
      title: `Deployments to ${environment}`,
      tab: 'deployments',
      live: 'polled',
      body: html`
        <h2>
          <a href="${home}/deployments">Deployments</a>
          <span class="muted">/</span> ${environment}
        </h2>
        <div id="history" data-live>
          ${
            service
              ? html`<div class="card">${serviceCard(service)}</div>`
              : NOTHING
          }
          <p class="muted">
            ${total} ${total === 1 ? 'deployment' : 'deployments'}
          </p>
          ${await deploymentList(context, visit, listed)}
        </div>
        ${pageLinks(here, page, page * PAGE < total)}
      `,
    });
  });

  return app;
}

/** As it is written, of an environment or of deployments that name one that is gone. */
async function environmentName(
  { store }: Context,
  { repository }: Visit,
  asked: string,
): Promise<string | undefined> {
  const environment = await store.environments.find(repository.id, asked);
  if (environment) {
    return environment.name;
  }
  const [deployment] = await store.deployments.list(
    { repositoryId: repository.id, environment: asked },
    { limit: 1, offset: 0 },
  );
  return deployment?.environment;
}

async function environments(context: Context, visit: Visit): Promise<Markup> {
  const { store, services } = context;
  const repositoryId = visit.repository.id;
  const [known, deployments, running] = await Promise.all([
    store.environments.list(repositoryId),
    store.deployments.list({ repositoryId }),
    services?.list(repositoryId) ?? [],
  ]);
  const names = new Map(
    [
      ...known.map(({ name }) => name),
      ...deployments.map(({ environment }) => environment),
    ].map(name => [name.toLowerCase(), name]),
  );
  if (names.size === 0) {
    return html`<p class="empty">
      Nothing is deployed from here. A job with an <code>environment:</code>
      deploys to it, and so does whoever creates a deployment over the API.
    </p>`;
  }
  const home = repositoryPath(visit.repository);
  const cards = await Promise.all(
    [...names.values()].map(async name => {
      const isHere = (environment: string) =>
        environment.toLowerCase() === name.toLowerCase();
      const latest = deployments.find(({ environment }) => isHere(environment));
      const service = running.find(({ environment }) => isHere(environment));
      return html`<li>
        <h2 class="name">
          <a href="${environmentPath(home, name)}">${name}</a>
        </h2>
        ${
          latest
            ? await deploymentLine(context, visit, latest)
            : html`<p class="muted">Nothing was deployed here yet.</p>`
        }
        ${service ? serviceCard(service) : NOTHING}
      </li>`;
    }),
  );
  return html`<ul class="cards environments">
    ${cards}
  </ul>`;
}
