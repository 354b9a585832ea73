import { components } from '@octokit/openapi-types';
import { Context } from '../context';
import { Repository } from '../store/RepositoryStore';
import { WorkflowJob, WorkflowStep } from '../store/WorkflowJobStore';
import { WorkflowRun } from '../store/WorkflowRunStore';
import { nodeId } from './nodeId';

type Schemas = components['schemas'];

/** A job's page; its check run's, too. */
export function jobPage(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  { id, runId }: WorkflowJob,
): string {
  return `${urls.repository(repository)}/actions/runs/${runId}/job/${id}`;
}

/** A job with its steps, as REST and webhooks alike tell of it. */
export function workflowJobItem(
  context: Pick<Context, 'urls'>,
  repository: Repository,
  run: WorkflowRun,
  job: WorkflowJob,
  steps: WorkflowStep[],
) {
  const { urls } = context;
  const { id, runId, startedAt, createdAt } = job;
  return {
    id,
    run_id: runId,
    workflow_name: run.name,
    head_branch: run.headBranch,
    run_url: urls.repositoryApi(repository, `/actions/runs/${runId}`),
    run_attempt: job.attempt,
    node_id: nodeId('CheckRun', id),
    head_sha: job.headSha,
    url: urls.repositoryApi(repository, `/actions/jobs/${id}`),
    html_url: jobPage(context, repository, job),
    status: job.status,
    conclusion: job.conclusion,
    created_at: createdAt,
    // GitHub knows no job that did not start: until it does, this is when it came.
    started_at: startedAt ?? createdAt,
    completed_at: job.completedAt,
    name: job.name,
    steps: steps.map(workflowStep),
    check_run_url: urls.repositoryApi(repository, `/check-runs/${id}`),
    labels: job.labels,
    ...(startedAt
      ? {
          runner_id: 1,
          runner_name: 'this machine',
          runner_group_id: 1,
          runner_group_name: 'Default',
        }
      : {
          runner_id: null,
          runner_name: null,
          runner_group_id: null,
          runner_group_name: null,
        }),
  } satisfies Schemas['job'];
}

function workflowStep(step: WorkflowStep) {
  return {
    name: step.name,
    status: step.status,
    conclusion: step.conclusion,
    number: step.number,
    started_at: step.startedAt,
    completed_at: step.completedAt,
  };
}
