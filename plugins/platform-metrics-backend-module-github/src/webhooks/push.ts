import { z } from 'zod';
import { repositorySchema, type GithubRepository } from '../github/objects';
import { parsePayload } from './parsePayload';

const payloadSchema = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  deleted: z.boolean(),
  repository: repositorySchema,
});

/** Commits that a push brought to the default branch. */
export interface PushedCommits {
  repository: GithubRepository;
  /** Absent: the branch is new. */
  base?: string;
  head: string;
}

/**
 * `push`: it tells neither parents nor when a commit was authored, so what it
 * brought has to be read. Absent for other refs than the default branch.
 */
export function findPushedCommits(payload: unknown): PushedCommits | undefined {
  const { ref, before, after, deleted, repository } = parsePayload(
    payloadSchema,
    payload,
  );
  if (ref !== `refs/heads/${repository.default_branch}` || deleted) {
    return undefined;
  }
  return {
    repository,
    base: /^0+$/.test(before) ? undefined : before,
    head: after,
  };
}
