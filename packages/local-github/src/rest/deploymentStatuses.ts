import { Hono } from 'hono';
import { z } from 'zod';
import { recordDeploymentStatus } from '../actions/recordDeployment';
import { requireViewer } from '../auth/authenticate';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound, unprocessable } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { deploymentStatusItem } from '../representations/deployments';
import { requestedDeployment } from './deployments';

const newStatus = z.object({
  state: z.enum([
    'error',
    'failure',
    'inactive',
    'in_progress',
    'queued',
    'pending',
    'success',
  ]),
  target_url: z.string().default(''),
  log_url: z.string().default(''),
  description: z.string().max(140).default(''),
  environment: z.string().optional(),
  environment_url: z.string().default(''),
  auto_inactive: z.boolean().default(true),
});

/** What became of deployments. */
export function deploymentStatusRoutes(context: Context): Hono<RepositoryEnv> {
  const { deployments } = context.store;
  const app = new Hono<RepositoryEnv>();
  const read = repositoryAccess(context, 'pull');
  const write = repositoryAccess(context, 'push');
  const path = '/repos/:owner/:repo/deployments/:deployment/statuses';

  app.get(path, read, async c => {
    const deployment = await requestedDeployment(context, c);
    const all = await deployments.listStatuses(deployment.id);
    return c.json(
      await Promise.all(
        paginate(context, c, all).map(status =>
          deploymentStatusItem(
            context,
            c.get('repository'),
            deployment,
            status,
          ),
        ),
      ),
    );
  });

  app.post(path, write, async c => {
    const repository = c.get('repository');
    const deployment = await requestedDeployment(context, c);
    const given = await parseBody(c, 'DeploymentStatus', newStatus);
    if (given.environment && given.environment !== deployment.environment) {
      throw unprocessable(
        `The local GitHub does not move a deployment to another environment: this one is for ${deployment.environment}.`,
      );
    }
    const status = await recordDeploymentStatus(
      context,
      repository,
      requireViewer(c).user,
      deployment,
      {
        state: given.state,
        description: given.description,
        environmentUrl: given.environment_url,
        logUrl: given.log_url || given.target_url,
        autoInactive: given.auto_inactive,
      },
    );
    const item = await deploymentStatusItem(
      context,
      repository,
      deployment,
      status,
    );
    return c.json(item, 201, { Location: item.url });
  });

  app.get(`${path}/:status`, read, async c => {
    const deployment = await requestedDeployment(context, c);
    const all = await deployments.listStatuses(deployment.id);
    const status = all.find(({ id }) => id === Number(c.req.param('status')));
    if (!status) {
      throw notFound();
    }
    return c.json(
      await deploymentStatusItem(
        context,
        c.get('repository'),
        deployment,
        status,
      ),
    );
  });

  return app;
}
