import { Context } from '../context';
import { GitRepository } from '../git/GitRepository';
import { identityOf } from '../git/identity';
import { headRefOf, mergeRefOf } from '../git/pullRefs';
import { BRANCHES } from '../git/refs';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';

/**
 * Keeps `refs/pull/N/head` at the head, and at `refs/pull/N/merge` what merging
 * it now would give: what workflows check out, and what tells of conflicts.
 */
export async function refreshTestMerge(
  context: Pick<Context, 'store' | 'git'>,
  repository: Repository,
  pullRequest: PullRequest,
): Promise<PullRequest> {
  const { number, head, base } = pullRequest;
  const objects = context.git.of(repository);
  const baseTip = await objects.findRef(`${BRANCHES}${base.ref}`);
  const merge =
    baseTip && (await merged(context, pullRequest, objects, baseTip.sha));
  await objects.pointRef(headRefOf(number), head.sha);
  await objects.pointRef(mergeRefOf(number), merge);
  return merge === pullRequest.mergeSha
    ? pullRequest
    : context.store.pullRequests.setTestMerge(pullRequest, merge);
}

/** Takes away what is only there for open pull requests. */
export async function dropTestMerge(
  { store, git }: Pick<Context, 'store' | 'git'>,
  repository: Repository,
  pullRequest: PullRequest,
): Promise<PullRequest> {
  await git.of(repository).pointRef(mergeRefOf(pullRequest.number), undefined);
  return store.pullRequests.setTestMerge(pullRequest, undefined);
}

async function merged(
  { store }: Pick<Context, 'store'>,
  { head, mergeSha, lastPusherId, updatedAt }: PullRequest,
  objects: GitRepository,
  base: string,
): Promise<string | undefined> {
  const present = mergeSha && (await objects.readCommit(mergeSha));
  if (present && present.parents.join() === [base, head.sha].join()) {
    return present.sha;
  }
  const treeSha = await objects.mergeTrees(base, head.sha);
  const pusher = await store.accounts.findUserById(lastPusherId);
  if (!treeSha || !pusher) {
    return undefined;
  }
  const identity = identityOf(pusher, updatedAt);
  return objects.writeCommit({
    treeSha,
    parents: [base, head.sha],
    author: identity,
    committer: identity,
    message: `Merge ${head.sha} into ${base}`,
  });
}
