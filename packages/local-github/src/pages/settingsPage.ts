import { Hono } from 'hono';
import { html } from 'hono/html';
import { includes } from '../auth/permissions';
import { Context } from '../context';
import { deleteRepository } from '../git/deleteRepository';
import { Environment } from '../store/EnvironmentStore';
import { ActionsScope } from '../store/ActionsScope';
import { CONFIRMATION, deletionSection, fullName } from './deletion';
import { Markup, NOTHING } from './layout';
import { answerRepositoryPage } from './repositoryFrame';
import { repositoryForm, repositoryPage, repositoryPath, Visit } from './visit';

/**
 * What is set up for a repository. Changing it is what the API is for; only
 * its end can be had here.
 */
export function settingsPage(context: Context): Hono {
  const app = new Hono();

  const answerSettings = async (visit: Visit, wrongConfirmation?: string) => {
    const { repository, permission } = visit;
    const environments = await context.store.environments.list(repository.id);
    const sections = await Promise.all(
      environments.map(environment => environmentSection(context, environment)),
    );
    return answerRepositoryPage(visit, {
      title: 'Settings',
      tab: 'settings',
      status: wrongConfirmation === undefined ? 200 : 422,
      body: html`
        ${
          includes(permission, 'admin')
            ? html`<p>
                <a href="${repositoryPath(repository)}/settings/hooks"
                  >Webhooks and their deliveries</a
                >
              </p>`
            : NOTHING
        }
        <h2>Actions</h2>
        ${await variablesAndSecrets(context, { repositoryId: repository.id })}
        <h2>Environments</h2>
        ${
          sections.length === 0
            ? html`<p class="empty">There are no environments.</p>`
            : html`<div class="cards">${sections}</div>`
        }
        ${await protectionSection(context, visit)}
        ${deletionSection(visit, wrongConfirmation)}
      `,
    });
  };
  const show = async (visit: Visit) =>
    includes(visit.permission, 'push') ? answerSettings(visit) : undefined;

  repositoryPage(context, app, '/settings', show);
  repositoryPage(context, app, '/settings/environments', show);

  repositoryForm(
    context,
    app,
    '/settings/delete',
    'admin',
    async (change, form) => {
      const { c, repository, viewer } = change;
      const typed = form.get(CONFIRMATION)?.trim() ?? '';
      if (typed.toLowerCase() !== fullName(change).toLowerCase()) {
        return answerSettings(change, typed);
      }
      await deleteRepository(context, repository, viewer);
      return c.redirect(`/${repository.owner.login}`, 303);
    },
  );
  return app;
}

async function environmentSection(
  context: Context,
  environment: Environment,
): Promise<Markup> {
  const reviewers = await reviewerNames(context, environment);
  const { waitTimer, deploymentBranchPolicy: policy } = environment;
  const rules = [
    reviewers.length > 0 ? `Reviewed by ${reviewers.join(', ')}` : undefined,
    environment.preventSelfReview ? 'Nobody reviews their own' : undefined,
    waitTimer > 0 ? `Waits ${waitTimer} minutes` : undefined,
    policy?.protectedBranches ? 'From protected branches only' : undefined,
    policy?.customBranchPolicies
      ? `From ${await branchPatterns(context, environment)} only`
      : undefined,
  ].filter(rule => rule !== undefined);
  return html`
    <section class="card">
      <h3>${environment.name}</h3>
      <p>${rules.length > 0 ? rules.join(' · ') : 'Not protected'}</p>
      ${await variablesAndSecrets(context, { environmentId: environment.id })}
    </section>
  `;
}

async function reviewerNames(
  { store }: Context,
  { reviewers }: Environment,
): Promise<string[]> {
  const names = await Promise.all(
    reviewers.map(async ({ type, id }) =>
      type === 'User'
        ? (await store.accounts.findUserById(id))?.login
        : (await store.teams.findById(id))?.name,
    ),
  );
  return names.filter(name => name !== undefined);
}

async function branchPatterns(
  { store }: Context,
  { id }: Environment,
): Promise<string> {
  const policies = await store.environments.listBranchPolicies(id);
  return policies.map(({ name }) => name).join(', ') || 'no branch';
}

async function variablesAndSecrets(
  { store }: Context,
  scope: ActionsScope,
): Promise<Markup> {
  const [variables, secrets] = await Promise.all([
    store.variables.list(scope),
    store.secrets.list(scope),
  ]);
  if (variables.length + secrets.length === 0) {
    return html`<p class="muted">No variables, no secrets.</p>`;
  }
  return html`
    <table class="facts">
      <thead>
        <tr>
          <th>Name</th>
          <th>Value</th>
        </tr>
      </thead>
      <tbody>
        ${variables.map(
          ({ name, value }) =>
            html`<tr>
              <th scope="row"><code>${name}</code></th>
              <td><code>${value}</code></td>
            </tr>`,
        )}
        ${secrets.map(
          ({ name }) =>
            html`<tr>
              <th scope="row"><code>${name}</code></th>
              <td class="muted">Secret: nobody can read it</td>
            </tr>`,
        )}
      </tbody>
    </table>
  `;
}

async function protectionSection(
  { store }: Context,
  { repository }: Visit,
): Promise<Markup> {
  const protections = await store.branchProtections.list(repository.id);
  const describe = ({ rules }: (typeof protections)[number]) =>
    [
      rules.requiredReviews
        ? `${rules.requiredReviews.approvingReviewCount} approving reviews`
        : undefined,
      rules.requiredStatusChecks
        ? `checks: ${rules.requiredStatusChecks.contexts.join(', ') || 'none named'}`
        : undefined,
      rules.enforceAdmins ? 'also for administrators' : undefined,
      rules.requireLinearHistory ? 'linear history' : undefined,
    ]
      .filter(Boolean)
      .join(' · ');
  return html`
    <h2>Branch protection</h2>
    ${
      protections.length === 0
        ? html`<p class="empty">No branch is protected.</p>`
        : html`<ul class="cards">
            ${protections.map(
              protection =>
                html`<li class="row">
                  <code>${protection.branch}</code>
                  <span class="muted">${describe(protection)}</span>
                </li>`,
            )}
          </ul>`
    }
  `;
}
