import type {
  DeploymentReport,
  DeploymentStatusReport,
} from '@internal/plugin-platform-metrics-common';
import type {
  GithubDeployment,
  GithubDeploymentStatus,
  GithubRepository,
} from '../github/objects';
import { GITHUB, referenceOf, reportedAt } from './identity';

export function toDeploymentReport(
  repository: GithubRepository,
  deployment: GithubDeployment,
  readAt?: number,
): DeploymentReport {
  const environment = encodeURIComponent(deployment.environment);
  return {
    kind: 'deployment',
    source: GITHUB,
    externalId: String(deployment.id),
    reportedAt: reportedAt(deployment.updated_at, readAt),
    repository: referenceOf(repository),
    environment: deployment.environment,
    sha: deployment.sha,
    ref: deployment.ref,
    createdAt: deployment.created_at,
    url: `${repository.html_url}/deployments/${environment}`,
  };
}

/**
 * Every state is passed on as it is: what it means is for metrics to say. A
 * status never changes, and is known by what it says: GraphQL has no other id
 * of it that REST and webhooks have as well.
 */
export function toDeploymentStatusReport(
  repository: GithubRepository,
  deployment: Pick<GithubDeployment, 'id'>,
  status: GithubDeploymentStatus,
  readAt?: number,
): DeploymentStatusReport {
  const at = new Date(status.created_at);
  return {
    kind: 'deployment-status',
    source: GITHUB,
    externalId: `${deployment.id}#${status.state}@${at.toISOString()}`,
    reportedAt: reportedAt(status.updated_at, readAt),
    repository: referenceOf(repository),
    deployment: String(deployment.id),
    state: status.state,
    at: status.created_at,
    url: status.log_url,
  };
}

/** GitHub has it no longer; what it said does not count any more. */
export function withdrawDeployment(
  repository: GithubRepository,
  externalId: string,
  at: number,
): DeploymentReport {
  return {
    kind: 'deployment',
    source: GITHUB,
    externalId,
    reportedAt: at,
    isWithdrawn: true,
    repository: referenceOf(repository),
    environment: '',
    sha: '',
    createdAt: at,
  };
}
