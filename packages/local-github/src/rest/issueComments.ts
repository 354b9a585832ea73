import { Context as HonoContext, Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { linkPages, requestedPage } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { comment, deleteComment, editComment } from '../pulls/comments';
import { written } from '../pulls/reviews';
import { issueComment } from '../representations/issues';
import { IssueComment } from '../store/IssueCommentStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import {
  requireEditor,
  requireParticipant,
  requirePullRequest,
} from './pullRequest';

const commentBody = z.object({ body: z.string().trim().min(1) });

const ALL = '/repos/:owner/:repo/issues/:number/comments';
const ONE = '/repos/:owner/:repo/issues/comments/:comment';

/** The conversation below a pull request. */
export function issueCommentRoutes(context: Context): Hono<ApiEnv> {
  const { store } = context;
  const app = new Hono<ApiEnv>();

  const answer = async (repository: Repository, one: IssueComment) =>
    issueComment(context, repository, await written(context, repository, one));

  app.get(ALL, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const pullRequest = await requirePullRequest(context, c);
    const page = requestedPage(c);
    const total = await store.issueComments.count(pullRequest);
    linkPages(context, c, page, total);
    const comments = await store.issueComments.list(pullRequest, page);
    return c.json(
      await Promise.all(comments.map(each => answer(repository, each))),
    );
  });

  app.post(ALL, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const pullRequest = await requirePullRequest(context, c);
    const { user } = requireParticipant(c);
    const { body } = await parseBody(c, 'IssueComment', commentBody);
    const created = await comment(context, repository, pullRequest, user, body);
    const shown = await answer(repository, created);
    c.header('Location', shown.url);
    return c.json(shown, 201);
  });

  app.get(ONE, repositoryAccess(context, 'pull'), async c => {
    const { found } = await requireComment(context, c);
    return c.json(await answer(c.get('repository'), found));
  });

  app.patch(ONE, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const { found, pullRequest } = await requireComment(context, c);
    const { user } = requireEditor(c, found);
    const { body } = await parseBody(c, 'IssueComment', commentBody);
    const edited = await editComment(
      context,
      repository,
      pullRequest,
      user,
      found,
      body,
    );
    return c.json(await answer(repository, edited));
  });

  app.delete(ONE, repositoryAccess(context, 'pull'), async c => {
    const { found, pullRequest } = await requireComment(context, c);
    const { user } = requireEditor(c, found);
    await deleteComment(context, c.get('repository'), pullRequest, user, found);
    return c.body(null, 204);
  });

  return app;
}

async function requireComment(
  { store }: Context,
  c: HonoContext,
): Promise<{ found: IssueComment; pullRequest: PullRequest }> {
  const { id }: Repository = c.get('repository');
  const found = await store.issueComments.find(
    id,
    Number(c.req.param('comment')),
  );
  const pullRequest =
    found && (await store.pullRequests.find(id, found.number));
  if (!found || !pullRequest) {
    throw notFound();
  }
  return { found, pullRequest };
}
