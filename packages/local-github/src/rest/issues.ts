import { Context as HonoContext, Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { ApiError } from '../http/ApiError';
import { linkPages, requestedPage } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { describeAsIssue, describeIssue } from '../issues/describeIssue';
import { findIssueOrPullRequest } from '../issues/IssueOrPullRequest';
import { openIssue } from '../issues/openIssue';
import { issueFull, issueItem } from '../representations/issues';
import { Repository } from '../store/RepositoryStore';
import { changeAsAsked, changeBody } from './changeIssue';
import { findAssignees, mayTriage, requireIssue } from './issue';
import { readIssueQuery } from './issueQuery';
import { labelNames, noMilestone } from './issueWords';
import { requireParticipant } from './pullRequest';

const createBody = z.object({
  title: z.coerce.string().trim().min(1),
  body: z.string().nullish(),
  labels: labelNames.default([]),
  assignee: z.string().nullish(),
  assignees: z.array(z.string()).default([]),
  milestone: noMilestone,
});

const ALL = '/repos/:owner/:repo/issues';
const ONE = `${ALL}/:number{[0-9]+}` as const;

/** Issues, and pull requests as the issues that they also are. */
export function issueRoutes(context: Context): Hono<ApiEnv> {
  const { store } = context;
  const app = new Hono<ApiEnv>();
  const read = repositoryAccess(context, 'pull');

  app.get(ALL, read, async c => {
    const repository = c.get('repository');
    const { filter, order } = await readIssueQuery(context, c, repository);
    const page = requestedPage(c);
    linkPages(context, c, page, await store.issues.count(filter));
    const entries = await store.issues.list(filter, order, page);
    const found = await Promise.all(
      entries.map(({ number }) =>
        findIssueOrPullRequest(context, repository, number),
      ),
    );
    const described = await Promise.all(
      found
        .filter(each => each !== undefined)
        .map(each => describeAsIssue(context, repository, each)),
    );
    return c.json(described.map(each => issueItem(context, repository, each)));
  });

  app.post(ALL, read, async c => {
    const repository = c.get('repository');
    const { user } = requireParticipant(c);
    requireIssuesEnabled(repository);
    const body = await parseBody(c, 'Issue', createBody);
    // As on GitHub, what only triagers may say is dropped without a word.
    const marks = mayTriage(c)
      ? {
          labels: body.labels,
          assignees: await findAssignees(context, repository, [
            ...(body.assignee ? [body.assignee] : []),
            ...body.assignees,
          ]),
        }
      : {};
    const opened = await openIssue(context, repository, user, {
      title: body.title,
      body: body.body ?? null,
      ...marks,
    });
    const described = await describeIssue(context, repository, opened);
    const answer = issueFull(context, repository, described);
    c.header('Location', answer.url);
    return c.json(answer, 201);
  });

  app.get(ONE, read, answerCurrent(context));

  app.patch(ONE, read, async c => {
    const subject = await requireIssue(context, c);
    const body = await parseBody(c, 'Issue', changeBody);
    await changeAsAsked(context, c, subject, body);
    return answerCurrent(context)(c);
  });

  return app;
}

function answerCurrent(context: Context) {
  return async (c: HonoContext) => {
    const repository: Repository = c.get('repository');
    const subject = await requireIssue(context, c);
    const described = await describeAsIssue(context, repository, subject);
    return c.json(issueFull(context, repository, described));
  };
}

function requireIssuesEnabled({ settings }: Repository): void {
  if (!settings.hasIssues) {
    throw new ApiError(410, 'Issues has been disabled in this repository.');
  }
}
