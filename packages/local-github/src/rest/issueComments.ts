import { Context as HonoContext, Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { linkPages, requestedPage } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { comment, deleteComment, editComment } from '../issues/comments';
import {
  findIssueOrPullRequest,
  IssueOrPullRequest,
} from '../issues/IssueOrPullRequest';
import { written } from '../pulls/reviews';
import { issueComment } from '../representations/issues';
import { IssueComment } from '../store/IssueCommentStore';
import { Repository } from '../store/RepositoryStore';
import { requireIssue } from './issue';
import { requireEditor, requireParticipant } from './pullRequest';

const commentBody = z.object({ body: z.string().trim().min(1) });

const ALL = '/repos/:owner/:repo/issues/:number/comments';
const ONE = '/repos/:owner/:repo/issues/comments/:comment';

/** The conversation below an issue or a pull request. */
export function issueCommentRoutes(context: Context): Hono<ApiEnv> {
  const { store } = context;
  const app = new Hono<ApiEnv>();

  const answer = async (
    repository: Repository,
    issue: IssueOrPullRequest,
    one: IssueComment,
  ) =>
    issueComment(
      context,
      repository,
      issue,
      await written(context, repository, one),
    );

  app.get(ALL, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const issue = await requireIssue(context, c);
    const page = requestedPage(c);
    const total = await store.issueComments.count(issue);
    linkPages(context, c, page, total);
    const comments = await store.issueComments.list(issue, page);
    return c.json(
      await Promise.all(comments.map(each => answer(repository, issue, each))),
    );
  });

  app.post(ALL, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const issue = await requireIssue(context, c);
    const { user } = requireParticipant(c);
    const { body } = await parseBody(c, 'IssueComment', commentBody);
    const created = await comment(context, repository, issue, user, body);
    const shown = await answer(repository, issue, created);
    c.header('Location', shown.url);
    return c.json(shown, 201);
  });

  app.get(ONE, repositoryAccess(context, 'pull'), async c => {
    const { found, issue } = await requireComment(context, c);
    return c.json(await answer(c.get('repository'), issue, found));
  });

  app.patch(ONE, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const { found, issue } = await requireComment(context, c);
    const { user } = requireEditor(c, found);
    const { body } = await parseBody(c, 'IssueComment', commentBody);
    const edited = await editComment(
      context,
      repository,
      issue,
      user,
      found,
      body,
    );
    return c.json(await answer(repository, issue, edited));
  });

  app.delete(ONE, repositoryAccess(context, 'pull'), async c => {
    const { found, issue } = await requireComment(context, c);
    const { user } = requireEditor(c, found);
    await deleteComment(context, c.get('repository'), issue, user, found);
    return c.body(null, 204);
  });

  return app;
}

async function requireComment(
  context: Context,
  c: HonoContext,
): Promise<{ found: IssueComment; issue: IssueOrPullRequest }> {
  const repository: Repository = c.get('repository');
  const found = await context.store.issueComments.find(
    repository.id,
    Number(c.req.param('comment')),
  );
  const issue =
    found && (await findIssueOrPullRequest(context, repository, found.number));
  if (!found || !issue) {
    throw notFound();
  }
  return { found, issue };
}
