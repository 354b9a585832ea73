import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  FactKind,
  FactReport,
} from '@internal/plugin-platform-metrics-common';
import type { GithubClient } from '../github/GithubClient';
import type { GithubRepository } from '../github/objects';
import type { IssueSettings } from '../settings';
import type { RepositoryCursor } from './Cursor';

/**
 * One look at one repository: what changed since the last, or, where it is
 * full, all that is there against all that is known.
 */
export interface Look {
  client: GithubClient;
  repository: GithubRepository;
  cursor: RepositoryCursor;
  isFull: boolean;
  settings: IssueSettings;
  logger: LoggerService;
  now: () => number;
  /** Commits facts, then notes and keeps how far the look is. */
  record(reports: readonly FactReport[], note?: () => void): Promise<void>;
  /** External ids of what is known of the repository. */
  listReported(kind: FactKind): Promise<string[]>;
}

/** What changed while GitHub's lists were made may be in none of them. */
export const OVERLAP_MS = 5 * 60_000;

/** From when on a list is to be read. */
export function readFrom(
  { cursor, isFull }: Look,
  { readAt }: { readAt?: number },
): number {
  return isFull || readAt === undefined ? cursor.horizon : readAt - OVERLAP_MS;
}

/** Where in the repository's part of the API. */
export function apiPath({ full_name }: GithubRepository, rest: string): string {
  return `/repos/${full_name}${rest}`;
}
