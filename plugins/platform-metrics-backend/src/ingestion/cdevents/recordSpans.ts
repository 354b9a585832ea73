import type { FactReport } from '@internal/plugin-platform-metrics-common';
import type { FactStore } from '../../database/FactStore';
import { isSpan, mergeSpan } from './mergeSpan';

/**
 * Records what events tell: each adds to what others told of its subject, maybe
 * to another replica at the same time.
 */
export function recordSpans(
  facts: Pick<FactStore, 'record' | 'recordMerged'>,
  reports: readonly FactReport[],
): Promise<{ isChanged: boolean }> {
  return reports.some(isSpan)
    ? facts.recordMerged(reports, mergeSpan)
    : facts.record(reports);
}
