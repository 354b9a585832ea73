import { Context } from '../context';
import {
  checkRunFacts,
  checkRunFindings,
  suiteRange,
} from '../representations/checks';
import { githubActionsApp } from '../representations/githubActionsApp';
import { nodeId } from '../representations/nodeId';
import { runPullRequests } from '../representations/runPullRequests';
import { Repository } from '../store/RepositoryStore';
import { WorkflowJob } from '../store/WorkflowJobStore';
import { WorkflowRun } from '../store/WorkflowRunStore';
import { repositorySubjects } from './subjects';
import { WebhookMessage } from './WebhookMessage';
import type { JobEvent, RunEvent } from './workflowMessages';
import { headCommitOf, toldConclusion, toldStatus } from './workflowSubjects';

type Message = Pick<WebhookMessage, 'event' | 'payload'>;
type Tells = Pick<Context, 'store' | 'git' | 'urls'>;

/** Hooks hear of a check when it is there, and when it is done. */
export async function checkRunMessages(
  context: Tells,
  { type, repository, sender, run, job, isNew }: JobEvent,
): Promise<Message[]> {
  const actions = [
    ...(isNew ? ['created'] : []),
    ...(type === 'workflow_job.completed' ? ['completed'] : []),
  ];
  if (actions.length === 0) {
    return [];
  }
  const check = await subjectCheckRun(context, repository, run, job);
  const subjects = repositorySubjects(context, repository, sender);
  return actions.map(action => ({
    event: 'check_run',
    payload: { action, check_run: check, ...subjects },
  }));
}

async function subjectCheckRun(
  context: Tells,
  repository: Repository,
  run: WorkflowRun,
  job: WorkflowJob,
) {
  return {
    ...checkRunFacts(context, repository, job),
    ...(await checkRunFindings(context, repository, job)),
    status: toldStatus(job.status),
    check_suite: await subjectSuite(context, repository, run),
  };
}

export async function checkSuiteMessages(
  context: Tells,
  { repository, sender, run }: RunEvent,
): Promise<Message[]> {
  const jobs = await context.store.workflowJobs.listByRun(run.id, run.attempt);
  const suite = await subjectSuite(context, repository, run);
  return [
    {
      event: 'check_suite',
      payload: {
        action: 'completed',
        check_suite: {
          ...suite,
          latest_check_runs_count: jobs.length,
          check_runs_url: `${suite.url}/check-runs`,
          head_commit: await headCommitOf(context, repository, run),
        },
        ...repositorySubjects(context, repository, sender),
      },
    },
  ];
}

async function subjectSuite(
  context: Tells,
  repository: Repository,
  run: WorkflowRun,
) {
  const conclusion = toldConclusion(run.conclusion);
  return {
    id: run.id,
    node_id: nodeId('CheckSuite', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    status: ['in_progress', 'completed'].includes(run.status)
      ? run.status
      : 'queued',
    // To webhooks, a suite of nothing but skipped checks is a successful one.
    conclusion: conclusion === 'skipped' ? 'success' : conclusion,
    url: context.urls.repositoryApi(repository, `/check-suites/${run.id}`),
    ...suiteRange(run),
    pull_requests: await runPullRequests(context, repository, run),
    app: githubActionsApp(context),
    created_at: run.createdAt,
    updated_at: run.updatedAt,
  };
}
