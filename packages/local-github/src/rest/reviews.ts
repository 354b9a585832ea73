import { Context as HonoContext, Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, Viewer } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { forbidden, notFound, unprocessable } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import {
  dismissReview,
  editReview,
  mayDismiss,
  review as submit,
  REVIEW_DECISIONS,
  written,
} from '../pulls/reviews';
import { pullRequestReview } from '../representations/reviews';
import { PullRequest } from '../store/PullRequestStore';
import { Review } from '../store/ReviewStore';
import { requireParticipant, requirePullRequest } from './pullRequest';

const RESOURCE = 'PullRequestReview';

const createBody = z.object({
  commit_id: z.string().optional(),
  body: z.string().optional(),
  event: z.enum(REVIEW_DECISIONS).optional(),
  comments: z.array(z.unknown()).default([]),
});
const submitBody = z.object({
  body: z.string().optional(),
  event: z.enum(REVIEW_DECISIONS),
});
const editBody = z.object({ body: z.string() });
const dismissBody = z.object({ message: z.string().min(1) });

const ALL = '/repos/:owner/:repo/pulls/:number/reviews';
const ONE = `${ALL}/:review` as const;

/** What people say of a pull request as a whole: approvals and objections. */
export function reviewRoutes(context: Context): Hono<ApiEnv> {
  const { store } = context;
  const app = new Hono<ApiEnv>();

  const answer = async (
    c: HonoContext,
    pullRequest: PullRequest,
    review: Review,
  ) =>
    pullRequestReview(
      context,
      c.get('repository'),
      pullRequest,
      await written(context, c.get('repository'), review),
    );

  app.get(ALL, repositoryAccess(context, 'pull'), async c => {
    const pullRequest = await requirePullRequest(context, c);
    const viewer: Viewer | undefined = c.get('viewer');
    const visible = (await store.reviews.list(pullRequest.id)).filter(
      each => each.state !== 'pending' || each.authorId === viewer?.user.id,
    );
    return c.json(
      await Promise.all(
        paginate(context, c, visible).map(each => answer(c, pullRequest, each)),
      ),
    );
  });

  app.post(ALL, repositoryAccess(context, 'pull'), async c => {
    const pullRequest = await requirePullRequest(context, c);
    const { user } = requireParticipant(c);
    const body = await parseBody(c, RESOURCE, createBody);
    if (body.comments.length > 0) {
      throw unprocessable(
        'Comments on single lines are not available on the local GitHub.',
      );
    }
    const all = await store.reviews.list(pullRequest.id);
    if (
      all.some(each => each.state === 'pending' && each.authorId === user.id)
    ) {
      throw unprocessable(
        'User can only have one pending review per pull request',
      );
    }
    const created = await submit(
      context,
      c.get('repository'),
      pullRequest,
      user,
      { decision: body.event, body: body.body, commitSha: body.commit_id },
    );
    return c.json(await answer(c, pullRequest, created));
  });

  app.get(ONE, repositoryAccess(context, 'pull'), async c => {
    const { pullRequest, review } = await requireReview(context, c);
    return c.json(await answer(c, pullRequest, review));
  });

  app.put(ONE, repositoryAccess(context, 'pull'), async c => {
    const { pullRequest, review } = await requireOwnReview(context, c);
    const { user } = requireParticipant(c);
    const { body } = await parseBody(c, RESOURCE, editBody);
    const edited = await editReview(
      context,
      c.get('repository'),
      pullRequest,
      user,
      review,
      body,
    );
    return c.json(await answer(c, pullRequest, edited));
  });

  app.delete(ONE, repositoryAccess(context, 'pull'), async c => {
    const { pullRequest, review } = await requireOwnReview(context, c);
    if (review.state !== 'pending') {
      throw unprocessable('Can not delete a non-pending pull request review');
    }
    await store.reviews.remove(review);
    return c.json(await answer(c, pullRequest, review));
  });

  app.post(`${ONE}/events`, repositoryAccess(context, 'pull'), async c => {
    const { pullRequest, review } = await requireOwnReview(context, c);
    const { user } = requireParticipant(c);
    const { event, body } = await parseBody(c, RESOURCE, submitBody);
    if (review.state !== 'pending') {
      throw unprocessable('Can not submit a non-pending pull request review');
    }
    const submitted = await submit(
      context,
      c.get('repository'),
      pullRequest,
      user,
      { decision: event, body, pending: review },
    );
    return c.json(await answer(c, pullRequest, submitted));
  });

  app.put(`${ONE}/dismissals`, repositoryAccess(context, 'push'), async c => {
    const { pullRequest, review } = await requireReview(context, c);
    const { user } = requireParticipant(c);
    const { message } = await parseBody(c, RESOURCE, dismissBody);
    const repository = c.get('repository');
    if (!['approved', 'changes_requested'].includes(review.state)) {
      throw unprocessable(
        `Can not dismiss a ${review.state} pull request review`,
      );
    }
    const merger = { user, permission: c.get('permission') };
    if (!(await mayDismiss(context, repository, pullRequest, merger))) {
      throw forbidden('You are not authorized to dismiss reviews here.');
    }
    const dismissed = await dismissReview(
      context,
      repository,
      pullRequest,
      user,
      review,
      message,
    );
    return c.json(await answer(c, pullRequest, dismissed));
  });

  // Comments on single lines cannot be made here, so there are none.
  app.get(`${ONE}/comments`, repositoryAccess(context, 'pull'), async c => {
    await requireReview(context, c);
    return c.json([]);
  });

  return app;
}

/** A pending review exists for its author alone. */
async function requireReview(
  context: Context,
  c: HonoContext,
): Promise<{ pullRequest: PullRequest; review: Review }> {
  const pullRequest = await requirePullRequest(context, c);
  const id = Number(c.req.param('review'));
  const review = await context.store.reviews.find(pullRequest.id, id);
  const viewer: Viewer | undefined = c.get('viewer');
  const isHidden =
    review?.state === 'pending' && review.authorId !== viewer?.user.id;
  if (!review || isHidden) {
    throw notFound();
  }
  return { pullRequest, review };
}

async function requireOwnReview(context: Context, c: HonoContext) {
  const found = await requireReview(context, c);
  const { user } = requireParticipant(c);
  if (found.review.authorId !== user.id) {
    throw forbidden('Only its author can change a review.');
  }
  return found;
}
