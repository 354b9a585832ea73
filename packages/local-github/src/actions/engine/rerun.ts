import { WorkflowJob } from '../../store/WorkflowJobStore';
import { RerunScope } from '../Actions';
import { Job, Workflow } from '../workflow/Workflow';
import { allNeedsOf } from './needs';

/** Which jobs of the last attempt keep their result in the next one. */
export function jobsToKeep(
  workflow: Workflow,
  rows: WorkflowJob[],
  scope: RerunScope,
): number[] {
  if (scope.jobs === 'all') {
    return [];
  }
  const isAsked = (row: WorkflowJob) =>
    scope.jobs === 'one'
      ? row.id === scope.jobId
      : row.conclusion !== 'success' && row.conclusion !== 'skipped';
  const repeated = rows.filter(isAsked).map(({ key }) => key.split('/'));
  return rows
    .filter(
      row =>
        !isAsked(row) &&
        !repeated.some(path =>
          dependsOn(workflow.jobs, row.key.split('/'), path),
        ),
    )
    .map(({ id }) => id);
}

/**
 * Whether a job comes after another. Keys are paths of jobs that call one
 * another's file; what counts is the file in which the two part.
 */
function dependsOn(
  jobs: Job[],
  [own, ...ownRest]: string[],
  [other, ...otherRest]: string[],
): boolean {
  const ownId = idOf(own);
  const otherId = idOf(other);
  const job = jobs.find(({ id }) => id === ownId);
  if (!job) {
    return false;
  }
  if (ownId !== otherId) {
    return allNeedsOf(job, jobs).includes(otherId);
  }
  return (
    own === other &&
    job.kind === 'call' &&
    ownRest.length > 0 &&
    otherRest.length > 0 &&
    dependsOn(job.workflow.jobs, ownRest, otherRest)
  );
}

/** Without the number of a combination. */
function idOf(segment: string): string {
  return segment.replace(/#\d+$/, '');
}
