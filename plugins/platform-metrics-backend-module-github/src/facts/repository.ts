import type { RepositoryReport } from '@internal/plugin-platform-metrics-common';
import type { GithubRepository } from '../github/objects';
import { GITHUB, referenceOf } from './identity';

/** What the cursor of reconciliation keeps of a repository, beyond GitHub's word. */
export interface KnownHistory {
  /** Facts from before are not known. Absent: everything since creation is. */
  historySince?: number;
  /** GitHub does not say when it was archived: when that was first seen. */
  archivedAt?: number;
}

export function toRepositoryReport(
  repository: GithubRepository,
  { historySince, archivedAt }: KnownHistory,
  reportedAt: number,
): RepositoryReport {
  return {
    kind: 'repository',
    source: GITHUB,
    externalId: String(repository.id),
    reportedAt,
    repository: referenceOf(repository),
    createdAt: repository.created_at,
    historySince,
    archivedAt: repository.archived
      ? (archivedAt ?? repository.updated_at)
      : undefined,
    url: repository.html_url,
  };
}

/** GitHub has it no longer, or shows it no longer. */
export function withdrawRepository(
  repository: Pick<GithubRepository, 'created_at' | 'full_name' | 'id'>,
  at: number,
): RepositoryReport {
  return {
    kind: 'repository',
    source: GITHUB,
    externalId: String(repository.id),
    reportedAt: at,
    isWithdrawn: true,
    repository: referenceOf(repository),
    createdAt: repository.created_at,
  };
}
