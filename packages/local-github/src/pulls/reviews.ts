import { includes } from '../auth/permissions';
import { Context } from '../context';
import { includesUser } from '../git/actors';
import { unprocessable } from '../http/ApiError';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Permission, Repository } from '../store/RepositoryStore';
import { Review, ReviewState } from '../store/ReviewStore';
import { authorAssociation } from './authorAssociation';
import { patchOf } from './changes';
import { requireUser } from './describePullRequest';
import { ReviewEvent, Written } from './events';
import { NewsOf, publishAbout } from './publishAbout';

type Needed = Pick<Context, 'store' | 'git' | 'events'>;

/** What a reviewer decides, as the REST API names it. */
const REVIEW_EVENTS = {
  APPROVE: 'approved',
  REQUEST_CHANGES: 'changes_requested',
  COMMENT: 'commented',
} as const satisfies Record<string, ReviewState>;

export type ReviewDecision = keyof typeof REVIEW_EVENTS;

export const REVIEW_DECISIONS = [
  'APPROVE',
  'REQUEST_CHANGES',
  'COMMENT',
] as const satisfies ReviewDecision[];

/**
 * Writes a review, or submits the one that its author has begun. Without a
 * decision it stays pending: its author alone sees it.
 */
export async function review(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  author: User,
  {
    decision,
    body = '',
    commitSha = pullRequest.head.sha,
    pending,
  }: {
    decision?: ReviewDecision;
    body?: string;
    commitSha?: string;
    pending?: Review;
  },
): Promise<Review> {
  const { store } = context;
  assertMayDecide(pullRequest, author, decision, body || pending?.body);
  const state = decision ? REVIEW_EVENTS[decision] : 'pending';
  const saved = pending
    ? await store.reviews.submit(pending, { state, body: body || pending.body })
    : await store.reviews.create({
        pullRequestId: pullRequest.id,
        authorId: author.id,
        state,
        body,
        commitSha,
      });
  if (state !== 'pending') {
    const asked = { type: 'User', id: author.id } as const;
    await store.reviews.withdrawRequest(pullRequest.id, asked);
    await announce(context, repository, pullRequest, author, {
      type: 'pull_request_review.submitted',
      review: await written(context, repository, saved),
    });
  }
  return saved;
}

function assertMayDecide(
  { authorId }: PullRequest,
  author: User,
  decision: ReviewDecision | undefined,
  body: string | undefined,
): void {
  if (authorId === author.id && decision === 'APPROVE') {
    throw unprocessable('Can not approve your own pull request');
  }
  if (authorId === author.id && decision === 'REQUEST_CHANGES') {
    throw unprocessable('Can not request changes on your own pull request');
  }
  if (decision && decision !== 'APPROVE' && !body?.trim()) {
    throw unprocessable('Review comments can not be blank');
  }
}

export async function editReview(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  before: Review,
  body: string,
): Promise<Review> {
  const after = await context.store.reviews.update(before, { body });
  if (after.state !== 'pending') {
    await announce(context, repository, pullRequest, sender, {
      type: 'pull_request_review.edited',
      review: await written(context, repository, after),
      previousBody: before.body,
    });
  }
  return after;
}

/** Takes the weight from a review. The reason becomes part of the conversation. */
export async function dismissReview(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  before: Review,
  reason?: string,
): Promise<Review> {
  const after = await context.store.reviews.update(before, {
    state: 'dismissed',
    dismissalReason: reason ?? null,
  });
  await announce(context, repository, pullRequest, sender, {
    type: 'pull_request_review.dismissed',
    review: await written(context, repository, after),
  });
  return after;
}

/** Dismissing is for those who can push, or fewer where the branch says so. */
export async function mayDismiss(
  context: Pick<Context, 'store'>,
  { id }: Repository,
  { base }: PullRequest,
  { user, permission }: { user: User; permission: Permission },
): Promise<boolean> {
  const protection = await context.store.branchProtections.find(id, base.ref);
  const restrictions =
    protection?.rules.requiredReviews?.dismissalRestrictions ?? undefined;
  return (
    includes(permission, 'push') &&
    (permission === 'admin' ||
      !restrictions ||
      includesUser(context, restrictions, user))
  );
}

/** Where the base branch asks for it, a push that changes something takes approvals away. */
export async function dismissStaleReviews(
  context: Needed,
  repository: Repository,
  sender: User,
  { before, after }: { before: PullRequest; after: PullRequest },
): Promise<void> {
  const { store, git } = context;
  const protection = await store.branchProtections.find(
    repository.id,
    after.base.ref,
  );
  if (!protection?.rules.requiredReviews?.dismissStaleReviews) {
    return;
  }
  const objects = git.of(repository);
  const [old, present] = await Promise.all(
    [before, after].map(each => patchOf(objects, each)),
  );
  if (old.equals(present)) {
    return;
  }
  for (const approval of await store.reviews.list(after.id)) {
    if (approval.state === 'approved') {
      await dismissReview(context, repository, after, sender, approval);
    }
  }
}

/** What somebody wrote, with who they are to the repository. */
export async function written<T extends { authorId: number }>(
  context: Pick<Context, 'store'>,
  repository: Repository,
  text: T,
): Promise<Written<T>> {
  const author = await requireUser(context, text.authorId);
  return {
    ...text,
    author,
    authorAssociation: await authorAssociation(context, repository, author),
  };
}

async function announce(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  news: NewsOf<ReviewEvent>,
): Promise<void> {
  const touched = await context.store.pullRequests.touch(pullRequest);
  await publishAbout(context, repository, touched, sender, news);
}
