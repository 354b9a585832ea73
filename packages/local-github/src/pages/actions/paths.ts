import { posix } from 'node:path';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { WorkflowRun } from '../../store/WorkflowRunStore';
import { Workflow } from '../../store/WorkflowStore';

/** GitHub's own addresses, below a repository's page. */
export function workflowPath(
  home: string,
  { path }: Pick<Workflow, 'path'>,
): string {
  return `${home}/actions/workflows/${encodeURIComponent(posix.basename(path))}`;
}

export function runPath(home: string, { id }: Pick<WorkflowRun, 'id'>): string {
  return `${home}/actions/runs/${id}`;
}

export function attemptPath(
  home: string,
  { id }: Pick<WorkflowRun, 'id'>,
  attempt: number,
): string {
  return `${home}/actions/runs/${id}/attempts/${attempt}`;
}

export function jobPath(
  home: string,
  { id, runId }: Pick<WorkflowJob, 'id' | 'runId'>,
): string {
  return `${home}/actions/runs/${runId}/job/${id}`;
}

export function environmentPath(home: string, environment: string): string {
  return `${home}/deployments/${encodeURIComponent(environment)}`;
}
