import { ServiceUnavailableError } from '@backstage/errors';
import type {
  BatchResult,
  ItemResult,
} from '@internal/plugin-platform-metrics-common';
import type { FactRecorder } from '@internal/plugin-platform-metrics-node';
import type { ItemOutcome } from './ItemOutcome';

/** Records what items say, and tells what became of each. */
export class ReportIntake {
  constructor(private readonly options: { recorder: FactRecorder }) {}

  /** Answers after the commit: all that were accepted are recorded, or none. */
  async record(outcomes: readonly ItemOutcome[]): Promise<BatchResult> {
    const reports = outcomes.flatMap(outcome =>
      outcome.status === 'accepted' ? outcome.reports : [],
    );
    if (reports.length > 0) {
      try {
        await this.options.recorder.record(reports);
      } catch (error) {
        throw new ServiceUnavailableError(
          'Nothing was recorded: try again later',
          error,
        );
      }
    }
    const items = outcomes.map(resultOf);
    const count = (status: ItemResult['status']) =>
      items.filter(item => item.status === status).length;
    return {
      recorded: count('recorded'),
      ignored: count('ignored'),
      rejected: count('rejected'),
      items,
    };
  }
}

function resultOf(outcome: ItemOutcome, index: number): ItemResult {
  switch (outcome.status) {
    case 'accepted':
      return { index, status: 'recorded', id: outcome.id };
    case 'ignored':
      return { index, status: 'ignored', reason: outcome.reason };
    default:
      return { index, status: 'rejected', error: outcome.problem };
  }
}
