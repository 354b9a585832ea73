import type {
  DeploymentReport,
  DeploymentStatusReport,
  IncidentReport,
  Requester,
  SupportRequestReport,
} from '@internal/plugin-platform-metrics-common';
import type { DeploymentItem, IncidentItem, SupportRequestItem } from './items';

/** A deployment, and that it entered a state: each state once. */
export function deploymentReports(
  item: DeploymentItem,
  repository: string,
  now: number,
): [DeploymentReport, DeploymentStatusReport] {
  const { source, id, url, isWithdrawn, fixesIncident } = item;
  const reportedAt = item.reportedAt ?? item.finishedAt ?? now;
  const at = item.finishedAt ?? reportedAt;
  const common = { source, reportedAt, isWithdrawn, url };
  return [
    {
      ...common,
      kind: 'deployment',
      externalId: id,
      repository: { repository },
      environment: item.environment,
      sha: item.sha,
      createdAt: item.createdAt ?? at,
      fixesIncident,
    },
    {
      ...common,
      kind: 'deployment-status',
      externalId: `${id}#${item.state}`,
      repository: { repository },
      deployment: id,
      state: item.state,
      at,
    },
  ];
}

export function incidentReport(
  item: IncidentItem,
  repository: string,
  now: number,
): IncidentReport {
  const { source, id, openedAt, resolvedAt } = item;
  const { title, causedBy, url, isWithdrawn } = item;
  return {
    kind: 'incident',
    source,
    externalId: id,
    reportedAt: item.reportedAt ?? now,
    isWithdrawn,
    repository: { repository },
    openedAt,
    resolvedAt,
    title,
    causedBy,
    url,
  };
}

export function supportRequestReport(
  item: SupportRequestItem,
  now: number,
): SupportRequestReport {
  const { source, id, openedAt, closedAt, channel } = item;
  const { squad, requester, url, isWithdrawn } = item;
  return {
    kind: 'support-request',
    source,
    externalId: id,
    reportedAt: item.reportedAt ?? now,
    isWithdrawn,
    openedAt,
    closedAt,
    channel,
    squad,
    requester: requester && requesterOf(requester),
    url,
  };
}

function requesterOf(
  requester: NonNullable<SupportRequestItem['requester']>,
): Requester[] {
  const ways = {
    entity: requester.user,
    email: requester.email,
    'github-login': requester.githubLogin,
    'slack-user': requester.slackUser,
  } as const;
  return (Object.keys(ways) as Array<keyof typeof ways>).flatMap(by => {
    const value = ways[by];
    return value === undefined ? [] : { by, value };
  });
}
