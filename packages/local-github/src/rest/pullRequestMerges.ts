import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireViewer } from '../auth/authenticate';
import { pusherOf } from '../auth/pusher';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { parseBody } from '../http/parseBody';
import { MERGE_METHODS } from '../pulls/mergeCommits';
import { mergePullRequest } from '../pulls/mergePullRequest';
import { updateBranch } from '../pulls/updateBranch';
import { pullRequestUrls } from '../representations/pullRequests';
import { requirePullRequest } from './pullRequest';

const mergeBody = z.object({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
  merge_method: z.enum(MERGE_METHODS).optional(),
});

const updateBody = z.object({ expected_head_sha: z.string().optional() });

const ONE = '/repos/:owner/:repo/pulls/:number';

/** Merging a pull request, and bringing its branch up to date before. */
export function pullRequestMergeRoutes(context: Context): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get(`${ONE}/merge`, repositoryAccess(context, 'pull'), async c => {
    const { merged } = await requirePullRequest(context, c);
    if (!merged) {
      throw notFound();
    }
    return c.body(null, 204);
  });

  app.put(`${ONE}/merge`, repositoryAccess(context, 'push'), async c => {
    const pullRequest = await requirePullRequest(context, c);
    const body = await parseBody(c, 'PullRequest', mergeBody);
    const merger = {
      user: requireViewer(c).user,
      permission: c.get('permission'),
    };
    const sha = await mergePullRequest(
      context,
      c.get('repository'),
      pullRequest,
      merger,
      {
        method: body.merge_method,
        expectedHead: body.sha,
        title: body.commit_title,
        message: body.commit_message,
      },
    );
    return c.json({
      sha,
      merged: true,
      message: 'Pull Request successfully merged',
    });
  });

  app.put(
    `${ONE}/update-branch`,
    repositoryAccess(context, 'push'),
    async c => {
      const repository = c.get('repository');
      const pullRequest = await requirePullRequest(context, c);
      const body = await parseBody(c, 'PullRequest', updateBody);
      await updateBranch(
        context,
        repository,
        pullRequest,
        pusherOf(c),
        body.expected_head_sha,
      );
      return c.json(
        {
          message: 'Updating pull request branch.',
          url: pullRequestUrls(context, repository, pullRequest).html_url,
        },
        202,
      );
    },
  );

  return app;
}
