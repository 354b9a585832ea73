import { Context as HonoContext, Hono } from 'hono';
import { z } from 'zod';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { deploymentBranchPolicy } from '../representations/environments';
import {
  Environment,
  EnvironmentBranchPolicy,
} from '../store/EnvironmentStore';
import { requestedEnvironment } from './environments';

const newPolicy = z.object({
  name: z.string().min(1),
  type: z.enum(['branch', 'tag']).default('branch'),
});
const policyChanges = newPolicy.pick({ name: true });

/** Which branches and tags may deploy to an environment with a policy of its own. */
export function environmentBranchPolicyRoutes(
  context: Context,
): Hono<RepositoryEnv> {
  const { environments } = context.store;
  const app = new Hono<RepositoryEnv>();
  const path =
    '/repos/:owner/:repo/environments/:environment/deployment-branch-policies';
  const read = repositoryAccess(context, 'pull');
  const administer = repositoryAccess(context, 'admin');
  const environmentOf = (c: HonoContext<RepositoryEnv, typeof path>) =>
    requestedEnvironment(
      context,
      c.get('repository'),
      c.req.param('environment'),
    );
  const policyOf = async (
    c: HonoContext<RepositoryEnv, `${typeof path}/:policy`>,
  ) => requestedPolicy(context, await environmentOf(c), c.req.param('policy'));

  app.get(path, read, async c => {
    const { id } = await environmentOf(c);
    const all = await environments.listBranchPolicies(id);
    return c.json({
      total_count: all.length,
      branch_policies: paginate(context, c, all).map(deploymentBranchPolicy),
    });
  });

  app.post(path, administer, async c => {
    const environment = await environmentOf(c);
    if (!environment.deploymentBranchPolicy?.customBranchPolicies) {
      throw notFound();
    }
    const { name, type } = await parseBody(
      c,
      'DeploymentBranchPolicy',
      newPolicy,
    );
    const existing = await environments.listBranchPolicies(environment.id);
    const same = existing.find(
      policy => policy.name === name && policy.type === type,
    );
    if (same) {
      const location = `${context.urls.page(c.req.path)}/${same.id}`;
      return c.body(null, 303, { Location: location });
    }
    const policy = await environments.addBranchPolicy(
      environment.id,
      name,
      type,
    );
    return c.json(deploymentBranchPolicy(policy));
  });

  app.get(`${path}/:policy`, read, async c =>
    c.json(deploymentBranchPolicy(await policyOf(c))),
  );

  app.put(`${path}/:policy`, administer, async c => {
    const policy = await policyOf(c);
    const { name } = await parseBody(
      c,
      'DeploymentBranchPolicy',
      policyChanges,
    );
    await environments.renameBranchPolicy(policy.id, name);
    return c.json(deploymentBranchPolicy({ ...policy, name }));
  });

  app.delete(`${path}/:policy`, administer, async c => {
    const policy = await policyOf(c);
    await environments.removeBranchPolicy(policy.environmentId, policy.id);
    return c.body(null, 204);
  });

  return app;
}

async function requestedPolicy(
  { store }: Context,
  environment: Environment,
  id: string,
): Promise<EnvironmentBranchPolicy> {
  const policies = await store.environments.listBranchPolicies(environment.id);
  const policy = policies.find(candidate => candidate.id === Number(id));
  if (!policy) {
    throw notFound();
  }
  return policy;
}
