import { WorkflowJob } from '../../store/WorkflowJobStore';
import { ExpressionFailure } from '../expressions/ExpressionFailure';
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
  if (isCancelRequested && !(await survives(planned))) {
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

async function survives(planned: PlannedJob): Promise<boolean> {
  try {
    return await planned.survivesCancel();
  } catch (error) {
    if (error instanceof ExpressionFailure) {
      return false;
    }
    throw error;
  }
}
