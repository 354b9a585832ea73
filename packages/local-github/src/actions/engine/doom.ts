import { WorkflowJob } from '../../store/WorkflowJobStore';
import { PlannedJob } from './FileScope';

/** GitHub's words in the log of a job that somebody cancelled. */
export const CANCELLED = 'The operation was canceled.';

/** Why a job must not go on: the run is cancelled, or its matrix has failed. */
export async function doomOf(
  planned: PlannedJob,
  { isCancelRequested }: { isCancelRequested: boolean },
  all: ReadonlyMap<string, PlannedJob>,
  rows: WorkflowJob[],
): Promise<string | undefined> {
  if (isCancelRequested && !(await planned.survivesCancel())) {
    return CANCELLED;
  }
  for (const { key, combination, failFast } of planned.matrices) {
    if (!failFast) {
      continue;
    }
    for (const row of rows.filter(
      ({ conclusion }) => conclusion === 'failure',
    )) {
      const other = all.get(row.key);
      const isOfSameMatrix = other?.matrices.some(
        part => part.key === key && part.combination !== combination,
      );
      if (isOfSameMatrix && !(await other?.toleratesFailure())) {
        return `The strategy configuration was canceled because "${row.name}" failed`;
      }
    }
  }
  return undefined;
}
