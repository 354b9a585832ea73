import type { RepositoryReference } from '@internal/plugin-platform-metrics-common';

/** A repository as a report of then means it. */
export interface DatedReference {
  repository: RepositoryReference;
  /** When it was reported. */
  at: number;
}

/** GitHub tells no upper from lower case in names. */
export function nameOf({ repository }: RepositoryReference): string {
  return repository.toLowerCase();
}
