import { User } from '../store/AccountStore';
import { DeploymentReview } from '../store/DeploymentReviewStore';
import { Repository } from '../store/RepositoryStore';
import { WorkflowJob } from '../store/WorkflowJobStore';
import { WorkflowRun } from '../store/WorkflowRunStore';
import { Workflow } from '../store/WorkflowStore';
import { LoadedWorkflow } from './workflow/loadWorkflow';

/** Which jobs a re-run repeats; the others keep their result. */
export type RerunScope =
  | { jobs: 'all' }
  /** Those that did not succeed, and what depends on them. */
  | { jobs: 'failed' }
  /** This one, and what depends on it. */
  | { jobs: 'one'; jobId: number };

/** Whoever asks, and for which run. */
export interface RunRequest {
  repository: Repository;
  run: WorkflowRun;
  sender: User;
}

/**
 * What people ask of the runner, over the API or on a page. A request that
 * cannot be met throws an `ApiError` with GitHub's status and words.
 */
export interface Actions {
  /** A workflow's file as the runner takes it; `undefined` where it is not there. */
  readWorkflow(
    repository: Repository,
    commit: string,
    path: string,
  ): Promise<LoadedWorkflow | undefined>;

  /**
   * Starts a workflow by hand.
   *
   * @throws 404 where `ref` has no such workflow, 422 where it has no
   * `workflow_dispatch` trigger or the inputs do not fit it.
   */
  dispatch(request: {
    repository: Repository;
    workflow: Workflow;
    /** Branch or tag, in full or short. */
    ref: string;
    inputs: Record<string, unknown>;
    sender: User;
  }): Promise<WorkflowRun>;

  /** @throws 409 where the run is finished already. */
  cancel(request: RunRequest): Promise<void>;

  /** @throws 403 where the run is not finished yet. */
  rerun(request: RunRequest & { scope: RerunScope }): Promise<WorkflowRun>;

  /**
   * Lets the run's waiting jobs of these environments go on, or fails them.
   *
   * @throws 422 where the run does not wait for one of them, or the sender is
   * not among its reviewers.
   */
  review(
    request: RunRequest & {
      environmentIds: number[];
      state: DeploymentReview['state'];
      comment: string;
    },
  ): Promise<DeploymentReview[]>;

  /** Which environments the run waits for, and whether the viewer may decide. */
  pendingReviews(
    run: WorkflowRun,
    viewer: User | undefined,
  ): Promise<PendingReview[]>;

  /** Looks again at what the repository's runs wait for: an environment is gone. */
  reconsider(repository: Repository): Promise<void>;

  /**
   * A job's log so far, each line with its timestamp in front as GitHub gives
   * it; `undefined` before the job started.
   */
  readLog(job: WorkflowJob): Promise<string | undefined>;

  /** The log as it grows, line by line, until the job ends or `signal` aborts. */
  followLog(job: WorkflowJob, signal: AbortSignal): AsyncIterable<string>;

  /** Forgets a finished run with its logs. @throws 403 where it is not finished. */
  remove(request: RunRequest): Promise<void>;
}

/** An environment that a run's jobs are held back by. */
export interface PendingReview {
  environmentId: number;
  jobs: WorkflowJob[];
  /** Minutes, and since when they count. */
  waitTimer: number;
  waitTimerStartedAt: string | null;
  canReview: boolean;
}
