import { toTimestamp } from '../clock';
import { Context } from '../context';
import { acceptPush } from '../git/acceptPush';
import { BRANCHES, NO_SHA } from '../git/refs';
import { ApiError, conflict } from '../http/ApiError';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Permission, Repository } from '../store/RepositoryStore';
import { MergeMessage, MergeMethod, writeMerge } from './mergeCommits';
import { obstaclesFor } from './obstacles';

export interface Merger {
  user: User;
  permission: Permission;
}

const refuse = (message: string) => new ApiError(405, message);

const NOT_MERGEABLE = 'Pull Request is not mergeable';

/**
 * Merges an open pull request for good, and removes its branch where the
 * repository is set so. Refusals are GitHub's.
 */
export async function mergePullRequest(
  context: Context,
  repository: Repository,
  pullRequest: PullRequest,
  merger: Merger,
  {
    method = 'merge',
    expectedHead,
    ...words
  }: MergeMessage & { method?: MergeMethod; expectedHead?: string },
): Promise<string> {
  const { store, git, clock } = context;
  const { base, head } = pullRequest;
  const objects = git.of(repository);
  await assertMayMerge(context, repository, pullRequest, merger, {
    method,
    expectedHead,
  });

  const name = `${BRANCHES}${base.ref}`;
  const before = (await objects.findRef(name))?.sha;
  if (!before) {
    throw refuse(NOT_MERGEABLE);
  }
  const after = await writeMerge(context, method, {
    ...words,
    repository,
    pullRequest,
    onto: before,
    merger: merger.user,
    date: toTimestamp(clock()),
  });
  if (!after) {
    throw refuse(
      method === 'rebase' ? "This branch can't be rebased" : NOT_MERGEABLE,
    );
  }
  // Whoever follows the push knows by this that it is the merge.
  await store.pullRequests.intendMerge(pullRequest, after);
  const update = { name, before, after };
  await acceptPush(context, repository, merger.user, [update], async () => {
    if (!(await objects.updateRef(update))) {
      throw refuse('Base branch was modified. Review and try the merge again.');
    }
    return [update];
  });
  if (repository.settings.deleteBranchOnMerge) {
    await deleteHead(context, repository, merger.user, head);
  }
  return after;
}

async function assertMayMerge(
  context: Context,
  repository: Repository,
  pullRequest: PullRequest,
  merger: Merger,
  { method, expectedHead }: { method: MergeMethod; expectedHead?: string },
): Promise<void> {
  const { settings } = repository;
  if (pullRequest.state === 'closed') {
    throw refuse(NOT_MERGEABLE);
  }
  if (pullRequest.isDraft) {
    throw refuse('Pull Request is still a draft');
  }
  if (expectedHead !== undefined && expectedHead !== pullRequest.head.sha) {
    throw conflict('Head branch was modified. Review and try the merge again.');
  }
  const methods = {
    merge: { isAllowed: settings.allowMergeCommit, name: 'Merge commits' },
    squash: { isAllowed: settings.allowSquashMerge, name: 'Squash merges' },
    rebase: { isAllowed: settings.allowRebaseMerge, name: 'Rebase merges' },
  };
  if (!methods[method].isAllowed) {
    throw refuse(`${methods[method].name} are not allowed on this repository.`);
  }
  if (!pullRequest.mergeSha) {
    throw refuse(NOT_MERGEABLE);
  }
  const obstacles = await obstaclesFor(
    context,
    repository,
    pullRequest,
    merger,
    method,
  );
  if (obstacles.length > 0) {
    throw refuse(obstacles.map(({ message }) => message).join(' '));
  }
}

/** Unless somebody pushed to it since, or protects it. */
async function deleteHead(
  context: Context,
  repository: Repository,
  sender: User,
  { ref, sha }: PullRequest['head'],
): Promise<void> {
  const { store, git } = context;
  const protection = await store.branchProtections.find(repository.id, ref);
  const isKept =
    ref === repository.defaultBranch ||
    (protection && !protection.rules.allowDeletions);
  const update = { name: `${BRANCHES}${ref}`, before: sha, after: NO_SHA };
  if (!isKept) {
    await acceptPush(context, repository, sender, [update], async () =>
      (await git.of(repository).updateRef(update)) ? [update] : [],
    );
  }
}
