import { components } from '@octokit/openapi-types';
import { Context } from '../context';
import { Deployment, DeploymentStatus } from '../store/DeploymentStore';
import { Repository } from '../store/RepositoryStore';
import { simpleUser } from './accounts';
import { nodeId } from './nodeId';

type Schemas = components['schemas'];

/** A deployment as check runs show it. */
export function deploymentSimple(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  deployment: Deployment,
) {
  const { id } = deployment;
  const url = urls.repositoryApi(repository, `/deployments/${id}`);
  return {
    url,
    id,
    node_id: nodeId('Deployment', id),
    task: deployment.task,
    original_environment: deployment.originalEnvironment,
    environment: deployment.environment,
    description: deployment.description,
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: urls.repositoryApi(repository),
  } satisfies Schemas['deployment-simple'];
}

export async function deploymentItem(
  context: Pick<Context, 'store' | 'urls'>,
  repository: Repository,
  deployment: Deployment,
): Promise<Schemas['deployment']> {
  const creator = await context.store.accounts.findById(deployment.creatorId);
  return {
    ...deploymentSimple(context, repository, deployment),
    sha: deployment.sha,
    ref: deployment.ref,
    payload: deployment.payload as Schemas['deployment']['payload'],
    transient_environment: deployment.isTransient,
    production_environment: deployment.isProduction,
    creator: creator ? simpleUser(context, creator) : null,
    performed_via_github_app: null,
  };
}

export async function deploymentStatusItem(
  context: Pick<Context, 'store' | 'urls'>,
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
): Promise<Schemas['deployment-status']> {
  const { urls, store } = context;
  const creator = await store.accounts.findById(status.creatorId);
  const url = urls.repositoryApi(repository, `/deployments/${deployment.id}`);
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    // GitHub's description of this API knows no waiting, its webhooks do.
    state: status.state === 'waiting' ? 'pending' : status.state,
    creator: creator ? simpleUser(context, creator) : null,
    description: status.description,
    environment: deployment.environment,
    target_url: status.logUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: url,
    repository_url: urls.repositoryApi(repository),
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: null,
  };
}
