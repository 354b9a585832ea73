import { Context } from '../context';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { authorAssociation } from './authorAssociation';
import { changesOf } from './changes';
import { checksOf } from './checks';
import {
  DescribedPullRequest,
  ListedPullRequest,
} from './DescribedPullRequest';
import { mergeableState, obstaclesTo } from './obstacles';

/** A pull request with whom and what it concerns. */
export async function listPullRequest(
  context: Pick<Context, 'store'>,
  repository: Repository,
  pullRequest: PullRequest,
): Promise<ListedPullRequest> {
  const { issueMarks } = context.store;
  const [author, requested, labels, assignees] = await Promise.all([
    requireUser(context, pullRequest.authorId),
    requestedReviewers(context, pullRequest),
    issueMarks.listLabels(pullRequest),
    issueMarks.listAssignees(pullRequest),
  ]);
  return {
    ...pullRequest,
    author,
    authorAssociation: await authorAssociation(context, repository, author),
    ...requested,
    assignees,
    labels,
  };
}

/** A pull request with all that is known of it at this moment. */
export async function describePullRequest(
  context: Pick<Context, 'store' | 'git'>,
  repository: Repository,
  pullRequest: PullRequest,
): Promise<DescribedPullRequest> {
  const { head, base, merged, state, mergeSha } = pullRequest;
  const objects = context.git.of(repository);
  const [listed, mergedBy, comments, changes, commits, obstacles, checks] =
    await Promise.all([
      listPullRequest(context, repository, pullRequest),
      merged && requireUser(context, merged.byId),
      context.store.issueComments.count(pullRequest),
      changesOf(objects, pullRequest),
      objects.countCommits(head.sha, { not: [base.sha] }),
      obstaclesTo(context, repository, pullRequest),
      checksOf(context, repository, head.sha),
    ]);
  return {
    ...listed,
    ...(mergedBy && { mergedBy }),
    ...(state === 'open' && { isMergeable: mergeSha !== undefined }),
    mergeableState: mergeableState(pullRequest, obstacles, checks),
    comments,
    commits,
    additions: changes.reduce((sum, each) => sum + each.additions, 0),
    deletions: changes.reduce((sum, each) => sum + each.deletions, 0),
    changedFiles: changes.length,
  };
}

export async function requestedReviewers(
  { store }: Pick<Context, 'store'>,
  { id }: PullRequest,
): Promise<Pick<ListedPullRequest, 'requestedReviewers' | 'requestedTeams'>> {
  const requested = await store.reviews.listRequested(id);
  const idsOf = (wanted: 'User' | 'Team') =>
    requested.filter(({ type }) => type === wanted).map(each => each.id);
  const [users, teams] = await Promise.all([
    Promise.all(idsOf('User').map(user => store.accounts.findUserById(user))),
    Promise.all(idsOf('Team').map(team => store.teams.findById(team))),
  ]);
  return {
    requestedReviewers: users.filter(user => user !== undefined),
    requestedTeams: teams.filter(team => team !== undefined),
  };
}

/** Accounts stay as long as what they wrote does: the database sees to it. */
export async function requireUser(
  { store }: Pick<Context, 'store'>,
  id: number,
): Promise<User> {
  const user = await store.accounts.findUserById(id);
  if (!user) {
    throw new Error(`There is no user ${id}`);
  }
  return user;
}
