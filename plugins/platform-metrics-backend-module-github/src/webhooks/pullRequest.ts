import type { FactReport } from '@internal/plugin-platform-metrics-common';
import { z } from 'zod';
import { toPullRequestReport, withdrawPullRequest } from '../facts/pullRequest';
import { pullRequestSchema, repositorySchema } from '../github/objects';
import { parsePayload } from './parsePayload';

const payloadSchema = z.object({
  pull_request: pullRequestSchema,
  repository: repositorySchema,
  changes: z.object({ base: z.object({}).optional() }).optional(),
});

/** `pull_request`: whatever happened to it, this is how it is now. */
export function translatePullRequest(payload: unknown): FactReport[] {
  const { repository, pull_request, changes } = parsePayload(
    payloadSchema,
    payload,
  );
  const report = toPullRequestReport(repository, pull_request);
  if (report) {
    return [report];
  }
  return changes?.base ? [withdrawPullRequest(repository, pull_request)] : [];
}
