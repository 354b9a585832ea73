import { Context } from '../context';
import { Issue } from '../store/IssueStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';

/** What a number of a repository stands for. */
export type IssueOrPullRequest = Issue | PullRequest;

export function isPullRequest<S extends IssueOrPullRequest>(
  subject: S,
): subject is Extract<S, PullRequest> {
  return 'head' in subject;
}

export async function findIssueOrPullRequest(
  { store }: Pick<Context, 'store'>,
  { id }: Repository,
  number: number,
): Promise<IssueOrPullRequest | undefined> {
  return (
    (await store.issues.find(id, number)) ??
    (await store.pullRequests.find(id, number))
  );
}

/** Moves it up in lists that are ordered by the latest news. */
export async function touch(
  { store }: Pick<Context, 'store'>,
  subject: IssueOrPullRequest,
): Promise<IssueOrPullRequest> {
  return isPullRequest(subject)
    ? store.pullRequests.touch(subject)
    : store.issues.touch(subject);
}
