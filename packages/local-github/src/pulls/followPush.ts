import { Context } from '../context';
import { RefUpdate } from '../git/pushRequest';
import { BRANCHES, NO_SHA } from '../git/refs';
import { closeMentioned } from '../issues/closeMentioned';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { closePullRequest } from './closePullRequest';
import { publishAbout } from './publishAbout';
import { dismissStaleReviews } from './reviews';
import { dropTestMerge, refreshTestMerge } from './testMerge';

type Followed = Pick<Context, 'store' | 'git' | 'events'>;

/** What moved branches mean for the pull requests that hang on them. */
export async function followPush(
  context: Followed,
  repository: Repository,
  sender: User,
  updates: RefUpdate[],
): Promise<void> {
  const branches = updates
    .filter(({ name }) => name.startsWith(BRANCHES))
    .map(update => ({ ...update, branch: update.name.slice(BRANCHES.length) }));
  const openOn = (filter: { headRef: string } | { baseRef: string }) =>
    context.store.pullRequests.list({
      repositoryId: repository.id,
      state: 'open',
      ...filter,
    });

  // Bases first: whoever pushes a merge and removes its branch has merged it.
  for (const { branch, after } of branches) {
    for (const pullRequest of await openOn({ baseRef: branch })) {
      await followBase(context, repository, pullRequest, sender, after);
    }
  }
  for (const { branch, after } of branches) {
    for (const pullRequest of await openOn({ headRef: branch })) {
      await followHead(context, repository, pullRequest, sender, after);
    }
  }
}

async function followBase(
  context: Followed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  after: string,
): Promise<void> {
  const objects = context.git.of(repository);
  const { sha } = pullRequest.head;
  if (after === NO_SHA) {
    await closePullRequest(context, repository, pullRequest, sender);
  } else if (pullRequest.intendedMergeSha === after) {
    await recordMerge(context, repository, pullRequest, sender, after);
  } else if (await objects.isAncestor(sha, after)) {
    const since = await objects.log(after, {
      not: [sha],
      ancestryPath: true,
      topological: true,
    });
    const merge = since.at(-1)?.sha ?? after;
    await recordMerge(context, repository, pullRequest, sender, merge);
  } else {
    await refreshTestMerge(context, repository, pullRequest);
  }
}

async function followHead(
  context: Followed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  after: string,
): Promise<void> {
  const { store, git } = context;
  if (after === NO_SHA) {
    await closePullRequest(context, repository, pullRequest, sender);
    return;
  }
  const { ref } = pullRequest.base;
  const base = await git.of(repository).findRef(`${BRANCHES}${ref}`);
  const moved = await store.pullRequests.update(pullRequest, {
    head: { ref: pullRequest.head.ref, sha: after },
    base: { ref, sha: base?.sha ?? pullRequest.base.sha },
    lastPusherId: sender.id,
  });
  if (base && (await git.of(repository).isAncestor(after, base.sha))) {
    // Nothing is left that could be merged.
    await closePullRequest(context, repository, moved, sender);
    return;
  }
  const present = await refreshTestMerge(context, repository, moved);
  await publishAbout(context, repository, present, sender, {
    type: 'pull_request.synchronize',
    before: pullRequest.head.sha,
    after,
  });
  await dismissStaleReviews(context, repository, sender, {
    before: pullRequest,
    after: present,
  });
}

/** Notes that a pull request is part of its base branch now, by which commit. */
async function recordMerge(
  context: Followed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  sha: string,
): Promise<void> {
  const { store } = context;
  const merged = await store.pullRequests.markMerged(pullRequest, {
    byId: sender.id,
    sha,
  });
  const present = await dropTestMerge(context, repository, merged);
  await publishAbout(context, repository, present, sender, {
    type: 'pull_request.closed',
  });
  if (present.base.ref === repository.defaultBranch) {
    await closeMentioned(context, repository, sender, present.body ?? '');
  }
}
