import type { Fact } from '@internal/plugin-platform-metrics-common';
import type { Columns } from './Table';

const key: Columns<Fact> = {
  id: fact => fact.id,
  kind: fact => fact.kind,
  source: fact => fact.source,
  externalId: fact => fact.externalId,
  reportedAt: fact => fact.reportedAt,
};

const owners: Columns<Fact> = {
  service: fact => fact.service?.ref,
  squad: fact => fact.squad?.ref,
  repository: fact => fact.repository,
};

const address: Columns<Fact> = { url: fact => fact.url };

/** What each kind of facts has. */
export const factColumns: Record<Fact['kind'], Columns<Fact>> = {
  change: {
    ...key,
    ...owners,
    sha: fact => fact.sha,
    parents: fact => fact.parents?.join(' '),
    reverts: fact => fact.reverts,
    authoredAt: fact => fact.authoredAt,
    deployedAt: fact => fact.deployedAt,
    deployment: fact => fact.deployment,
    leadTimeMs: fact => fact.leadTimeMs,
    ...address,
  },
  deployment: {
    ...key,
    ...owners,
    environment: fact => fact.environment,
    tier: fact => fact.tier,
    sha: fact => fact.sha,
    state: fact => fact.state,
    createdAt: fact => fact.createdAt,
    finishedAt: fact => fact.finishedAt,
    lastSucceededAt: fact => fact.lastSucceededAt,
    lastFailedAt: fact => fact.lastFailedAt,
    fixesIncident: fact => fact.fixesIncident,
    isFailed: fact => fact.isFailed,
    rules: fact => fact.remediations?.map(({ rule }) => rule).join(' '),
    evidence: fact =>
      fact.remediations?.flatMap(({ evidence = [] }) => evidence).join(' '),
    recoveredAt: fact => fact.recoveredAt,
    isUnplanned: fact => fact.isUnplanned,
    ...address,
  },
  incident: {
    ...key,
    ...owners,
    openedAt: fact => fact.openedAt,
    resolvedAt: fact => fact.resolvedAt,
    title: fact => fact.title,
    number: fact => fact.number,
    causedByDeployment: fact => fact.causedBy?.deployment,
    causedBySha: fact => fact.causedBy?.sha,
    ...address,
  },
  'pull-request': {
    ...key,
    ...owners,
    number: fact => fact.number,
    mergeSha: fact => fact.mergeSha,
    mergedAt: fact => fact.mergedAt,
    labels: fact => fact.labels && JSON.stringify(fact.labels),
    revertsNumber: fact => fact.revertsNumber,
    fixes: fact => fact.fixes?.join(' '),
    ...address,
  },
  repository: {
    ...key,
    ...owners,
    createdAt: fact => fact.createdAt,
    historySince: fact => fact.historySince,
    firstDeployedAt: fact => fact.firstDeployedAt,
    archivedAt: fact => fact.archivedAt,
    ...address,
  },
  'support-request': {
    ...key,
    squad: fact => fact.squad?.ref,
    assignedBy: fact => fact.assignedBy,
    openedAt: fact => fact.openedAt,
    closedAt: fact => fact.closedAt,
    channel: fact => fact.channel,
    ...address,
  },
};
