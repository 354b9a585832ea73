import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../../context';
import { changesOf, commitsOf, patchOf } from '../../pulls/changes';
import { describePullRequest } from '../../pulls/describePullRequest';
import { PullRequest } from '../../store/PullRequestStore';
import { diffView } from '../diff';
import { commitItem } from '../historyPages';
import { repositoryPage, repositoryPath, Visit } from '../visit';
import { answerConversation } from './conversationPage';
import { answerPullPage } from './pullFrame';

type Show = (visit: Visit, pullRequest: PullRequest) => Promise<Response>;

/** The views of a single pull request. */
export function pullPages(context: Context): Hono {
  const app = new Hono();

  const view = (path: string, show: Show) =>
    repositoryPage(context, app, path, async visit => {
      const { c, repository } = visit;
      const number = parseInt(c.req.param('number') ?? '', 10);
      const found = await context.store.pullRequests.find(
        repository.id,
        number,
      );
      return found && show(visit, found);
    });

  view('/pull/:number{\\d+}', (visit, found) =>
    answerConversation(context, visit, found),
  );

  view('/pull/:number{\\d+}/commits', async (visit, found) => {
    const { repository, objects } = visit;
    const [described, commits] = await Promise.all([
      describePullRequest(context, repository, found),
      commitsOf(objects, found),
    ]);
    return answerPullPage(visit, described, 'commits', {
      body: html`<ol class="commits">
        ${commits.map(commit => commitItem(context, visit, commit))}
      </ol>`,
    });
  });

  view('/pull/:number{\\d+}/files', async (visit, found) => {
    const { repository, objects } = visit;
    const [described, changes] = await Promise.all([
      describePullRequest(context, repository, found),
      changesOf(objects, found),
    ]);
    return answerPullPage(visit, described, 'files', {
      body: diffView(repositoryPath(repository), found.head.sha, changes),
    });
  });

  view('/pull/:number{\\d+\\.(?:diff|patch)}', async ({ c, objects }, found) =>
    c.body(new Uint8Array(await patchOf(objects, found)), 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
    }),
  );

  return app;
}
