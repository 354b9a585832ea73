import type {
  DeploymentStatusesArgs,
  RepositoryDeploymentsArgs,
} from '@octokit/graphql-schema';
import { BRANCHES } from '../git/refs';
import { nodeId } from '../representations/nodeId';
import {
  Deployment,
  DeploymentState,
  DeploymentStatus,
} from '../store/DeploymentStore';
import { Repository } from '../store/RepositoryStore';
import { accountNode } from './accounts';
import { connection, PAGING } from './connection';
import { findObject, refNode } from './gitObjects';
import { repositoryNode } from './repositories';
import { field, GraphqlRequest, Served } from './serve';

/** A deployment that succeeded is active, until another one takes its place. */
const DEPLOYMENT_STATES: Record<DeploymentState, string> = {
  queued: 'QUEUED',
  pending: 'PENDING',
  waiting: 'WAITING',
  in_progress: 'IN_PROGRESS',
  success: 'ACTIVE',
  failure: 'FAILURE',
  error: 'ERROR',
  inactive: 'INACTIVE',
};

/** The `deployments` of a repository. */
export function deploymentsField(
  request: GraphqlRequest,
  repository: Repository,
) {
  return field<RepositoryDeploymentsArgs>(
    [...PAGING, 'environments', 'orderBy'],
    async ({ environments, orderBy, ...paging }) => {
      const names = environments?.map(name => name.toLowerCase());
      const newestFirst = await request.context.store.deployments.list({
        repositoryId: repository.id,
      });
      const asked = newestFirst.filter(
        ({ environment }) =>
          !names || names.includes(environment.toLowerCase()),
      );
      const isRising = orderBy?.direction !== 'DESC';
      return connection(isRising ? asked.reverse() : asked, paging, {
        name: 'deployments',
        key: ({ id }) => (isRising ? id : -id),
        node: deployment => deploymentNode(request, repository, deployment),
      });
    },
  );
}

export function deploymentNode(
  request: GraphqlRequest,
  repository: Repository,
  deployment: Deployment,
): Served {
  const { store, git } = request.context;
  const { id, sha, ref, environment, payload } = deployment;
  const latest = () => store.deployments.latestStatus(id);
  const statusOf = (status: DeploymentStatus) =>
    statusNode(request, repository, deployment, status);
  return {
    __typename: 'Deployment',
    id: nodeId('Deployment', id),
    databaseId: id,
    commit: () => findObject(request, repository, sha),
    commitOid: sha,
    createdAt: deployment.createdAt,
    updatedAt: deployment.updatedAt,
    creator: () => accountOf(request, deployment.creatorId),
    description: deployment.description,
    environment,
    latestEnvironment: environment,
    originalEnvironment: deployment.originalEnvironment,
    payload: JSON.stringify(payload),
    task: deployment.task,
    repository: () => repositoryNode(request, repository),
    ref: async () => {
      const branch = await git.of(repository).findRef(`${BRANCHES}${ref}`);
      return branch ? refNode(request, repository, branch) : null;
    },
    state: async () => DEPLOYMENT_STATES[(await latest())?.state ?? 'pending'],
    latestStatus: async () => {
      const status = await latest();
      return status ? statusOf(status) : null;
    },
    statuses: field<DeploymentStatusesArgs>(PAGING, async args => {
      const newestFirst = await store.deployments.listStatuses(id);
      return connection(newestFirst, args, {
        name: 'statuses',
        key: status => -status.id,
        node: statusOf,
      });
    }),
  };
}

function statusNode(
  request: GraphqlRequest,
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
): Served {
  return {
    __typename: 'DeploymentStatus',
    id: nodeId('DeploymentStatus', status.id),
    createdAt: status.createdAt,
    updatedAt: status.createdAt,
    creator: () => accountOf(request, status.creatorId),
    deployment: () => deploymentNode(request, repository, deployment),
    description: status.description,
    environment: deployment.environment,
    environmentUrl: status.environmentUrl || null,
    logUrl: status.logUrl || null,
    state: status.state.toUpperCase(),
  };
}

async function accountOf(request: GraphqlRequest, id: number) {
  const account = await request.context.store.accounts.findById(id);
  return account ? accountNode(request, account) : null;
}
