import type { FactReport } from '@internal/plugin-platform-metrics-common';
import { z } from 'zod';
import {
  kindsOf,
  labelsOf,
  toIssueReports,
  withdrawIssue,
} from '../facts/issue';
import { issueSchema, repositorySchema } from '../github/objects';
import type { IssueSettings } from '../settings';
import { parsePayload } from './parsePayload';

const payloadSchema = z.object({
  action: z.string(),
  issue: issueSchema,
  repository: repositorySchema,
  /** Which one was put on or taken off. */
  label: z.object({ name: z.string() }).optional(),
});

/** The repository has it no longer. */
const ENDS = new Set(['deleted', 'transferred']);

/** `issues`: what it counts as by its labels now, and what no longer. */
export function translateIssue(
  payload: unknown,
  { settings, receivedAt }: { settings: IssueSettings; receivedAt: number },
): FactReport[] {
  const { action, issue, repository, label } = parsePayload(
    payloadSchema,
    payload,
  );
  if (issue.pull_request) {
    return [];
  }
  const labels = labelsOf(issue);
  const kinds = kindsOf(repository, labels, settings);
  if (ENDS.has(action)) {
    return kinds.map(kind =>
      withdrawIssue(kind, repository, issue, settings, receivedAt),
    );
  }
  const before =
    action === 'unlabeled' && label
      ? kindsOf(repository, [...labels, label.name], settings)
      : kinds;
  return [
    ...toIssueReports(repository, issue, settings),
    ...before
      .filter(kind => !kinds.includes(kind))
      .map(kind =>
        withdrawIssue(kind, repository, issue, settings, issue.updated_at),
      ),
  ];
}
