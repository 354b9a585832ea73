import { Context } from '../context';
import { GitRepository } from '../git/GitRepository';
import { RefUpdate } from '../git/pushRequest';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';

/**
 * The pull request that a direct push to its base branch merges, and nothing
 * more: GitHub takes such a push if it would merge the pull request itself.
 */
export async function pushedPullRequest(
  { store }: Pick<Context, 'store'>,
  objects: GitRepository,
  { id }: Repository,
  branch: string,
  { before, after }: Pick<RefUpdate, 'before' | 'after'>,
): Promise<PullRequest | undefined> {
  const pushed = await objects.readCommit(after);
  const candidates = await store.pullRequests.list({
    repositoryId: id,
    state: 'open',
    baseRef: branch,
  });
  for (const candidate of candidates) {
    const { sha } = candidate.head;
    if (after === sha) {
      return candidate;
    }
    if (pushed && pushed.parents.join() === [before, sha].join()) {
      const expected = await objects.mergeTrees(before, sha);
      return pushed.treeSha === expected ? candidate : undefined;
    }
  }
  return undefined;
}
