import type { FactReport } from '@internal/plugin-platform-metrics-common';
import type { FactRecorder } from '@internal/plugin-platform-metrics-node';
import type { FactStore } from '../database/FactStore';

/** Hears of reports after their commit, and answers for its own failures. */
export type RecordingObserver = (
  reports: readonly FactReport[],
  /** Where all was known before, nothing is changed. */
  recorded: { isChanged: boolean },
) => void;

/** A recorder that others can watch. */
export function observeRecorder(
  facts: Pick<FactStore, 'record'>,
  observers: readonly RecordingObserver[],
): FactRecorder {
  return {
    async record(reports) {
      const recorded = await facts.record(reports);
      for (const observe of observers) {
        observe(reports, recorded);
      }
    },
  };
}
