import { Context } from '../context';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { PullRequestEvent } from './events';
import { assertOpenable } from './openPullRequest';
import { publishAbout } from './publishAbout';
import { requestCodeOwners } from './reviewRequests';
import { refreshTestMerge } from './testMerge';

type Needed = Pick<Context, 'store' | 'git' | 'events'>;
type Changes = Extract<
  PullRequestEvent,
  { type: 'pull_request.edited' }
>['changes'];

/** Changes what a pull request says, or the branch that it is for. */
export async function editPullRequest(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  {
    title = pullRequest.title,
    body = pullRequest.body,
    baseRef = pullRequest.base.ref,
  }: { title?: string; body?: string | null; baseRef?: string },
): Promise<PullRequest> {
  const { store } = context;
  const before = pullRequest;
  const isRebased = baseRef !== before.base.ref;
  const tips = isRebased
    ? await assertOpenable(context, repository, {
        headRef: before.head.ref,
        baseRef,
      })
    : undefined;
  const changes: Changes = {
    ...(title !== before.title && { title: { from: before.title } }),
    ...(body !== before.body && { body: { from: before.body ?? '' } }),
    ...(isRebased && {
      base: { ref: { from: before.base.ref }, sha: { from: before.base.sha } },
    }),
  };
  if (Object.keys(changes).length === 0) {
    return before;
  }
  const edited = await store.pullRequests.update(before, {
    title,
    body,
    ...(tips && { base: tips.base }),
  });
  const after = isRebased
    ? await refreshTestMerge(context, repository, edited)
    : edited;
  await publishAbout(context, repository, after, sender, {
    type: 'pull_request.edited',
    changes,
  });
  return after;
}

/** Takes a pull request back into work, or gives it to the reviewers. */
export async function setDraft(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  isDraft: boolean,
): Promise<PullRequest> {
  if (pullRequest.isDraft === isDraft) {
    return pullRequest;
  }
  const { store } = context;
  const after = await store.pullRequests.update(pullRequest, { isDraft });
  await publishAbout(context, repository, after, sender, {
    type: isDraft
      ? 'pull_request.converted_to_draft'
      : 'pull_request.ready_for_review',
  });
  if (!isDraft) {
    await requestCodeOwners(context, repository, after, sender);
  }
  return after;
}
