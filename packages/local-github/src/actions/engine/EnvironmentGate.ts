import { minimatch } from 'minimatch';
import { BRANCHES, TAGS } from '../../git/refs';
import { Environment, EnvironmentSettings } from '../../store/EnvironmentStore';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { waitTimerEnd } from '../waitTimer';
import { JobEnvironment } from '../workflow/environment';
import { JobDeployments } from './JobDeployments';
import { EngineContext } from './EngineContext';
import { RecordedRun } from './RunRecords';

/** As GitHub makes an environment that a job names and that is not there yet. */
const UNPROTECTED: EnvironmentSettings = {
  waitTimer: 0,
  preventSelfReview: false,
  reviewers: [],
  deploymentBranchPolicy: null,
};

/** What an environment says to a job that wants to deploy to it. */
export type Verdict =
  | { kind: 'open' }
  | { kind: 'refused'; reason: string }
  /** Somebody has to agree, or (`until`) time has to pass. */
  | { kind: 'waiting'; until?: Date };

/** The protection rules that stand between a job and its environment. */
export class EnvironmentGate {
  readonly #context: EngineContext;
  readonly #deployments: JobDeployments;

  constructor(context: EngineContext, deployments: JobDeployments) {
    this.#context = context;
    this.#deployments = deployments;
  }

  /** Safe to ask again: the first time creates the job's deployment. */
  async ask(
    recorded: RecordedRun,
    job: WorkflowJob,
    { name, createsDeployment }: JobEnvironment,
  ): Promise<Verdict> {
    const { store } = this.#context;
    const { repository } = recorded;
    const known = await store.environments.find(repository.id, name);
    if (!known && job.status === 'waiting') {
      return {
        kind: 'refused',
        reason: `The environment ${name} was deleted while this job waited for it.`,
      };
    }
    const environment =
      known ?? (await store.environments.set(repository.id, name, UNPROTECTED));

    const reason = await this.#refusal(recorded, environment);
    if (reason) {
      return { kind: 'refused', reason };
    }
    if (!createsDeployment) {
      return this.#reviewAndTimer(environment, job);
    }
    const state = await this.#deployments.stateOf(recorded, job, environment);
    if (state !== 'waiting' && state !== undefined) {
      return { kind: 'open' };
    }
    const verdict = this.#reviewAndTimer(environment, job);
    const next = verdict.kind === 'open' ? 'queued' : 'waiting';
    if (state !== next) {
      await this.#deployments.report(recorded, job.id, next);
    }
    return verdict;
  }

  /** What the reviewers and the wait timer say; open once both let it go on. */
  #reviewAndTimer(environment: Environment, job: WorkflowJob): Verdict {
    if (environment.reviewers.length > 0 && !job.isApproved) {
      return { kind: 'waiting' };
    }
    const until = waitTimerEnd(environment.waitTimer, job.createdAt);
    return until > this.#context.clock()
      ? { kind: 'waiting', until }
      : { kind: 'open' };
  }

  async #refusal(
    { run, repository }: RecordedRun,
    environment: Environment,
  ): Promise<string | undefined> {
    const policy = environment.deploymentBranchPolicy;
    if (!policy) {
      return undefined;
    }
    const isTag = run.ref.startsWith(TAGS);
    const name = run.ref.replace(isTag ? TAGS : BRANCHES, '');
    const { store } = this.#context;
    const isAllowed = policy.protectedBranches
      ? !isTag && (await store.branchProtections.find(repository.id, name))
      : (await store.environments.listBranchPolicies(environment.id)).some(
          allowed =>
            allowed.type === (isTag ? 'tag' : 'branch') &&
            minimatch(name, allowed.name),
        );
    return isAllowed
      ? undefined
      : `${isTag ? 'Tag' : 'Branch'} "${name}" is not allowed to deploy to ${environment.name} due to environment protection rules.`;
  }
}
