import { Context } from '../context';
import { User } from '../store/AccountStore';
import { Deployment, DeploymentStatus } from '../store/DeploymentStore';
import { Repository } from '../store/RepositoryStore';

type Recorder = Pick<Context, 'store' | 'events'>;

type NewStatus = Omit<
  DeploymentStatus,
  'id' | 'deploymentId' | 'creatorId' | 'createdAt'
>;

/** Creates a deployment and tells whoever listens. */
export async function recordDeployment(
  { store, events }: Recorder,
  repository: Repository,
  creator: User,
  deployment: Omit<
    Deployment,
    'id' | 'repositoryId' | 'creatorId' | 'createdAt' | 'updatedAt'
  >,
  /** The job that makes it. */
  jobId?: number,
): Promise<Deployment> {
  const created = await store.deployments.create(
    { ...deployment, repositoryId: repository.id, creatorId: creator.id },
    jobId,
  );
  events.publish({
    type: 'deployment.created',
    repository,
    sender: creator,
    deployment: created,
  });
  return created;
}

/**
 * Adds a status to a deployment and tells whoever listens. As on GitHub, a
 * success makes the environment's earlier successes inactive, unless the
 * deployment is a transient or a production one, or the caller says otherwise.
 */
export async function recordDeploymentStatus(
  { store, events }: Recorder,
  repository: Repository,
  creator: User,
  deployment: Deployment,
  { autoInactive = true, ...status }: NewStatus & { autoInactive?: boolean },
): Promise<DeploymentStatus> {
  const add = async (target: Deployment, added: NewStatus) => {
    const created = await store.deployments.addStatus({
      ...added,
      deploymentId: target.id,
      creatorId: creator.id,
    });
    events.publish({
      type: 'deployment_status.created',
      repository,
      sender: creator,
      deployment: target,
      status: created,
    });
    return created;
  };

  const created = await add(deployment, status);
  if (status.state === 'success' && autoInactive) {
    for (const earlier of await replacedBy({ store }, deployment)) {
      const last = await store.deployments.latestStatus(earlier.id);
      if (last?.state === 'success') {
        await add(earlier, {
          state: 'inactive',
          description: '',
          environmentUrl: last.environmentUrl,
          logUrl: last.logUrl,
        });
      }
    }
  }
  return created;
}

async function replacedBy(
  { store }: Pick<Context, 'store'>,
  { id, repositoryId, environment }: Deployment,
): Promise<Deployment[]> {
  const all = await store.deployments.list({ repositoryId, environment });
  return all.filter(
    earlier => earlier.id < id && !earlier.isTransient && !earlier.isProduction,
  );
}
