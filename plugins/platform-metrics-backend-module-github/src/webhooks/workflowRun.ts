import { z } from 'zod';
import { repositorySchema, type GithubRepository } from '../github/objects';
import { parsePayload } from './parsePayload';

const payloadSchema = z.object({
  action: z.string(),
  workflow_run: z.object({
    head_sha: z.string(),
    head_branch: z.string().nullish(),
  }),
  repository: repositorySchema,
});

/**
 * `workflow_run`: by itself it is no fact, since a run may deploy or not. One
 * that ended on the default branch says that it is time to read what became of
 * the deployments of its commit, should their own events be lost.
 */
export function findFinishedRun(
  payload: unknown,
): { repository: GithubRepository; sha: string } | undefined {
  const { action, workflow_run, repository } = parsePayload(
    payloadSchema,
    payload,
  );
  const isNews =
    action === 'completed' &&
    workflow_run.head_branch === repository.default_branch;
  return isNews ? { repository, sha: workflow_run.head_sha } : undefined;
}
