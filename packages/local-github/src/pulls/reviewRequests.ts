import { Context } from '../context';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { Team } from '../store/TeamStore';
import { publishAbout } from './publishAbout';
import { codeOwnersOf } from './reviewObstacles';

type Needed = Pick<Context, 'store' | 'git' | 'events'>;

/** Says who is asked for a review, or no longer is; nobody is asked twice. */
export async function setRequested(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  {
    reviewers,
    isRequested,
  }: { reviewers: Array<User | Team>; isRequested: boolean },
): Promise<void> {
  const { reviews } = context.store;
  const requested = await reviews.listRequested(pullRequest.id);
  for (const reviewer of reviewers) {
    const { id } = reviewer;
    const type = kindOf(reviewer);
    const isPresent = requested.some(
      each => each.type === type && each.id === id,
    );
    if (isPresent !== isRequested) {
      await (isRequested
        ? reviews.request(pullRequest.id, { type, id })
        : reviews.withdrawRequest(pullRequest.id, { type, id }));
      await publishAbout(context, repository, pullRequest, sender, {
        type: isRequested
          ? 'pull_request.review_requested'
          : 'pull_request.review_request_removed',
        reviewer,
      });
    }
  }
}

/** GitHub asks the owners of changed files by itself, once it is no draft. */
export async function requestCodeOwners(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
): Promise<void> {
  const owners = await codeOwnersOf(context, repository, pullRequest);
  const reviewers = await Promise.all(
    owners
      .filter(({ type, id }) => type === 'Team' || id !== pullRequest.authorId)
      .map(({ type, id }) =>
        type === 'Team'
          ? context.store.teams.findById(id)
          : context.store.accounts.findUserById(id),
      ),
  );
  await setRequested(context, repository, pullRequest, sender, {
    reviewers: reviewers.filter(reviewer => reviewer !== undefined),
    isRequested: true,
  });
}

function kindOf(reviewer: User | Team): 'User' | 'Team' {
  return 'slug' in reviewer ? 'Team' : 'User';
}
