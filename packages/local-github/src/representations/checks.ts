import { components } from '@octokit/openapi-types';
import { Context } from '../context';
import { NO_SHA } from '../git/refs';
import { Deployment } from '../store/DeploymentStore';
import { Repository } from '../store/RepositoryStore';
import { WorkflowAnnotation } from '../store/WorkflowAnnotationStore';
import { WorkflowJob } from '../store/WorkflowJobStore';
import { WorkflowRun } from '../store/WorkflowRunStore';
import { encodePath } from '../urls';
import { deploymentSimple } from './deployments';
import { githubActionsApp } from './githubActionsApp';
import { SimpleCommit } from './headCommits';
import { nodeId } from './nodeId';
import { minimalRepository } from './repositories';
import { runPullRequests } from './runPullRequests';
import { jobPage } from './workflowJobs';

type Schemas = components['schemas'];

/** What a check run says that concerns nothing but the job it is. */
export function checkRunFacts(
  context: Pick<Context, 'urls'>,
  repository: Repository,
  job: WorkflowJob,
) {
  const page = jobPage(context, repository, job);
  return {
    id: job.id,
    name: job.name,
    node_id: nodeId('CheckRun', job.id),
    head_sha: job.headSha,
    external_id: `${job.runId}-${job.attempt}-${job.key}`,
    url: context.urls.repositoryApi(repository, `/check-runs/${job.id}`),
    html_url: page,
    details_url: page,
    status: job.status,
    conclusion: job.conclusion,
    started_at: job.startedAt ?? job.createdAt,
    completed_at: job.completedAt,
  };
}

/** What a check run says that has to be looked up, to clients and hooks alike. */
export async function checkRunFindings(
  context: Pick<Context, 'store' | 'urls'>,
  repository: Repository,
  job: WorkflowJob,
) {
  const { store, urls } = context;
  const [annotations, deployment] = await Promise.all([
    store.workflowAnnotations.listByJob(job.id),
    deploymentOf(context, job),
  ]);
  const url = urls.repositoryApi(repository, `/check-runs/${job.id}`);
  return {
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: annotations.length,
      annotations_url: `${url}/annotations`,
    },
    app: githubActionsApp(context),
    pull_requests: await runPullRequests(context, repository, job),
    ...(deployment && {
      deployment: deploymentSimple(context, repository, deployment),
    }),
  };
}

/** A job's check run: the same thing, under the same number. */
export async function checkRunItem(
  context: Pick<Context, 'store' | 'urls'>,
  repository: Repository,
  job: WorkflowJob,
): Promise<Schemas['check-run']> {
  return {
    ...checkRunFacts(context, repository, job),
    ...(await checkRunFindings(context, repository, job)),
    check_suite: { id: job.runId },
  };
}

async function deploymentOf(
  { store }: Pick<Context, 'store'>,
  { repositoryId, deploymentId }: WorkflowJob,
): Promise<Deployment | undefined> {
  return deploymentId === null
    ? undefined
    : store.deployments.find(repositoryId, deploymentId);
}

/** A run's check suite, under the same number. */
export async function checkSuiteItem(
  context: Pick<Context, 'store' | 'urls'>,
  repository: Repository,
  run: WorkflowRun,
  headCommit: SimpleCommit,
): Promise<Schemas['check-suite']> {
  const { store, urls } = context;
  const url = urls.repositoryApi(repository, `/check-suites/${run.id}`);
  const jobs = await store.workflowJobs.listByRun(run.id, run.attempt);
  return {
    id: run.id,
    node_id: nodeId('CheckSuite', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    status: run.status,
    conclusion: run.conclusion,
    url,
    ...suiteRange(run),
    pull_requests: await runPullRequests(context, repository, run),
    app: githubActionsApp(context),
    repository: minimalRepository(context, repository),
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    head_commit: headCommit,
    latest_check_runs_count: jobs.length,
    check_runs_url: `${url}/check-runs`,
    rerequestable: true,
    runs_rerequestable: false,
  };
}

/** What the push that a suite belongs to changed; only pushes know. */
export function suiteRange({ event, eventPayload, headSha }: WorkflowRun) {
  const { before } = eventPayload;
  return {
    before: event === 'push' && typeof before === 'string' ? before : NO_SHA,
    after: headSha,
  };
}

/** Where an annotation names no file, GitHub points at the workflow folder. */
export function checkAnnotation(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  headSha: string,
  annotation: WorkflowAnnotation,
): Schemas['check-annotation'] {
  const path = annotation.path ?? '.github';
  const startLine = annotation.startLine ?? 1;
  const page = urls.repository(repository);
  return {
    path,
    blob_href: `${page}/blob/${headSha}/${encodePath(path)}`,
    start_line: startLine,
    start_column: annotation.startColumn,
    end_line: annotation.endLine ?? startLine,
    end_column: annotation.endColumn,
    annotation_level: annotation.level,
    title: annotation.title ?? '',
    message: annotation.message,
    raw_details: '',
  };
}
