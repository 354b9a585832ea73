import { toTimestamp } from '../clock';
import { Context } from '../context';
import { identityOf } from '../git/identity';
import { moveRef } from '../git/moveRef';
import { Pusher } from '../git/pushRules';
import { BRANCHES } from '../git/refs';
import { unprocessable } from '../http/ApiError';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { isUpToDate } from './obstacles';

/** Merges the base branch into the head, so that it is up to date. */
export async function updateBranch(
  context: Context,
  repository: Repository,
  pullRequest: PullRequest,
  pusher: Pusher,
  expectedHead: string = pullRequest.head.sha,
): Promise<void> {
  const { base, head } = pullRequest;
  const objects = context.git.of(repository);
  const tip = await objects.findRef(`${BRANCHES}${base.ref}`);
  if (expectedHead !== head.sha) {
    throw unprocessable('expected head sha didn’t match current head ref.');
  }
  if (!tip || (await isUpToDate(context, repository, pullRequest))) {
    throw unprocessable('There are no new commits on the base branch.');
  }
  const treeSha = await objects.mergeTrees(head.sha, tip.sha);
  if (!treeSha) {
    throw unprocessable('merge conflict between base and head');
  }
  const identity = identityOf(pusher.user, toTimestamp(context.clock()));
  const after = await objects.writeCommit({
    treeSha,
    parents: [head.sha, tip.sha],
    author: identity,
    committer: identity,
    message: `Merge branch '${base.ref}' into ${head.ref}`,
  });
  await moveRef(context, repository, pusher, {
    name: `${BRANCHES}${head.ref}`,
    before: head.sha,
    after,
  });
}
