import { Hono } from 'hono';
import { z } from 'zod';
import { requireScope } from '../auth/authenticate';
import { repositoryScopes } from '../auth/permissions';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { parseBody } from '../http/parseBody';
import {
  environmentApproval,
  pendingDeployment,
} from '../representations/deploymentReviews';
import { deploymentItem } from '../representations/deployments';
import { requestedRun } from './requestedRun';

const reviewBody = z.object({
  environment_ids: z.array(z.int()).min(1),
  state: z.enum(['approved', 'rejected']),
  comment: z.string(),
});

/** What reviewers of environments are asked, and what they said. */
export function deploymentReviewRoutes(context: Context): Hono<RepositoryEnv> {
  const { environments, deploymentReviews, deployments } = context.store;
  const app = new Hono<RepositoryEnv>();
  const read = repositoryAccess(context, 'pull');
  const path = '/repos/:owner/:repo/actions/runs/:run';

  app.get(`${path}/approvals`, read, async c => {
    const repository = c.get('repository');
    const run = await requestedRun(context, c);
    const [all, reviews] = await Promise.all([
      environments.list(repository.id),
      deploymentReviews.listByRun(run.id),
    ]);
    const approvals = await Promise.all(
      reviews.map(review =>
        environmentApproval(context, repository, all, review),
      ),
    );
    return c.json(approvals.flat());
  });

  app.get(`${path}/pending_deployments`, read, async c => {
    const repository = c.get('repository');
    const run = await requestedRun(context, c);
    const [all, pending] = await Promise.all([
      environments.list(repository.id),
      context.actions.pendingReviews(run, c.get('viewer')?.user),
    ]);
    const represented = await Promise.all(
      pending.map(async review =>
        Promise.all(
          all
            .filter(({ id }) => id === review.environmentId)
            .map(environment =>
              pendingDeployment(context, repository, environment, review),
            ),
        ),
      ),
    );
    return c.json(represented.flat());
  });

  // Reviewers need no more than to see the repository.
  app.post(`${path}/pending_deployments`, read, async c => {
    const repository = c.get('repository');
    const { user } = requireScope(c, ...repositoryScopes(repository));
    const run = await requestedRun(context, c);
    const { environment_ids, state, comment } = await parseBody(
      c,
      'DeploymentReview',
      reviewBody,
    );
    await context.actions.review({
      repository,
      run,
      sender: user,
      environmentIds: environment_ids,
      state,
      comment,
    });

    const all = await environments.list(repository.id);
    const reviewed = all
      .filter(({ id }) => environment_ids.includes(id))
      .map(({ name }) => name.toLowerCase());
    const made = await deployments.list({ repositoryId: repository.id });
    return c.json(
      await Promise.all(
        made
          .filter(
            ({ runId, environment }) =>
              runId === run.id && reviewed.includes(environment.toLowerCase()),
          )
          .map(deployment => deploymentItem(context, repository, deployment)),
      ),
    );
  });

  return app;
}
