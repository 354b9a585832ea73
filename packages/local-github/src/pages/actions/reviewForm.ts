import { html } from 'hono/html';
import { PendingReview } from '../../actions/Actions';
import { waitTimerEnd } from '../../actions/waitTimer';
import { Context } from '../../context';
import { formTokenField } from '../../http/formToken';
import { DeploymentReview } from '../../store/DeploymentReviewStore';
import { Environment } from '../../store/EnvironmentStore';
import { Markup, NOTHING } from '../layout';
import { moment } from '../moment';
import { repositoryPath, Visit } from '../visit';
import { environmentPath, runPath } from './paths';
import { RunView } from './runView';

/** What a run waits for, and the reviews it had. */
export async function reviews(
  context: Context,
  visit: Visit,
  { run, attempt }: RunView,
  problem?: string,
): Promise<Markup> {
  const { store, actions } = context;
  const [environments, pending, decided] = await Promise.all([
    store.environments.list(visit.repository.id),
    attempt === run.attempt
      ? actions.pendingReviews(run, visit.viewer)
      : Promise.resolve([]),
    store.deploymentReviews.listByRun(run.id, attempt),
  ]);
  const nameOf = (id: number) =>
    environments.find(environment => environment.id === id)?.name ??
    'an environment that is gone';
  return html`
    <div id="reviews" data-live>
      ${
        pending.length > 0
          ? form(visit, runPath(repositoryPath(visit.repository), run), {
              pending,
              environments,
              problem,
            })
          : NOTHING
      }
      ${await decisions(context, decided, nameOf)}
    </div>
  `;
}

function form(
  { c, viewer, repository }: Visit,
  here: string,
  {
    pending,
    environments,
    problem,
  }: {
    pending: PendingReview[];
    environments: Environment[];
    problem?: string;
  },
): Markup {
  const home = repositoryPath(repository);
  const canReview = pending.some(review => review.canReview);
  const choices = pending.map(review => {
    const environment = environments.find(
      ({ id }) => id === review.environmentId,
    );
    return html`<li>
      <label>
        ${
          review.canReview
            ? html`<input
                type="checkbox"
                name="environment"
                value="${review.environmentId}"
                checked
              />`
            : NOTHING
        }
        <span
          ><a href="${environmentPath(home, environment?.name ?? '')}"
            >${environment?.name}</a
          >
          <span class="muted"
            >for
            ${review.jobs.map(({ name }) => name).join(', ')}${waits(review)}</span
          ></span
        >
      </label>
    </li>`;
  });
  return html`
    <section class="card review" aria-labelledby="review">
      <h3 id="review">Review deployments</h3>
      ${problem ? html`<p class="bad" role="alert">${problem}</p>` : NOTHING}
      <form method="post" action="${here}/review">
        ${formTokenField(c)}
        <fieldset class="choices">
          <legend class="unseen">Environments</legend>
          <ul class="scopes">
            ${choices}
          </ul>
        </fieldset>
        ${
          canReview
            ? html`<p class="field">
                  <label for="comment">Comment</label>
                  <input id="comment" name="comment" autocomplete="off" />
                </p>
                <div class="actions">
                  <button class="danger" name="state" value="rejected">
                    Reject
                  </button>
                  <button class="primary" name="state" value="approved">
                    Approve and deploy
                  </button>
                </div>`
            : html`<p class="muted">
                ${
                  viewer
                    ? 'The reviewers of the environment decide; you are not one of them.'
                    : 'The reviewers of the environment decide, once signed in.'
                }
              </p>`
        }
      </form>
    </section>
  `;
}

function waits({ waitTimer, waitTimerStartedAt }: PendingReview): string {
  if (waitTimer === 0 || !waitTimerStartedAt) {
    return '';
  }
  const until = waitTimerEnd(waitTimer, waitTimerStartedAt);
  return `, waits until ${until.toISOString().slice(11, 16)} UTC`;
}

async function decisions(
  { store }: Context,
  decided: DeploymentReview[],
  nameOf: (environmentId: number) => string,
): Promise<Markup> {
  if (decided.length === 0) {
    return NOTHING;
  }
  const items = await Promise.all(
    decided.map(
      async ({ environmentId, state, comment, userId, createdAt }) => {
        const user = await store.accounts.findUserById(userId);
        return html`<li>
          <strong>${user?.login ?? 'Somebody who is gone'}</strong>
          ${state} ${nameOf(environmentId)}
          <span class="muted">${moment(createdAt)}</span>
          ${comment ? html`<p>${comment}</p>` : NOTHING}
        </li>`;
      },
    ),
  );
  return html`<h3>Reviews</h3>
    <ul class="annotations">
      ${items}
    </ul>`;
}
