import { components } from '@octokit/openapi-types';
import { Context } from '../context';
import { Repository } from '../store/RepositoryStore';
import { WorkflowRun } from '../store/WorkflowRunStore';
import { Workflow } from '../store/WorkflowStore';
import { simpleUser } from './accounts';
import { headCommits, SimpleCommit } from './headCommits';
import { nodeId } from './nodeId';
import { minimalRepository } from './repositories';
import { runPullRequests } from './runPullRequests';

type Schemas = components['schemas'];
type Represents = Pick<Context, 'store' | 'git' | 'urls'>;

/** Where a run is found, in the words that REST and webhooks share. */
export function runUrls(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  { id, attempt, workflowId }: WorkflowRun,
) {
  const api = urls.repositoryApi(repository, `/actions/runs/${id}`);
  return {
    url: api,
    html_url: `${urls.repository(repository)}/actions/runs/${id}`,
    jobs_url: `${api}/jobs`,
    logs_url: `${api}/logs`,
    check_suite_url: urls.repositoryApi(repository, `/check-suites/${id}`),
    artifacts_url: `${api}/artifacts`,
    cancel_url: `${api}/cancel`,
    rerun_url: `${api}/rerun`,
    previous_attempt_url: attempt > 1 ? `${api}/attempts/${attempt - 1}` : null,
    workflow_url: urls.repositoryApi(
      repository,
      `/actions/workflows/${workflowId}`,
    ),
  };
}

/** Every run has a check suite of its own, under the same number. */
export function runFacts(run: WorkflowRun) {
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('WorkflowRun', run.id),
    check_suite_id: run.id,
    check_suite_node_id: nodeId('CheckSuite', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    display_title: run.displayTitle,
    run_number: run.runNumber,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run_started_at: run.runStartedAt,
    referenced_workflows: [],
  };
}

/** The accounts behind a run: its own, and that of the present attempt. */
export async function runActors(
  context: Pick<Context, 'store' | 'urls'>,
  { actorId, triggeringActorId }: WorkflowRun,
) {
  const { accounts } = context.store;
  const [actor, triggeringActor] = await Promise.all([
    accounts.findUserById(actorId),
    accounts.findUserById(triggeringActorId),
  ]);
  return { actor, triggeringActor: triggeringActor ?? actor };
}

export async function workflowRunItem(
  context: Represents,
  repository: Repository,
  run: WorkflowRun,
): Promise<Schemas['workflow-run']> {
  const [item] = await workflowRunItems(context, repository, [run]);
  return item;
}

export async function workflowRunItems(
  context: Represents,
  repository: Repository,
  runs: WorkflowRun[],
  { excludePullRequests = false } = {},
): Promise<Array<Schemas['workflow-run']>> {
  const [commits, workflows] = await Promise.all([
    headCommits(
      context,
      repository,
      runs.map(({ headSha }) => headSha),
    ),
    context.store.workflows.list(repository.id),
  ]);
  return Promise.all(
    runs.map(run =>
      runItem(context, repository, run, {
        commit: commits.get(run.headSha),
        workflow: workflows.find(({ id }) => id === run.workflowId),
        excludePullRequests,
      }),
    ),
  );
}

async function runItem(
  context: Represents,
  repository: Repository,
  run: WorkflowRun,
  {
    commit,
    workflow,
    excludePullRequests,
  }: {
    commit?: SimpleCommit;
    workflow?: Workflow;
    excludePullRequests: boolean;
  },
): Promise<Schemas['workflow-run']> {
  const { actor, triggeringActor } = await runActors(context, run);
  const minimal = minimalRepository(context, repository);
  return {
    ...runFacts(run),
    ...runUrls(context, repository, run),
    path: workflow?.path ?? '',
    pull_requests: excludePullRequests
      ? []
      : await runPullRequests(context, repository, run),
    ...(actor && { actor: simpleUser(context, actor) }),
    ...(triggeringActor && {
      triggering_actor: simpleUser(context, triggeringActor),
    }),
    head_commit: commit ?? null,
    repository: minimal,
    head_repository: minimal,
    head_repository_id: repository.id,
  };
}
