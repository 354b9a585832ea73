import { html } from 'hono/html';
import { Context } from '../../context';
import { checksOf } from '../../pulls/checks';
import { DescribedPullRequest } from '../../pulls/DescribedPullRequest';
import { isUpToDate, Obstacle, obstaclesTo } from '../../pulls/obstacles';
import { opinionsOn } from '../../pulls/reviewObstacles';
import { Markup, NOTHING } from '../layout';
import { repositoryPath, Visit } from '../visit';
import { checkList } from './checkList';
import { canWrite, postButton } from './deeds';
import { mergeForm } from './mergeForm';

/** What stands between an open pull request and its merge, and the way there. */
export async function mergeBox(
  context: Context,
  visit: Visit,
  pullRequest: DescribedPullRequest,
): Promise<Markup> {
  const { repository } = visit;
  const { head, base } = pullRequest;
  const home = repositoryPath(repository);
  const [obstacles, checks, protection, upToDate] = await Promise.all([
    obstaclesTo(context, repository, pullRequest),
    checksOf(context, repository, head.sha),
    context.store.branchProtections.find(repository.id, base.ref),
    isUpToDate(context, repository, pullRequest),
  ]);
  const required = protection?.rules.requiredStatusChecks?.contexts ?? [];
  return html`
    <section class="card merge" id="merge" aria-labelledby="merging" data-live>
      <h2 id="merging" class="unseen">Merging</h2>
      ${await reviewSection(context, pullRequest, obstacles)}
      <div>
        <h3>Checks</h3>
        ${checkList(home, checks, required)}
      </div>
      ${conflictSection(pullRequest)}
      ${outdatedSection(visit, pullRequest, { upToDate, obstacles })}
      ${await mergeForm(context, visit, pullRequest, obstacles)}
    </section>
  `;
}

async function reviewSection(
  context: Context,
  pullRequest: DescribedPullRequest,
  obstacles: Obstacle[],
): Promise<Markup> {
  const opinions = await opinionsOn(context, pullRequest);
  const missing = obstacles.filter(({ kind }) => kind === 'review');
  const asked = [
    ...pullRequest.requestedReviewers.map(({ login }) => login),
    ...pullRequest.requestedTeams.map(({ name }) => name),
  ];
  return html`
    <div>
      <h3>
        ${missing.length > 0 ? html`<span class="bad">Review required</span>` : 'Reviews'}
      </h3>
      ${missing.map(({ message }) => html`<p>${message}</p>`)}
      ${
        opinions.length > 0
          ? html`<ul class="checks">
              ${opinions.map(
                ({ reviewer, review }) =>
                  html`<li>
                    ${
                      review.state === 'approved'
                        ? html`<strong class="good">approved</strong>`
                        : html`<strong class="bad">changes requested</strong>`
                    }
                    <a href="/${reviewer.login}">${reviewer.login}</a>
                  </li>`,
              )}
            </ul>`
          : NOTHING
      }
      ${
        asked.length > 0
          ? html`<p class="muted">Asked to review: ${asked.join(', ')}</p>`
          : NOTHING
      }
      ${
        missing.length + opinions.length + asked.length === 0
          ? html`<p class="muted">Nobody has reviewed this yet.</p>`
          : NOTHING
      }
    </div>
  `;
}

function conflictSection({
  isMergeable,
  head,
  base,
}: DescribedPullRequest): Markup {
  return isMergeable
    ? html`<div>
        <h3>No conflicts</h3>
        <p class="muted">
          This branch has no conflicts with <code>${base.ref}</code>.
        </p>
      </div>`
    : html`<div>
        <h3 class="bad">This branch has conflicts that must be resolved</h3>
        <p>Merge <code>${base.ref}</code> into it, on your machine:</p>
        <pre class="block" tabindex="0" aria-label="How to resolve conflicts">
git fetch origin
git switch ${head.ref}
git merge origin/${base.ref}</pre>
      </div>`;
}

function outdatedSection(
  visit: Visit,
  pullRequest: DescribedPullRequest,
  { upToDate, obstacles }: { upToDate: boolean; obstacles: Obstacle[] },
): Markup {
  const mustUpdate = obstacles.some(({ kind }) => kind === 'outdated');
  if (upToDate || !pullRequest.isMergeable) {
    return NOTHING;
  }
  return html`
    <div>
      <h3 class="${mustUpdate ? 'bad' : ''}">
        This branch is out-of-date with the base branch
      </h3>
      <p class="muted">
        <code>${pullRequest.base.ref}</code> has commits that it lacks.
      </p>
      ${
        canWrite(visit)
          ? postButton(visit, pullRequest, 'update-branch', 'Update branch')
          : NOTHING
      }
    </div>
  `;
}
