import { html } from 'hono/html';
import { Context } from '../../context';
import { formTokenField } from '../../http/formToken';
import { DescribedPullRequest } from '../../pulls/DescribedPullRequest';
import { MERGE_METHODS, MergeMethod } from '../../pulls/mergeCommits';
import { Obstacle, obstaclesFor } from '../../pulls/obstacles';
import { Markup, NOTHING } from '../layout';
import { repositoryPath, Visit } from '../visit';
import { canEdit, canWrite, postButton } from './deeds';
import { pullPath } from './paths';

const METHODS: Record<MergeMethod, string> = {
  merge: 'Merge pull request',
  squash: 'Squash and merge',
  rebase: 'Rebase and merge',
};

/** The buttons that merge, or why there are none. */
export async function mergeForm(
  context: Context,
  visit: Visit,
  pullRequest: DescribedPullRequest,
  obstacles: Obstacle[],
): Promise<Markup> {
  const { repository, viewer, permission } = visit;
  if (pullRequest.isDraft) {
    return html`<div>
      <h3>This pull request is still a work in progress</h3>
      <p class="muted">Drafts cannot be merged.</p>
      ${
        canEdit(visit, pullRequest)
          ? postButton(visit, pullRequest, 'ready', 'Ready for review')
          : NOTHING
      }
    </div>`;
  }
  if (!pullRequest.isMergeable) {
    return html`<p><strong class="bad">Merging is blocked.</strong></p>`;
  }
  if (!viewer || !canWrite(visit)) {
    return html`<p class="muted">
      ${
        viewer
          ? 'Only those with write access to this repository can merge pull requests.'
          : 'Sign in to review and merge.'
      }
    </p>`;
  }
  const { settings } = repository;
  const allowed = {
    merge: settings.allowMergeCommit,
    squash: settings.allowSquashMerge,
    rebase: settings.allowRebaseMerge,
  };
  const asking = { user: viewer, permission };
  const methods: MergeMethod[] = [];
  for (const method of MERGE_METHODS) {
    const binding = await obstaclesFor(
      context,
      repository,
      pullRequest,
      asking,
      method,
    );
    methods.push(...(allowed[method] && binding.length === 0 ? [method] : []));
  }
  if (methods.length === 0) {
    return blocked(obstacles);
  }
  return html`
    <form
      method="post"
      action="${pullPath(repositoryPath(repository), pullRequest)}/merge"
    >
      ${formTokenField(visit.c)}
      <input type="hidden" name="head" value="${pullRequest.head.sha}" />
      ${
        obstacles.length > 0
          ? html`<p>
              <strong class="bad">Not all requirements are met.</strong> They do
              not bind you as an administrator or by exception.
            </p>`
          : NOTHING
      }
      <div class="choice">
        ${methods.map(
          (method, position) =>
            html`<button
              name="method"
              value="${method}"
              class="${position === 0 && obstacles.length === 0 ? 'primary' : ''}"
            >
              ${METHODS[method]}
            </button>`,
        )}
      </div>
    </form>
  `;
}

function blocked(obstacles: Obstacle[]): Markup {
  const others = obstacles.filter(
    ({ kind }) => !['review', 'check', 'outdated'].includes(kind),
  );
  return html`<div>
    <p><strong class="bad">Merging is blocked.</strong></p>
    ${others.map(({ message }) => html`<p>${message}</p>`)}
  </div>`;
}
