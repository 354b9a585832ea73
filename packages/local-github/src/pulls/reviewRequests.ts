import { Context } from '../context';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { Team } from '../store/TeamStore';
import { publishAbout } from './publishAbout';
import { codeOwnersOf } from './reviewObstacles';

type Needed = Pick<Context, 'store' | 'git' | 'events'>;

/** Asks for reviews; who was asked already is not asked again. */
export async function requestReviews(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  reviewers: Array<User | Team>,
): Promise<void> {
  const { store } = context;
  const requested = await store.reviews.listRequested(pullRequest.id);
  for (const reviewer of reviewers) {
    const { id } = reviewer;
    const type = kindOf(reviewer);
    if (!requested.some(each => each.type === type && each.id === id)) {
      await store.reviews.request(pullRequest.id, { type, id });
      await publishAbout(context, repository, pullRequest, sender, {
        type: 'pull_request.review_requested',
        reviewer,
      });
    }
  }
}

export async function withdrawRequests(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  reviewers: Array<User | Team>,
): Promise<void> {
  const { store } = context;
  const requested = await store.reviews.listRequested(pullRequest.id);
  for (const reviewer of reviewers) {
    const { id } = reviewer;
    const type = kindOf(reviewer);
    if (requested.some(each => each.type === type && each.id === id)) {
      await store.reviews.withdrawRequest(pullRequest.id, { type, id });
      await publishAbout(context, repository, pullRequest, sender, {
        type: 'pull_request.review_request_removed',
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
  await requestReviews(
    context,
    repository,
    pullRequest,
    sender,
    reviewers.filter(reviewer => reviewer !== undefined),
  );
}

function kindOf(reviewer: User | Team): 'User' | 'Team' {
  return 'slug' in reviewer ? 'Team' : 'User';
}
