import { User } from '../../store/AccountStore';
import { Environment } from '../../store/EnvironmentStore';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { WorkflowRun } from '../../store/WorkflowRunStore';
import { PendingReview } from '../Actions';
import { EngineContext } from './EngineContext';

/** Whether somebody may decide on deployments to an environment. */
export async function mayReview(
  { store }: Pick<EngineContext, 'store'>,
  environment: Environment,
  run: WorkflowRun,
  viewer: User,
): Promise<boolean> {
  if (environment.preventSelfReview && run.triggeringActorId === viewer.id) {
    return false;
  }
  const teams = await store.teams.listOfUser(viewer.id);
  return environment.reviewers.some(({ type, id }) =>
    type === 'User' ? id === viewer.id : teams.some(team => team.id === id),
  );
}

/** Environments that jobs of a run wait for, with those jobs. */
export async function waitingFor(
  { store }: Pick<EngineContext, 'store'>,
  run: WorkflowRun,
): Promise<Array<{ environment: Environment; jobs: WorkflowJob[] }>> {
  const jobs = await store.workflowJobs.listByRun(run.id, run.attempt);
  const waiting = jobs.filter(({ status }) => status === 'waiting');
  const environments = await store.environments.list(run.repositoryId);
  return environments
    .map(environment => ({
      environment,
      jobs: waiting.filter(
        job =>
          job.environment?.toLowerCase() === environment.name.toLowerCase(),
      ),
    }))
    .filter(held => held.jobs.length > 0);
}

/** The same, as the viewer is asked to decide on it. */
export async function pendingReviews(
  context: Pick<EngineContext, 'store'>,
  run: WorkflowRun,
  viewer: User | undefined,
): Promise<PendingReview[]> {
  const held = await waitingFor(context, run);
  return Promise.all(
    held.map(async ({ environment, jobs }) => ({
      environmentId: environment.id,
      jobs,
      waitTimer: environment.waitTimer,
      waitTimerStartedAt: environment.waitTimer > 0 ? jobs[0].createdAt : null,
      canReview: Boolean(
        viewer && (await mayReview(context, environment, run, viewer)),
      ),
    })),
  );
}
