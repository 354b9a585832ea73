import type {
  ChangeReport,
  DeploymentReport,
  DeploymentState,
  DeploymentStatusReport,
  IncidentReport,
  PullRequestReport,
  RepositoryReport,
  SupportRequestReport,
} from '@internal/plugin-platform-metrics-common';

/** Monday, in the week 2026-11-02. */
export const MONDAY = Date.UTC(2026, 10, 2);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const repository = {
  repository: 'Larkspur/Billing',
  repositoryId: '1',
};
const reported = { source: 'github', reportedAt: MONDAY };

export function aRepository(
  properties: Partial<RepositoryReport> = {},
): RepositoryReport {
  return {
    ...reported,
    kind: 'repository',
    externalId: properties.repository?.repositoryId ?? '1',
    repository,
    createdAt: MONDAY,
    url: 'https://github.com/larkspur/billing',
    ...properties,
  };
}

export function aDeployment(
  properties: Partial<DeploymentReport> = {},
): DeploymentReport {
  return {
    ...reported,
    kind: 'deployment',
    externalId: '10',
    repository,
    environment: 'production',
    sha: 'a1',
    createdAt: MONDAY,
    ...properties,
  };
}

export function aStatus(
  state: DeploymentState,
  properties: Partial<DeploymentStatusReport> = {},
): DeploymentStatusReport {
  const deployment = properties.deployment ?? '10';
  const at = properties.at ?? MONDAY + HOUR;
  return {
    ...reported,
    kind: 'deployment-status',
    externalId: `${deployment}-${state}`,
    repository,
    deployment,
    state,
    at,
    reportedAt: at,
    ...properties,
  };
}

export function aChange(
  sha: string,
  properties: Partial<ChangeReport> = {},
): ChangeReport {
  return {
    ...reported,
    kind: 'change',
    externalId: `${properties.repository?.repositoryId ?? '1'}@${sha}`,
    repository,
    sha,
    parents: [],
    authoredAt: MONDAY,
    ...properties,
  };
}

export function aPullRequest(
  number: number,
  properties: Partial<PullRequestReport> = {},
): PullRequestReport {
  return {
    ...reported,
    kind: 'pull-request',
    externalId: `1#${number}`,
    repository,
    number,
    labels: [],
    fixes: [],
    ...properties,
  };
}

export function anIncident(
  number: number,
  properties: Partial<IncidentReport> = {},
): IncidentReport {
  return {
    ...reported,
    kind: 'incident',
    externalId: `1#${number}`,
    repository,
    number,
    openedAt: MONDAY,
    ...properties,
  };
}

export function aSupportRequest(
  properties: Partial<SupportRequestReport> = {},
): SupportRequestReport {
  return {
    ...reported,
    source: 'slack',
    kind: 'support-request',
    externalId: 'C1-1',
    openedAt: MONDAY,
    channel: '#platform-help',
    requester: [{ by: 'slack-user', value: 'U1' }],
    ...properties,
  };
}
