import type { PullRequestReport } from '@internal/plugin-platform-metrics-common';
import type { GithubPullRequest, GithubRepository } from '../github/objects';
import { GITHUB, numberedId, referenceOf, reportedAt } from './identity';
import { writtenText } from './writtenText';

/** GitHub's words: https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue */
const CLOSING =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b:?\s+(?:https?:\/\/[^/\s]+\/(?<linked>[^/\s]+\/[^/\s]+)\/issues\/|(?<named>[\w.-]+\/[\w.-]+)?#|GH-)(?<number>\d+)\b/gi;

/** As the button *Revert* writes it. */
const REVERTING = /^Reverts (?<named>[\w.-]+\/[\w.-]+)?#(?<number>\d+)\b/im;

/** Absent for one into another branch than the default one. */
export function toPullRequestReport(
  repository: GithubRepository,
  pullRequest: GithubPullRequest,
  readAt?: number,
): PullRequestReport | undefined {
  if (pullRequest.base.ref !== repository.default_branch) {
    return undefined;
  }
  const { number, labels, merged_at, merge_commit_sha } = pullRequest;
  const body = writtenText(pullRequest.body ?? '');
  const isMerged = merged_at && merge_commit_sha;
  return {
    kind: 'pull-request',
    source: GITHUB,
    externalId: numberedId(repository, number),
    reportedAt: reportedAt(pullRequest.updated_at, readAt),
    repository: referenceOf(repository),
    number,
    ...(isMerged && { mergeSha: merge_commit_sha, mergedAt: merged_at }),
    labels: labels.map(({ name }) => name).toSorted(),
    reverts: revertedBy(repository, body),
    fixes: fixedBy(repository, body),
    url: pullRequest.html_url,
  };
}

/** It was turned away from the default branch. */
export function withdrawPullRequest(
  repository: GithubRepository,
  { number, updated_at, html_url }: GithubPullRequest,
): PullRequestReport {
  return {
    kind: 'pull-request',
    source: GITHUB,
    externalId: numberedId(repository, number),
    reportedAt: updated_at,
    isWithdrawn: true,
    repository: referenceOf(repository),
    number,
    labels: [],
    fixes: [],
    url: html_url,
  };
}

function revertedBy(
  repository: GithubRepository,
  body: string,
): number | undefined {
  const { named, number } = REVERTING.exec(body)?.groups ?? {};
  return number && isHere(repository, named) ? Number(number) : undefined;
}

function fixedBy(repository: GithubRepository, body: string): number[] {
  const numbers = [...body.matchAll(CLOSING)]
    .filter(({ groups }) => isHere(repository, groups?.linked ?? groups?.named))
    .map(({ groups }) => Number(groups?.number));
  return [...new Set(numbers)].toSorted((one, other) => one - other);
}

function isHere({ full_name }: GithubRepository, named?: string): boolean {
  return !named || named.toLowerCase() === full_name.toLowerCase();
}
