import { Context } from '../context';
import { PULLS } from '../git/pullRefs';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';

/** The pull requests that brought a commit, or are about to; oldest first. */
export async function pullRequestsBringing(
  { store, git }: Pick<Context, 'store' | 'git'>,
  repository: Repository,
  sha: string,
): Promise<PullRequest[]> {
  const objects = git.of(repository);
  const heads = await objects.refsWith(sha, `${PULLS}*/head`);
  const numbers = new Set(heads.map(ref => Number(ref.split('/')[2])));
  const all = await store.pullRequests.list(
    { repositoryId: repository.id },
    { sort: 'created', direction: 'asc' },
  );
  const bringing: PullRequest[] = [];
  for (const each of all) {
    const isOwn =
      numbers.has(each.number) &&
      !(await objects.isAncestor(sha, each.base.sha));
    bringing.push(...(isOwn || each.merged?.sha === sha ? [each] : []));
  }
  return bringing;
}
