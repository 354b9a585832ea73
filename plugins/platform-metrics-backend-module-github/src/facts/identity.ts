import type { RepositoryReference } from '@internal/plugin-platform-metrics-common';
import type { GithubRepository } from '../github/objects';

/** The `source` of all facts from GitHub. */
export const GITHUB = 'github';

/** How facts name their repository: its id outlives a rename. */
export function referenceOf(
  repository: Pick<GithubRepository, 'full_name' | 'id'>,
): RepositoryReference {
  return {
    repository: repository.full_name,
    repositoryId: String(repository.id),
  };
}

/** The external id of what has a number in its repository. */
export function numberedId(
  { id }: Pick<GithubRepository, 'id'>,
  number: number | string,
): string {
  return `${id}#${number}`;
}

/**
 * When what was seen of an object was reported. GitHub's clock counts seconds,
 * so several changes may share one: what was read after that second had passed
 * is the last of them, and outranks the others.
 *
 * @param readAt - by GitHub's clock; absent for webhooks, which tell of one change
 */
export function reportedAt(updatedAt: number, readAt?: number): number {
  return isSettled(updatedAt, readAt) ? updatedAt + 999 : updatedAt;
}

/** Whether no further change can be of the same second. */
export function isSettled(updatedAt: number, readAt?: number): boolean {
  return readAt !== undefined && readAt >= updatedAt + 1000;
}
