import { Hono } from 'hono';
import { ApiEnv } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { unprocessable } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { pullRequestsBringing } from '../pulls/bringing';
import { changesOf, commitsOf } from '../pulls/changes';
import { listPullRequest } from '../pulls/describePullRequest';
import { commitItem, diffEntry } from '../representations/commits';
import { pullRequestSimple } from '../representations/pullRequests';
import { requirePullRequest } from './pullRequest';

/** The most commits that GitHub lists of one pull request. */
const MAX_COMMITS = 250;

const ONE = '/repos/:owner/:repo/pulls/:number';

/** What a pull request brings, and which ones bring a commit. */
export function pullRequestChangeRoutes(context: Context): Hono<ApiEnv> {
  const { git } = context;
  const app = new Hono<ApiEnv>();

  app.get(`${ONE}/commits`, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const pullRequest = await requirePullRequest(context, c);
    const commits = await commitsOf(git.of(repository), pullRequest);
    return c.json(
      await Promise.all(
        paginate(context, c, commits.slice(0, MAX_COMMITS)).map(commit =>
          commitItem(context, repository, commit),
        ),
      ),
    );
  });

  app.get(`${ONE}/files`, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const pullRequest = await requirePullRequest(context, c);
    const changes = await changesOf(git.of(repository), pullRequest);
    return c.json(
      paginate(context, c, changes).map(change =>
        diffEntry(context, repository, pullRequest.head.sha, change),
      ),
    );
  });

  // Comments on single lines cannot be made here, so there are none.
  app.get(`${ONE}/comments`, repositoryAccess(context, 'pull'), async c => {
    await requirePullRequest(context, c);
    return c.json([]);
  });

  app.get(
    '/repos/:owner/:repo/commits/:sha{.+}/pulls',
    repositoryAccess(context, 'pull'),
    async c => {
      const repository = c.get('repository');
      const objects = git.of(repository);
      const name = c.req.param('sha');
      const sha = await objects.resolveCommit(name);
      if (!sha) {
        throw unprocessable(`No commit found for SHA: ${name}`);
      }
      const bringing = await pullRequestsBringing(context, repository, sha);
      const listed = await Promise.all(
        paginate(context, c, bringing).map(each =>
          listPullRequest(context, repository, each),
        ),
      );
      return c.json(
        listed.map(each => pullRequestSimple(context, repository, each)),
      );
    },
  );

  return app;
}
