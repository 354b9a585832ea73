import { Hono } from 'hono';
import { z } from 'zod';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound, unprocessable } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { environmentItem } from '../representations/environments';
import { Environment, EnvironmentReviewer } from '../store/EnvironmentStore';
import { Repository } from '../store/RepositoryStore';

const MAX_REVIEWERS = 6;
const MAX_WAIT_MINUTES = 43_200;

const settings = z.object({
  wait_timer: z.int().min(0).max(MAX_WAIT_MINUTES).default(0),
  prevent_self_review: z.boolean().default(false),
  reviewers: z
    .array(z.object({ type: z.enum(['User', 'Team']), id: z.int() }))
    .max(MAX_REVIEWERS)
    .nullish(),
  deployment_branch_policy: z
    .object({
      protected_branches: z.boolean(),
      custom_branch_policies: z.boolean(),
    })
    .refine(
      policy => policy.protected_branches !== policy.custom_branch_policies,
      'protected_branches and custom_branch_policies cannot have the same value',
    )
    .nullish(),
});

/** Deployment environments of a repository. */
export function environmentRoutes(context: Context): Hono<RepositoryEnv> {
  const { environments } = context.store;
  const app = new Hono<RepositoryEnv>();
  const path = '/repos/:owner/:repo/environments';
  const read = repositoryAccess(context, 'pull');
  const administer = repositoryAccess(context, 'admin');

  app.get(path, read, async c => {
    const repository = c.get('repository');
    const all = await environments.list(repository.id);
    return c.json({
      total_count: all.length,
      environments: await Promise.all(
        paginate(context, c, all).map(environment =>
          environmentItem(context, repository, environment),
        ),
      ),
    });
  });

  app.get(`${path}/:environment`, read, async c => {
    const environment = await requestedEnvironment(
      context,
      c.get('repository'),
      c.req.param('environment'),
    );
    return c.json(
      await environmentItem(context, c.get('repository'), environment),
    );
  });

  app.put(`${path}/:environment`, administer, async c => {
    const repository = c.get('repository');
    const given = await parseBody(c, 'Environment', settings);
    const reviewers = given.reviewers ?? [];
    await refuseUnknownReviewers(context, repository, reviewers);
    const policy = given.deployment_branch_policy;
    const environment = await environments.set(
      repository.id,
      c.req.param('environment'),
      {
        waitTimer: given.wait_timer,
        preventSelfReview: given.prevent_self_review,
        reviewers,
        deploymentBranchPolicy: policy
          ? {
              protectedBranches: policy.protected_branches,
              customBranchPolicies: policy.custom_branch_policies,
            }
          : null,
      },
    );
    return c.json(await environmentItem(context, repository, environment));
  });

  app.delete(`${path}/:environment`, administer, async c => {
    const repository = c.get('repository');
    const environment = await requestedEnvironment(
      context,
      repository,
      c.req.param('environment'),
    );
    await environments.remove(environment.id);
    await context.services?.remove(repository.id, environment.name);
    await context.actions.reconsider(repository);
    return c.body(null, 204);
  });

  return app;
}

/** The environment that a request names. Names are case-insensitive. */
export async function requestedEnvironment(
  { store }: Context,
  repository: Repository,
  name: string,
): Promise<Environment> {
  const environment = await store.environments.find(repository.id, name);
  if (!environment) {
    throw notFound();
  }
  return environment;
}

/** Reviewers are users, or teams of the organization that owns the repository. */
async function refuseUnknownReviewers(
  { store }: Context,
  { owner }: Repository,
  reviewers: EnvironmentReviewer[],
): Promise<void> {
  for (const { type, id } of reviewers) {
    const isKnown =
      type === 'User'
        ? await store.accounts.findUserById(id)
        : (await store.teams.findById(id))?.organizationId === owner.id;
    if (!isKnown) {
      throw unprocessable(
        `Failed to create the environment protection rule. There is no ${type.toLowerCase()} ${id} who may review.`,
      );
    }
  }
}
