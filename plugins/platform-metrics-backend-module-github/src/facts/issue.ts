import type {
  IncidentReport,
  SupportRequestReport,
} from '@internal/plugin-platform-metrics-common';
import type { GithubIssue, GithubRepository } from '../github/objects';
import type { IssueSettings } from '../settings';
import { causeOf } from './causeOf';
import { GITHUB, numberedId, referenceOf, reportedAt } from './identity';

export type IssueReport = IncidentReport | SupportRequestReport;
export type IssueKind = IssueReport['kind'];

/** What an issue with these labels counts as: one, both or neither. */
export function kindsOf(
  repository: Pick<GithubRepository, 'full_name'>,
  labels: readonly string[],
  settings: IssueSettings,
): IssueKind[] {
  const kinds: IssueKind[] = [];
  if (hasAnyOf(labels, settings.incidentLabels)) {
    kinds.push('incident');
  }
  const wanted = supportLabelsOf(repository, settings);
  if (wanted && (wanted.length === 0 || hasAnyOf(labels, wanted))) {
    kinds.push('support-request');
  }
  return kinds;
}

/** The labels of support requests in a repository; absent where it takes none. */
export function supportLabelsOf(
  { full_name }: Pick<GithubRepository, 'full_name'>,
  { supportRequests }: IssueSettings,
): readonly string[] | undefined {
  return supportRequests.find(
    ({ repository }) => repository.toLowerCase() === full_name.toLowerCase(),
  )?.labels;
}

/** However late it got its label, it counts from when it was opened. */
export function toIssueReports(
  repository: GithubRepository,
  issue: GithubIssue,
  settings: IssueSettings,
  readAt?: number,
): IssueReport[] {
  const at = reportedAt(issue.updated_at, readAt);
  return kindsOf(repository, labelsOf(issue), settings).map(kind =>
    toReport(kind, repository, issue, settings, at),
  );
}

/** It lost its label, or is here no more. */
export function withdrawIssue(
  kind: IssueKind,
  repository: GithubRepository,
  issue: GithubIssue,
  settings: IssueSettings,
  at: number,
): IssueReport {
  return {
    ...toReport(kind, repository, issue, settings, at),
    isWithdrawn: true,
  };
}

/** GitHub has it no longer; what it said does not count any more. */
export function withdrawGoneIssue(
  kind: IssueKind,
  repository: GithubRepository,
  externalId: string,
  at: number,
): IssueReport {
  const key = { source: GITHUB, externalId, reportedAt: at, openedAt: at };
  return kind === 'incident'
    ? { kind, ...key, isWithdrawn: true, repository: referenceOf(repository) }
    : { kind, ...key, isWithdrawn: true, channel: repository.full_name };
}

function toReport(
  kind: IssueKind,
  repository: GithubRepository,
  issue: GithubIssue,
  settings: IssueSettings,
  at: number,
): IssueReport {
  const { number, user } = issue;
  // One that is open again still tells when it was closed.
  const ended =
    issue.state === 'open' ? undefined : (issue.closed_at ?? undefined);
  const common = {
    source: GITHUB,
    externalId: numberedId(repository, number),
    reportedAt: at,
    openedAt: issue.created_at,
    url: issue.html_url,
  };
  if (kind === 'incident') {
    return {
      kind,
      ...common,
      repository: referenceOf(repository),
      resolvedAt: ended,
      title: issue.title,
      number,
      causedBy: causeOf(issue.body ?? ''),
    };
  }
  return {
    kind,
    ...common,
    closedAt: ended,
    channel: repository.full_name,
    requester: user ? [{ by: 'github-login', value: user.login }] : undefined,
    squad: squadOf(labelsOf(issue), settings.squadLabelPrefix),
  };
}

/** The squad that a label such as `squad/payments` names. */
function squadOf(
  labels: readonly string[],
  prefix: string | undefined,
): string | undefined {
  if (prefix === undefined) {
    return undefined;
  }
  const names = labels
    .filter(label => label.toLowerCase().startsWith(prefix.toLowerCase()))
    .map(label => label.slice(prefix.length).trim().toLowerCase())
    .filter(name => /^[a-z0-9][a-z0-9._-]*$/.test(name));
  const [name] = names.toSorted();
  return name && `group:default/${name}`;
}

export function labelsOf({ labels }: Pick<GithubIssue, 'labels'>): string[] {
  return labels.map(({ name }) => name);
}

/** GitHub's labels know no upper and lower case. */
function hasAnyOf(labels: readonly string[], wanted: readonly string[]) {
  const known = new Set(wanted.map(label => label.toLowerCase()));
  return labels.some(label => known.has(label.toLowerCase()));
}
