import type { FactReport } from '@internal/plugin-platform-metrics-common';
import { z } from 'zod';
import {
  toRepositoryReport,
  withdrawRepository,
  type KnownHistory,
} from '../facts/repository';
import { supportLabelsOf } from '../facts/issue';
import { repositorySchema } from '../github/objects';
import type { IssueSettings } from '../settings';
import { parsePayload } from './parsePayload';

const payloadSchema = z.object({
  action: z.string(),
  repository: repositorySchema,
});

/** What changes a fact of a repository that is known already. */
const CHANGES = new Set(['archived', 'renamed', 'transferred', 'unarchived']);

/**
 * `repository`: all is known of one that was just created. Of an older one only
 * reconciliation knows from when on, so that its news waits until that is there.
 */
export async function translateRepository(
  payload: unknown,
  context: {
    receivedAt: number;
    settings: IssueSettings;
    readHistory(repositoryId: number): Promise<KnownHistory | undefined>;
  },
): Promise<FactReport[]> {
  const { action, repository } = parsePayload(payloadSchema, payload);
  const { id, created_at, updated_at } = repository;
  if (action === 'deleted') {
    return [withdrawRepository(repository, context.receivedAt)];
  }
  if (supportLabelsOf(repository, context.settings)) {
    // Whether it is a service as well, the catalog tells to reconciliation.
    return [];
  }
  const changedAt = Math.max(created_at, updated_at);
  if (action === 'created') {
    return [toRepositoryReport(repository, {}, changedAt)];
  }
  const history = CHANGES.has(action)
    ? await context.readHistory(id)
    : undefined;
  return history ? [toRepositoryReport(repository, history, changedAt)] : [];
}
