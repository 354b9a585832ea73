import { RunConclusion, WorkflowRun } from '../store/WorkflowRunStore';
import { WorkflowJob } from '../store/WorkflowJobStore';

/** The first of these that any job ended with is how its attempt ended. */
const FROM_WORST: RunConclusion[] = [
  'failure',
  'timed_out',
  'cancelled',
  'success',
];

/**
 * A run as it was at the end of an earlier attempt, told from the jobs of that
 * attempt: the run itself keeps its present state only.
 */
export function pastAttempt(
  run: WorkflowRun,
  attempt: number,
  jobs: WorkflowJob[],
): WorkflowRun {
  const began = jobs.map(({ createdAt }) => createdAt).sort();
  const ended = jobs.flatMap(({ completedAt }) => completedAt ?? []).sort();
  return {
    ...run,
    attempt,
    status: 'completed',
    conclusion:
      jobs.length === 0
        ? 'startup_failure'
        : (FROM_WORST.find(each =>
            jobs.some(({ conclusion }) => conclusion === each),
          ) ?? 'skipped'),
    runStartedAt: began.at(0) ?? run.createdAt,
    updatedAt: ended.at(-1) ?? run.createdAt,
    ...(attempt === 1 && { triggeringActorId: run.actorId }),
  };
}
