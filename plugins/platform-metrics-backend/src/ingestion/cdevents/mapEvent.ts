import type {
  FactReport,
  IncidentReport,
  MetricsSettings,
  Requester,
  SupportRequestReport,
} from '@internal/plugin-platform-metrics-common';
import { rejected, type ItemOutcome } from '../ItemOutcome';
import { deploymentReports } from '../reportsOf';
import type { Artifact } from './artifact';
import type { CdEvent } from './CdEvent';

/** Under which every producer's events are kept: their ids say whose they are. */
const SOURCE = 'cdevents';

const EMAIL = /^[^@\s]+@[^@\s]+$/;

/** What an event reports; or why it reports nothing. */
export type MappedEvent =
  | { status: 'mapped'; reports: [FactReport, ...FactReport[]] }
  | Exclude<ItemOutcome, { status: 'accepted' }>;

/** A service took a version in: deployed, upgraded and rolled back alike. */
export function mapDeployment(
  { context, subject }: CdEvent,
  artifact: Artifact,
  { repository }: { repository: string },
): MappedEvent {
  const { environment, artifactId } = subject.content;
  if (!environment) {
    return refuse(
      'data/subject/content/environment',
      'expected an environment',
    );
  }
  if (artifact.sha === undefined) {
    return refuse(
      'data/subject/content/artifactId',
      `${artifactId ?? 'missing'}; expected a package URL with a commit or digest, such as pkg:github/owner/name@sha`,
    );
  }
  return {
    status: 'mapped',
    reports: deploymentReports(
      {
        source: SOURCE,
        id: `${context.source} ${context.id}`,
        environment: environment.id,
        sha: artifact.sha,
        state: 'success',
        reportedAt: context.timestamp,
        finishedAt: context.timestamp,
      },
      repository,
      context.timestamp,
    ),
  };
}

/** Something began to go wrong in production, or no longer does. */
export function mapIncident(
  name: string,
  event: CdEvent,
  artifact: Artifact,
  found: { repository: string },
  { tiers }: Pick<MetricsSettings, 'tiers'>,
): MappedEvent {
  const { environment, description, ticketURI } = event.subject.content;
  const tier = environment && tiers[environment.id.toLowerCase()];
  if (tier !== 'production') {
    return {
      status: 'ignored',
      reason: `${environment?.id ?? 'No environment'} is not in the tier production`,
    };
  }
  const { timestamp } = event.context;
  const report: IncidentReport = {
    kind: 'incident',
    ...keyOf(event),
    repository: { repository: found.repository },
    openedAt: timestamp,
    resolvedAt: name === 'incident.resolved' ? timestamp : undefined,
    title: description?.slice(0, 256),
    causedBy: artifact.sha === undefined ? undefined : { sha: artifact.sha },
    url: webAddress(ticketURI),
  };
  return { status: 'mapped', reports: [report] };
}

/** Somebody asked, or got an answer. */
export function mapTicket(name: string, event: CdEvent): MappedEvent {
  const { group, creator, uri } = event.subject.content;
  const { timestamp, source } = event.context;
  const report: SupportRequestReport = {
    kind: 'support-request',
    ...keyOf(event),
    openedAt: timestamp,
    closedAt: name === 'ticket.closed' ? timestamp : undefined,
    channel: group ?? event.subject.source ?? source,
    requester: requesterOf(creator),
    url: webAddress(uri),
  };
  return { status: 'mapped', reports: [report] };
}

/** What opens and what closes it have the subject in common, not the event. */
function keyOf({ context, subject }: CdEvent) {
  return {
    source: SOURCE,
    externalId: `${subject.source ?? context.source} ${subject.id}`,
    reportedAt: context.timestamp,
  };
}

function requesterOf(creator: string | undefined): Requester[] | undefined {
  return creator !== undefined && EMAIL.test(creator)
    ? [{ by: 'email', value: creator }]
    : undefined;
}

function webAddress(uri: string | undefined): string | undefined {
  return uri && /^https?:\/\//.test(uri) ? uri : undefined;
}

function refuse(field: string, message: string): MappedEvent {
  return rejected(`${field}: ${message}`, `/${field}`);
}
