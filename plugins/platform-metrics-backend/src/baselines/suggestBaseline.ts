import { isError } from '@backstage/errors';
import type { BaselineSuggestion } from '@internal/plugin-platform-metrics-node';
import type { AuditTrail } from '../routes/AuditTrail';
import type { BaselineDraft, BaselineService } from './BaselineService';

/**
 * Keeps what a source suggests where there is none, not even one that somebody
 * enters meanwhile. Whether that is settled: not while the squad is not known.
 * Sources ask again and again: only what is there to be kept is written down.
 */
export async function suggestBaseline(
  { audit, baselines }: { audit: AuditTrail; baselines: BaselineService },
  source: string,
  suggestion: BaselineSuggestion,
): Promise<boolean> {
  const { metric, subject } = suggestion;
  if (await baselines.has({ metric, subject })) {
    return true;
  }
  if (!(await baselines.knows(subject))) {
    return false;
  }
  const draft = await draftOf(baselines, source, suggestion);
  if (draft) {
    const { origin, value } = draft;
    await audit.record(
      {
        id: origin === 'computed' ? 'baseline-compute' : 'baseline-enter',
        meta: { metric, subject, value, source },
      },
      () => baselines.add(draft),
      isKept => ({ isKept }),
    );
  }
  return true;
}

/** Absent where it is to be computed and nothing is from before the golden path. */
async function draftOf(
  baselines: BaselineService,
  source: string,
  suggestion: BaselineSuggestion,
): Promise<BaselineDraft | undefined> {
  try {
    return await baselines.draft(suggestion, source);
  } catch (error) {
    if (isError(error) && error.name === 'ConflictError') {
      return undefined;
    }
    throw error;
  }
}
