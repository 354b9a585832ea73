import { Hono } from 'hono';
import { Context } from '../../context';
import { pullPath } from '../pulls/paths';
import { repositoryPage, repositoryPath } from '../visit';
import { answerIssue } from './issuePage';

/** Single issues; the number of a pull request leads to its own page. */
export function issuePages(context: Context): Hono {
  const { issues, pullRequests } = context.store;
  const app = new Hono();

  repositoryPage(context, app, '/issues/:number{\\d+}', async visit => {
    const { c, repository } = visit;
    const number = Number(c.req.param('number'));
    const issue = await issues.find(repository.id, number);
    if (issue) {
      return answerIssue(context, visit, issue);
    }
    const pullRequest = await pullRequests.find(repository.id, number);
    return (
      pullRequest &&
      c.redirect(pullPath(repositoryPath(repository), pullRequest), 302)
    );
  });

  return app;
}
