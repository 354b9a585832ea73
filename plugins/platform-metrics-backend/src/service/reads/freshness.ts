import type { Freshness } from '@internal/plugin-platform-metrics-common';
import type { SourceState } from '../../sources/SourceStates';
import type { Organization } from '../organization/Organization';

/** How fresh the facts are, by source. */
export function freshness(
  sources: readonly SourceState[],
  { isDemonstration }: Organization,
): Freshness {
  const last = Math.max(
    -Infinity,
    ...sources.map(({ lastEventAt }) => lastEventAt ?? -Infinity),
  );
  return {
    ...(Number.isFinite(last) && { lastEventAt: iso(last) }),
    isDemonstration,
    sources: sources.map(
      ({ lastEventAt, lastReconciledAt, progress, error, ...state }) => ({
        ...state,
        ...(progress && { progress }),
        ...(lastEventAt !== undefined && { lastEventAt: iso(lastEventAt) }),
        ...(lastReconciledAt !== undefined && {
          lastReconciledAt: iso(lastReconciledAt),
        }),
        ...(error !== undefined && { error }),
      }),
    ),
  };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
