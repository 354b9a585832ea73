import { WorkflowJob } from '../../store/WorkflowJobStore';
import { JobResult as Result } from '../expressions/status';

/** What came of a job, as the jobs that need it see it. */
export interface JobResult {
  result: Result;
  outputs: Record<string, string>;
}

/** From the strongest: any failure fails, any cancellation cancels. */
const STRONGEST_FIRST = ['failure', 'cancelled', 'success'] as const;

/** What a matrix, or a called workflow, comes to. */
export function mergeResults(results: JobResult[]): JobResult {
  const result =
    STRONGEST_FIRST.find(each => results.some(one => one.result === each)) ??
    'skipped';
  const outputs: Record<string, string> = {};
  for (const [name, value] of results.flatMap(one =>
    Object.entries(one.outputs),
  )) {
    // The last combination that sets an output has the word.
    if (value !== '' || !(name in outputs)) {
      outputs[name] = value;
    }
  }
  return { result, outputs };
}

/** A job that is over, as `needs` tells of it: a timeout is a failure there. */
export function resultOf({ conclusion }: WorkflowJob): Result {
  return conclusion === null || conclusion === 'timed_out'
    ? 'failure'
    : conclusion;
}
