import { Context as HonoContext, Hono } from 'hono';
import { z } from 'zod';
import { recordDeployment } from '../actions/recordDeployment';
import { requireViewer } from '../auth/authenticate';
import { pusherOf } from '../auth/pusher';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound, unprocessable } from '../http/ApiError';
import { linkPages, requestedPage } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { deploymentItem } from '../representations/deployments';
import { Deployment, DeploymentFilter } from '../store/DeploymentStore';
import { Repository } from '../store/RepositoryStore';
import { mergeDefaultBranch, refuseFailedChecks } from './deploymentConditions';

const newDeployment = z.object({
  ref: z.string().min(1),
  task: z.string().default('deploy'),
  auto_merge: z.boolean().default(true),
  required_contexts: z.array(z.string()).nullish(),
  payload: z.union([z.record(z.string(), z.unknown()), z.string()]).default(''),
  environment: z.string().min(1).default('production'),
  description: z.string().max(140).nullish(),
  transient_environment: z.boolean().default(false),
  production_environment: z.boolean().optional(),
});

/** Deployments: what was asked to go where. */
export function deploymentRoutes(context: Context): Hono<RepositoryEnv> {
  const { store } = context;
  const app = new Hono<RepositoryEnv>();
  const read = repositoryAccess(context, 'pull');
  const write = repositoryAccess(context, 'push');
  const path = '/repos/:owner/:repo/deployments';

  app.get(path, read, async c => {
    const repository = c.get('repository');
    const asked = (name: string) => c.req.query(name) || undefined;
    const filter: DeploymentFilter = {
      repositoryId: repository.id,
      sha: asked('sha'),
      ref: asked('ref'),
      task: asked('task'),
      environment: asked('environment'),
    };
    const page = requestedPage(c);
    linkPages(context, c, page, await store.deployments.count(filter));
    const listed = await store.deployments.list(filter, page);
    return c.json(
      await Promise.all(
        listed.map(deployment =>
          deploymentItem(context, repository, deployment),
        ),
      ),
    );
  });

  app.post(path, write, async c => {
    const repository = c.get('repository');
    const { user } = requireViewer(c);
    const asked = await parseBody(c, 'Deployment', newDeployment);
    const { ref, environment } = asked;
    const sha = await context.git.of(repository).resolveCommit(ref);
    if (!sha) {
      throw unprocessable(`No ref found for: ${ref}`);
    }
    if (asked.auto_merge) {
      const merged = await mergeDefaultBranch(
        context,
        repository,
        pusherOf(c),
        ref,
      );
      if (merged) {
        return c.json({ message: merged }, 202);
      }
    }
    await refuseFailedChecks(context, repository, {
      ref,
      sha,
      required: asked.required_contexts ?? undefined,
    });
    await ensureEnvironment(context, repository, environment);
    const deployment = await recordDeployment(context, repository, user, {
      ref,
      sha,
      task: asked.task,
      environment,
      originalEnvironment: environment,
      description: asked.description ?? null,
      payload: asked.payload,
      isTransient: asked.transient_environment,
      isProduction:
        asked.production_environment ?? environment === 'production',
      runId: null,
    });
    return c.json(await deploymentItem(context, repository, deployment), 201);
  });

  app.get(`${path}/:deployment`, read, async c => {
    const deployment = await requestedDeployment(context, c);
    return c.json(
      await deploymentItem(context, c.get('repository'), deployment),
    );
  });

  app.delete(`${path}/:deployment`, write, async c => {
    const { id, repositoryId } = await requestedDeployment(context, c);
    const [last, total] = await Promise.all([
      store.deployments.latestStatus(id),
      store.deployments.count({ repositoryId }),
    ]);
    if (last?.state !== 'inactive' && total > 1) {
      throw unprocessable(
        'We cannot delete an active deployment unless it is the only deployment in a given environment.',
      );
    }
    await store.deployments.remove(id);
    return c.body(null, 204);
  });

  return app;
}

/** The deployment that a request names by `:deployment`. */
export async function requestedDeployment(
  { store }: Pick<Context, 'store'>,
  c: HonoContext,
): Promise<Deployment> {
  const repository: Repository = c.get('repository');
  const deployment = await store.deployments.find(
    repository.id,
    Number(c.req.param('deployment')),
  );
  if (!deployment) {
    throw notFound();
  }
  return deployment;
}

/** As on GitHub, whoever deploys to an unknown environment creates it. */
async function ensureEnvironment(
  { store }: Pick<Context, 'store'>,
  { id }: Repository,
  name: string,
): Promise<void> {
  if (!(await store.environments.find(id, name))) {
    await store.environments.set(id, name, {
      waitTimer: 0,
      preventSelfReview: false,
      reviewers: [],
      deploymentBranchPolicy: null,
    });
  }
}
