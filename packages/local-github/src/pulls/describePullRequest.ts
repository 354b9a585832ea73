import { Context } from '../context';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { authorAssociation } from './authorAssociation';
import { changesOf } from './changes';
import { checksOf } from './checks';
import { DescribedPullRequest } from './DescribedPullRequest';
import { mergeableState, obstaclesTo } from './obstacles';

/** A pull request with all that is known of it at this moment. */
export async function describePullRequest(
  context: Pick<Context, 'store' | 'git'>,
  repository: Repository,
  pullRequest: PullRequest,
): Promise<DescribedPullRequest> {
  const { store } = context;
  const { head, base, merged, state } = pullRequest;
  const objects = context.git.of(repository);
  const [author, mergedBy, requested, labels, assignees, comments] =
    await Promise.all([
      requireUser(context, pullRequest.authorId),
      merged && requireUser(context, merged.byId),
      requestedReviewers(context, pullRequest),
      store.issueMarks.listLabels(pullRequest),
      store.issueMarks.listAssignees(pullRequest),
      store.issueComments.count(pullRequest),
    ]);
  const [changes, commits, obstacles, checks] = await Promise.all([
    changesOf(objects, pullRequest),
    objects.countCommits(head.sha, { not: [base.sha] }),
    obstaclesTo(context, repository, pullRequest),
    checksOf(context, repository, head.sha),
  ]);
  return {
    ...pullRequest,
    author,
    authorAssociation: await authorAssociation(context, repository, author),
    ...(mergedBy && { mergedBy }),
    ...requested,
    assignees,
    labels,
    ...(state === 'open' && {
      isMergeable: pullRequest.mergeSha !== undefined,
    }),
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
): Promise<
  Pick<DescribedPullRequest, 'requestedReviewers' | 'requestedTeams'>
> {
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
