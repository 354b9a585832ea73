import { Context } from '../context';
import { DomainEvent } from '../events';
import { workflowJobItem } from '../representations/workflowJobs';
import { checkRunMessages, checkSuiteMessages } from './checkMessages';
import { subjectDeployment } from './deploymentMessages';
import { repositorySubjects } from './subjects';
import { WebhookMessage } from './WebhookMessage';
import {
  subjectRun,
  subjectWorkflow,
  toldConclusion,
  toldStatus,
} from './workflowSubjects';

type Message = Pick<WebhookMessage, 'event' | 'payload'>;
type Tells = Pick<Context, 'store' | 'git' | 'urls'>;
export type RunEvent = Extract<DomainEvent, { type: `workflow_run.${string}` }>;
export type JobEvent = Extract<DomainEvent, { type: `workflow_job.${string}` }>;

/** A run's turn of events, with what its check suite and whoever asked say. */
export async function runMessages(
  context: Tells,
  event: RunEvent,
): Promise<Message[]> {
  const { type, repository, sender, run } = event;
  const subjects = repositorySubjects(context, repository, sender);
  const action = type.split('.')[1];
  const about = {
    event: 'workflow_run',
    payload: {
      action,
      workflow: await subjectWorkflow(context, repository, run),
      workflow_run: await subjectRun(context, repository, run),
      ...subjects,
    },
  };
  switch (action) {
    case 'requested':
      return run.event === 'workflow_dispatch' && run.attempt === 1
        ? [await dispatchMessage(context, event), about]
        : [about];
    case 'completed':
      return [...(await checkSuiteMessages(context, event)), about];
    default:
      return [about];
  }
}

async function dispatchMessage(
  context: Tells,
  { repository, sender, run }: RunEvent,
): Promise<Message> {
  const workflow = await subjectWorkflow(context, repository, run);
  return {
    event: 'workflow_dispatch',
    payload: {
      inputs: run.inputs,
      ref: run.ref,
      workflow: workflow?.path,
      ...repositorySubjects(context, repository, sender),
    },
  };
}

/** A job's turn of events, and that of its check run. */
export async function jobMessages(
  context: Tells,
  event: JobEvent,
): Promise<Message[]> {
  const { type, repository, sender, run, job } = event;
  const [steps, deployment] = await Promise.all([
    context.store.workflowJobs.listSteps(job.id),
    subjectDeployment(context, repository, job.deploymentId),
  ]);
  return [
    ...(await checkRunMessages(context, event)),
    {
      event: 'workflow_job',
      payload: {
        action: type.split('.')[1],
        workflow_job: {
          ...workflowJobItem(context, repository, run, job, steps),
          status: toldStatus(job.status),
          conclusion:
            job.conclusion === 'timed_out'
              ? 'failure'
              : toldConclusion(job.conclusion),
        },
        ...(deployment && { deployment }),
        ...repositorySubjects(context, repository, sender),
      },
    },
  ];
}
