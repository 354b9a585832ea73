import type { Status } from './Scope';

/** How a job ended, as `needs.<id>.result` has it. */
export type JobResult = 'success' | 'failure' | 'cancelled' | 'skipped';

/**
 * What a job's own `if:` sees: the results of all jobs that it depends on,
 * over however many others.
 */
export function statusOfJob(
  results: JobResult[],
  isRunCancelled: boolean,
): Status {
  return {
    success: !isRunCancelled && results.every(result => result === 'success'),
    failure: results.includes('failure'),
    cancelled: isRunCancelled,
  };
}
