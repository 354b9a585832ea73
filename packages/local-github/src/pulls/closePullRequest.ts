import { Context } from '../context';
import { BRANCHES } from '../git/refs';
import { validationFailed } from '../http/ApiError';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { assertOpenable } from './openPullRequest';
import { publishAbout } from './publishAbout';
import { dropTestMerge, refreshTestMerge } from './testMerge';

type Needed = Pick<Context, 'store' | 'git' | 'events'>;

/** Ends an open pull request without merging it. */
export async function closePullRequest(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
): Promise<PullRequest> {
  const closed = await context.store.pullRequests.close(pullRequest);
  const present = await dropTestMerge(context, repository, closed);
  await publishAbout(context, repository, present, sender, {
    type: 'pull_request.closed',
  });
  return present;
}

/** Opens a closed pull request again, provided that there is still something to merge. */
export async function reopenPullRequest(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
): Promise<PullRequest> {
  const { store, git } = context;
  const { merged, head, base } = pullRequest;
  const tip = await git.of(repository).findRef(`${BRANCHES}${head.ref}`);
  if (merged || !tip) {
    throw validationFailed({
      resource: 'PullRequest',
      field: 'state',
      code: 'invalid',
      message: merged
        ? 'state cannot be changed. The pull request cannot be reopened.'
        : `state cannot be changed. The ${head.ref} branch has been deleted.`,
    });
  }
  const tips = await assertOpenable(context, repository, {
    headRef: head.ref,
    baseRef: base.ref,
  });
  const current = await store.pullRequests.update(pullRequest, tips);
  const reopened = await store.pullRequests.reopen(current);
  const present = await refreshTestMerge(context, repository, reopened);
  await publishAbout(context, repository, present, sender, {
    type: 'pull_request.reopened',
  });
  return present;
}
