import { Hono } from 'hono';
import { Context } from '../../context';
import { moveRef } from '../../git/moveRef';
import { BRANCHES, NO_SHA } from '../../git/refs';
import { ApiError } from '../../http/ApiError';
import { comment } from '../../issues/comments';
import {
  closePullRequest,
  reopenPullRequest,
} from '../../pulls/closePullRequest';
import { editPullRequest, setDraft } from '../../pulls/editPullRequest';
import { MERGE_METHODS } from '../../pulls/mergeCommits';
import { mergePullRequest } from '../../pulls/mergePullRequest';
import { review, REVIEW_DECISIONS } from '../../pulls/reviews';
import { setRequested } from '../../pulls/reviewRequests';
import { updateBranch } from '../../pulls/updateBranch';
import { PullRequest } from '../../store/PullRequestStore';
import { Permission } from '../../store/RepositoryStore';
import { answerNotFound } from '../layout';
import { sentenceOf } from '../refused';
import { Change, repositoryForm, repositoryPath } from '../visit';
import { answerConversation } from './conversationPage';
import { canEdit } from './deeds';
import { pullPath } from './paths';
import { readReviewer } from './reviewerForm';

type Do = (
  change: Change,
  pullRequest: PullRequest,
  form: URLSearchParams,
) => Promise<unknown>;

/** Whoever is signed in to a page holds every scope: nobody gave them fewer. */
const SCOPES = ['repo', 'workflow'];

/** What people do to a pull request on its page. */
export function pullForms(context: Context): Hono {
  const app = new Hono();

  /** Does it, or shows the page again with what spoke against it. */
  const deed = (name: string, needed: Permission, act: Do) =>
    repositoryForm(
      context,
      app,
      `/pull/:number/${name}`,
      needed,
      async (change, form) => {
        const { c, repository, viewer } = change;
        const found = await context.store.pullRequests.find(
          repository.id,
          Number(c.req.param('number')),
        );
        if (!found || repository.isArchived) {
          return answerNotFound(c, viewer);
        }
        try {
          await act(change, found, form);
        } catch (error) {
          if (error instanceof ApiError) {
            return answerConversation(context, change, found, {
              problem: sentenceOf(error),
              text: form.get('text') ?? undefined,
            });
          }
          throw error;
        }
        return c.redirect(pullPath(repositoryPath(repository), found), 303);
      },
    );

  const editing = (name: string, act: Do) =>
    deed(name, 'pull', async (change, pullRequest, form) => {
      if (!canEdit(change, pullRequest)) {
        throw new ApiError(
          403,
          'Only its author and those with write access can do that.',
        );
      }
      await act(change, pullRequest, form);
    });

  deed('reply', 'pull', async (change, pullRequest, form) =>
    reply(context, change, pullRequest, form),
  );

  deed(
    'merge',
    'push',
    async ({ repository, viewer, permission }, pullRequest, form) =>
      mergePullRequest(
        context,
        repository,
        pullRequest,
        { user: viewer, permission },
        {
          method: MERGE_METHODS.find(method => method === form.get('method')),
          expectedHead: form.get('head') ?? undefined,
        },
      ),
  );

  deed(
    'update-branch',
    'push',
    async ({ repository, viewer, permission }, pullRequest) =>
      updateBranch(context, repository, pullRequest, {
        user: viewer,
        permission,
        scopes: SCOPES,
      }),
  );

  deed(
    'delete-branch',
    'push',
    async ({ repository, viewer, permission }, { head }) =>
      moveRef(
        context,
        repository,
        { user: viewer, permission, scopes: SCOPES },
        { name: `${BRANCHES}${head.ref}`, before: head.sha, after: NO_SHA },
      ),
  );

  editing('reopen', ({ repository, viewer }, pullRequest) =>
    reopenPullRequest(context, repository, pullRequest, viewer),
  );
  editing('ready', ({ repository, viewer }, pullRequest) =>
    setDraft(context, repository, pullRequest, viewer, false),
  );
  editing('draft', ({ repository, viewer }, pullRequest) =>
    setDraft(context, repository, pullRequest, viewer, true),
  );
  editing('edit', ({ repository, viewer }, pullRequest, form) =>
    editPullRequest(context, repository, pullRequest, viewer, {
      title: form.get('title')?.trim() || pullRequest.title,
      body: form.get('body')?.trim() || null,
    }),
  );

  editing('reviewers', async ({ repository, viewer }, pullRequest, form) => {
    const reviewer = await readReviewer(context, repository, pullRequest, form);
    if (!reviewer) {
      throw new ApiError(422, 'There is nobody of that name to ask.');
    }
    await setRequested(context, repository, pullRequest, viewer, {
      reviewers: [reviewer],
      isRequested: true,
    });
  });

  return app;
}

async function reply(
  context: Context,
  change: Change,
  pullRequest: PullRequest,
  form: URLSearchParams,
): Promise<void> {
  const { repository, viewer } = change;
  const text = form.get('text')?.trim() ?? '';
  const deed = form.get('deed');
  const decision = REVIEW_DECISIONS.find(each => each === deed);
  if (decision) {
    const own = await context.store.reviews.list(pullRequest.id);
    await review(context, repository, pullRequest, viewer, {
      decision,
      body: text,
      pending: own.find(
        each => each.state === 'pending' && each.authorId === viewer.id,
      ),
    });
    return;
  }
  const closes = deed === 'close';
  if (!text && !closes) {
    throw new ApiError(422, 'A comment needs some words.');
  }
  if (closes && !canEdit(change, pullRequest)) {
    throw new ApiError(
      403,
      'Only its author and those with write access can close it.',
    );
  }
  if (text) {
    await comment(context, repository, pullRequest, viewer, text);
  }
  if (closes && pullRequest.state === 'open') {
    await closePullRequest(context, repository, pullRequest, viewer);
  }
}
