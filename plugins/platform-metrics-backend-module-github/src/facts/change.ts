import type { ChangeReport } from '@internal/plugin-platform-metrics-common';
import type { GithubCommit, GithubRepository } from '../github/objects';
import { GITHUB, referenceOf } from './identity';

/** A commit never changes: whoever reports it says the same. */
export function toChangeReport(
  repository: GithubRepository,
  { sha, html_url, parents, commit }: GithubCommit,
): ChangeReport {
  return {
    kind: 'change',
    source: GITHUB,
    externalId: `${repository.id}@${sha}`,
    reportedAt: commit.committer.date,
    repository: referenceOf(repository),
    sha,
    parents: parents.map(parent => parent.sha),
    authoredAt: commit.author.date,
    reverts: revertedBy(commit.message),
    url: html_url,
  };
}

/** As `git revert` writes it. */
function revertedBy(message: string): string | undefined {
  return /^This reverts commit ([0-9a-f]{40,64})\b/m.exec(message)?.[1];
}
