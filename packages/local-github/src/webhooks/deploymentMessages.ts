import { Context } from '../context';
import { DomainEvent } from '../events';
import { checkRunFacts } from '../representations/checks';
import {
  deploymentItem,
  deploymentStatusItem,
} from '../representations/deployments';
import { Deployment } from '../store/DeploymentStore';
import { Repository } from '../store/RepositoryStore';
import { WorkflowJob } from '../store/WorkflowJobStore';
import { repositorySubjects, subjectAccount } from './subjects';
import { WebhookMessage } from './WebhookMessage';
import {
  subjectDeployingRun,
  subjectWorkflow,
  toldStatus,
} from './workflowSubjects';

type Message = Pick<WebhookMessage, 'event' | 'payload'>;
type Tells = Pick<Context, 'store' | 'git' | 'urls'>;
type CreatedEvent = Extract<DomainEvent, { type: 'deployment.created' }>;
type StatusEvent = Extract<DomainEvent, { type: 'deployment_status.created' }>;

export async function deploymentMessages(
  context: Tells,
  { repository, sender, deployment }: CreatedEvent,
): Promise<Message[]> {
  const cause = await causeOf(context, repository, deployment);
  return [
    {
      event: 'deployment',
      payload: {
        action: 'created',
        deployment: await told(context, repository, deployment),
        workflow: cause?.workflow ?? null,
        workflow_run: cause?.workflow_run ?? null,
        ...repositorySubjects(context, repository, sender),
      },
    },
  ];
}

/** Nobody is told that a deployment became inactive, as on GitHub. */
export async function deploymentStatusMessages(
  context: Tells,
  { repository, sender, deployment, status }: StatusEvent,
): Promise<Message[]> {
  if (status.state === 'inactive') {
    return [];
  }
  const item = await deploymentStatusItem(
    context,
    repository,
    deployment,
    status,
  );
  const { log_url, ...rest } = item;
  const creator = await context.store.accounts.findById(status.creatorId);
  const cause = await causeOf(context, repository, deployment);
  return [
    {
      event: 'deployment_status',
      payload: {
        action: 'created',
        deployment_status: {
          ...rest,
          state: status.state,
          creator: creator && subjectAccount(context, creator),
          ...(log_url && { log_url }),
        },
        deployment: await told(context, repository, deployment),
        ...cause,
        ...repositorySubjects(context, repository, sender),
      },
    },
  ];
}

/** The deployment of a job that makes one. */
export async function subjectDeployment(
  context: Tells,
  repository: Repository,
  deploymentId: number | null,
) {
  const deployment =
    deploymentId === null
      ? undefined
      : await context.store.deployments.find(repository.id, deploymentId);
  return deployment && told(context, repository, deployment);
}

async function told(
  context: Tells,
  repository: Repository,
  deployment: Deployment,
) {
  const { payload } = deployment;
  const creator = await context.store.accounts.findById(deployment.creatorId);
  return {
    ...(await deploymentItem(context, repository, deployment)),
    creator: creator && subjectAccount(context, creator),
    payload: typeof payload === 'object' && payload ? payload : {},
  };
}

/** The run and the job that made a deployment, if a workflow did. */
async function causeOf(
  context: Tells,
  repository: Repository,
  { id, runId }: Deployment,
) {
  const run =
    runId === null
      ? undefined
      : await context.store.workflowRuns.findById(runId);
  if (!run) {
    return undefined;
  }
  const jobs = await context.store.workflowJobs.listByRun(run.id);
  const job = jobs.find(({ deploymentId }) => deploymentId === id);
  return {
    workflow: await subjectWorkflow(context, repository, run),
    workflow_run: await subjectDeployingRun(context, repository, run),
    ...(job && { check_run: toldCheckRun(context, repository, job) }),
  };
}

function toldCheckRun(
  context: Tells,
  repository: Repository,
  job: WorkflowJob,
) {
  return {
    ...checkRunFacts(context, repository, job),
    status: toldStatus(job.status),
  };
}
