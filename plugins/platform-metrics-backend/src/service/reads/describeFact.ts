import {
  leadTimeMs,
  type Fact,
  type IncidentReport,
} from '@internal/plugin-platform-metrics-common';
import { factId } from '../../database/factId';
import type { CountedFact } from '../../database/FactReader';
import type { Organization } from '../organization/Organization';

/** A fact as answers show it. */
export function describeFact(
  fact: CountedFact,
  organization: Organization,
  /** What is recovered from later is not known to a report that ends here. */
  knownBefore = Infinity,
): Fact {
  const { report } = fact;
  const common = {
    id: fact.id,
    source: report.source,
    externalId: report.externalId,
    reportedAt: iso(report.reportedAt),
    ...ownersOf(fact, organization),
    ...(report.url && { url: report.url }),
    at: iso(fact.at),
  };
  switch (report.kind) {
    case 'repository':
      return {
        ...common,
        kind: report.kind,
        createdAt: iso(report.createdAt),
        ...instants({
          historySince: report.historySince,
          firstDeployedAt: fact.firstDeployedAt,
          archivedAt: report.archivedAt,
        }),
      };
    case 'deployment':
      return {
        ...common,
        kind: report.kind,
        environment: report.environment,
        sha: report.sha,
        createdAt: iso(report.createdAt),
        ...(report.fixesIncident && { fixesIncident: report.fixesIncident }),
        ...outcomeOf(fact, knownBefore),
      };
    case 'change':
      return {
        ...common,
        kind: report.kind,
        sha: report.sha,
        parents: report.parents,
        ...(report.reverts && { reverts: report.reverts }),
        authoredAt: iso(report.authoredAt),
        ...(fact.deployed && {
          deployedAt: iso(fact.deployed.at),
          deployment: fact.deployed.by,
          leadTimeMs: leadTimeMs({
            authoredAt: report.authoredAt,
            deployedAt: fact.deployed.at,
          }),
        }),
      };
    case 'incident':
      return {
        ...common,
        kind: report.kind,
        openedAt: iso(report.openedAt),
        ...instants({ resolvedAt: report.resolvedAt }),
        ...(report.title && { title: report.title }),
        ...(report.number !== undefined && { number: report.number }),
        ...(report.causedBy && { causedBy: causeOf(report) }),
      };
    case 'pull-request':
      return {
        ...common,
        kind: report.kind,
        number: report.number,
        ...(report.mergeSha && { mergeSha: report.mergeSha }),
        ...instants({ mergedAt: report.mergedAt }),
        labels: report.labels,
        ...(report.reverts !== undefined && { revertsNumber: report.reverts }),
        fixes: report.fixes,
      };
    case 'support-request':
      return {
        ...common,
        kind: report.kind,
        openedAt: iso(report.openedAt),
        ...instants({ closedAt: report.closedAt }),
        channel: report.channel,
        ...(fact.squad && { assignedBy: fact.squad.by }),
      };
    default:
      throw new Error(`Facts of kind ${report.kind} are not shown`);
  }
}

function ownersOf(
  fact: CountedFact,
  organization: Organization,
): Pick<Fact, 'repository' | 'service' | 'squad'> {
  const service =
    fact.service === undefined
      ? undefined
      : organization.services.get(fact.service);
  if (service) {
    return organization.describeService(service);
  }
  return fact.squad ? { squad: organization.squadSubject(fact.squad.ref) } : {};
}

/** What an incident names, by the fact's id where it names a deployment. */
function causeOf({ source, causedBy }: IncidentReport): Fact['causedBy'] {
  const { deployment, sha } = causedBy ?? {};
  return {
    ...(deployment && {
      deployment: factId('deployment', { source, externalId: deployment }),
    }),
    ...(sha && { sha }),
  };
}

function outcomeOf(
  { deployment }: CountedFact,
  knownBefore: number,
): Partial<Fact> {
  if (!deployment) {
    return {};
  }
  const { tier, state, finishedAt, recoveredAt, remediations } = deployment;
  const { lastSucceededAt, lastFailedAt } = deployment;
  const isCounted = tier === 'production' && finishedAt !== undefined;
  return {
    tier,
    ...(state && { state }),
    ...instants({
      finishedAt,
      lastSucceededAt,
      lastFailedAt,
      recoveredAt:
        recoveredAt !== undefined && recoveredAt < knownBefore
          ? recoveredAt
          : undefined,
    }),
    ...(isCounted && {
      isFailed: remediations.length > 0,
      isUnplanned: deployment.isUnplanned,
    }),
    ...(remediations.length > 0 && { remediations: [...remediations] }),
  };
}

/** Those that are known, as ISO. */
function instants<K extends string>(
  values: Record<K, number | undefined>,
): Partial<Record<K, string>>;
function instants(values: Record<string, number | undefined>) {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, iso(value)]],
    ),
  );
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
