import { DeploymentState } from '../../store/DeploymentStore';
import { Environment } from '../../store/EnvironmentStore';
import { JobConclusion, WorkflowJob } from '../../store/WorkflowJobStore';
import { recordDeployment, recordDeploymentStatus } from '../recordDeployment';
import { EngineContext } from './EngineContext';
import { RecordedRun } from './RunRecords';

/** How the end of a job is the end of its deployment. */
const FINAL: Record<JobConclusion, DeploymentState> = {
  success: 'success',
  failure: 'failure',
  timed_out: 'failure',
  cancelled: 'error',
  skipped: 'inactive',
};

/** The deployments that jobs with an environment make, step by step. */
export class JobDeployments {
  readonly #context: EngineContext;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** How far a job's deployment is; it is created where it is missing. */
  async stateOf(
    { run, repository, actor }: RecordedRun,
    job: WorkflowJob,
    environment: Environment,
  ): Promise<DeploymentState | undefined> {
    const { deployments } = this.#context.store;
    if (job.deploymentId !== null) {
      return (await deployments.latestStatus(job.deploymentId))?.state;
    }
    await recordDeployment(
      this.#context,
      repository,
      actor,
      {
        sha: run.headSha,
        ref: run.headBranch ?? run.ref,
        task: 'deploy',
        environment: environment.name,
        originalEnvironment: environment.name,
        description: null,
        payload: {},
        isTransient: false,
        isProduction: false,
        runId: run.id,
      },
      job.id,
    );
    return undefined;
  }

  /** Reports on the deployment of a job that has one. */
  async report(
    { run, repository, actor }: RecordedRun,
    jobId: number,
    state: DeploymentState,
  ): Promise<void> {
    const { workflowJobs, deployments } = this.#context.store;
    const job = await workflowJobs.find(repository.id, jobId);
    const deployment =
      job?.deploymentId &&
      (await deployments.find(repository.id, job.deploymentId));
    if (job && deployment) {
      const { urls } = this.#context;
      await recordDeploymentStatus(
        this.#context,
        repository,
        actor,
        deployment,
        {
          state,
          description: '',
          environmentUrl: job.environmentUrl ?? '',
          logUrl: `${urls.repository(repository)}/actions/runs/${run.id}/job/${job.id}`,
        },
      );
    }
  }

  /** Ends the deployment of a job that has ended; safe to repeat. */
  async close(recorded: RecordedRun, job: WorkflowJob): Promise<void> {
    if (job.deploymentId === null || job.conclusion === null) {
      return;
    }
    const { deployments } = this.#context.store;
    const last = await deployments.latestStatus(job.deploymentId);
    if (!last || !isFinal(last.state)) {
      await this.report(recorded, job.id, FINAL[job.conclusion]);
    }
  }
}

function isFinal(state: DeploymentState): boolean {
  return ['success', 'failure', 'error', 'inactive'].includes(state);
}
