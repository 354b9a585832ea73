import { Context } from '../context';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { WorkflowRun } from '../store/WorkflowRunStore';

/** The open pull requests whose head a run is about, as GitHub lists them with it. */
export async function runPullRequests(
  { store, urls }: Pick<Context, 'store' | 'urls'>,
  repository: Repository,
  { headSha }: Pick<WorkflowRun, 'headSha'>,
) {
  const open = await store.pullRequests.list({
    repositoryId: repository.id,
    state: 'open',
    headSha,
  });
  const tip = ({ ref, sha }: PullRequest['head']) => ({
    ref,
    sha,
    repo: {
      id: repository.id,
      url: urls.repositoryApi(repository),
      name: repository.name,
    },
  });
  return open.map(({ id, number, head, base }) => ({
    id,
    number,
    url: urls.repositoryApi(repository, `/pulls/${number}`),
    head: tip(head),
    base: tip(base),
  }));
}
