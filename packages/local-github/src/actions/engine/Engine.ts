import { join } from 'node:path';
import { Context } from '../../context';
import { DomainEvent } from '../../events';
import { conflict, forbidden } from '../../http/ApiError';
import { User } from '../../store/AccountStore';
import { DeploymentReview } from '../../store/DeploymentReviewStore';
import { Repository } from '../../store/RepositoryStore';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { WorkflowRun } from '../../store/WorkflowRunStore';
import { Actions, PendingReview, RerunScope, RunRequest } from '../Actions';
import { JobLogs } from '../logs/JobLogs';
import { FindSubstitute } from '../substitutes/Substitute';
import { LoadedWorkflow } from '../workflow/loadWorkflow';
import { Conductor } from './Conductor';
import { Dispatch, dispatchRun } from './dispatchRun';
import { EngineContext } from './EngineContext';
import { EventRuns } from './EventRuns';
import { actionsBot } from './jobToken';
import { recover } from './recover';
import { jobsToKeep } from './rerun';
import { pendingReviews } from './reviews';
import { reviewRun } from './reviewRun';
import { RunStarter } from './RunStarter';
import { WorkflowLoader } from './WorkflowLoader';

const GONE = 'The repository was deleted while this job ran.';

export interface EngineOptions {
  /** Logs, workspaces and tools live here. */
  directory: string;
  /** How many jobs run at once; with 0 none ever does, and events start no runs. */
  jobsAtOnce: number;
  findSubstitute: FindSubstitute;
  isSubstituted(stepId: string): boolean;
}

type NeededContext = Pick<
  Context,
  'store' | 'git' | 'urls' | 'clock' | 'events' | 'log'
>;

/** The runner: workflows of local repositories, run on this machine. */
export class Engine implements Actions {
  readonly #context: EngineContext;
  readonly #conductor: Conductor;
  readonly #starter: RunStarter;
  readonly #eventRuns: EventRuns;
  readonly #unsubscribe: () => void;

  static async start(
    context: NeededContext,
    { directory, isSubstituted, findSubstitute, jobsAtOnce }: EngineOptions,
  ): Promise<Engine> {
    const { store, git, urls, clock, events, log } = context;
    const engineContext: EngineContext = {
      store,
      git,
      urls,
      clock,
      events,
      log,
      logs: new JobLogs(join(directory, 'logs'), { clock }),
      workflows: new WorkflowLoader(isSubstituted),
      directory,
      findSubstitute,
    };
    await actionsBot(context);
    const conductor = new Conductor(engineContext, { jobsAtOnce });
    await recover(engineContext, conductor);
    return new Engine(engineContext, conductor, jobsAtOnce > 0);
  }

  private constructor(
    context: EngineContext,
    conductor: Conductor,
    listens: boolean,
  ) {
    this.#context = context;
    this.#conductor = conductor;
    this.#starter = new RunStarter(context, conductor.records);
    this.#eventRuns = new EventRuns(context, this.#starter);
    this.#unsubscribe = listens
      ? context.events.subscribe(event => this.#hear(event))
      : () => {};
  }

  /** Ends what runs, truthfully on record; what waits goes on at the next start. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    await this.#conductor.stop();
  }

  async readWorkflow(
    repository: Repository,
    commit: string,
    path: string,
  ): Promise<LoadedWorkflow | undefined> {
    const objects = this.#context.git.of(repository);
    const entry = await objects.findEntry(commit, path);
    return entry?.type === 'blob'
      ? this.#context.workflows.load(objects, commit, path)
      : undefined;
  }

  async dispatch(request: Dispatch): Promise<WorkflowRun> {
    const run = await dispatchRun(this.#context, this.#starter, request);
    this.#conductor.touch(run.id);
    return run;
  }

  async cancel({ run }: RunRequest): Promise<void> {
    const { records } = this.#conductor;
    await this.#conductor.exclusive(async () => {
      const recorded = await records.find(run.id);
      if (!recorded || recorded.run.status === 'completed') {
        throw conflict('Cannot cancel a workflow run that is completed.');
      }
      await records.updateRun(recorded, { isCancelRequested: true });
      this.#conductor.touch(run.id);
    });
  }

  async rerun({
    run,
    repository,
    sender,
    scope,
  }: RunRequest & { scope: RerunScope }): Promise<WorkflowRun> {
    const { store, git, workflows } = this.#context;
    const { records } = this.#conductor;
    return this.#conductor.exclusive(async () => {
      const recorded = await records.find(run.id);
      if (recorded?.run.status !== 'completed') {
        throw forbidden('This workflow is already running');
      }
      const known = await store.workflows.findById(
        repository.id,
        run.workflowId,
      );
      const { workflow = undefined } = known
        ? await workflows.load(git.of(repository), run.sha, known.path)
        : {};
      const rows = await store.workflowJobs.listByRun(
        run.id,
        recorded.run.attempt,
      );
      const again = await store.workflowRuns.restart(
        run.id,
        sender.id,
        workflow ? jobsToKeep(workflow, rows, scope) : [],
      );
      records.announceRun(
        { run: again, repository, actor: sender },
        'workflow_run.requested',
      );
      this.#conductor.touch(run.id);
      return again;
    });
  }

  async review(
    request: Parameters<Actions['review']>[0],
  ): Promise<DeploymentReview[]> {
    return this.#conductor.exclusive(() =>
      reviewRun(this.#context, this.#conductor, request),
    );
  }

  async pendingReviews(
    run: WorkflowRun,
    viewer: User | undefined,
  ): Promise<PendingReview[]> {
    return pendingReviews(this.#context, run, viewer);
  }

  async reconsider({ id }: Repository): Promise<void> {
    for (const run of await this.#context.store.workflowRuns.listUnfinished()) {
      if (run.repositoryId === id) {
        this.#conductor.touch(run.id);
      }
    }
  }

  async readLog(job: WorkflowJob): Promise<string | undefined> {
    return this.#context.logs.read(loggedAs(job));
  }

  followLog(job: WorkflowJob, signal: AbortSignal): AsyncIterable<string> {
    const { logs, store } = this.#context;
    const hasEnded = async () => {
      const now = await store.workflowJobs.find(job.repositoryId, job.id);
      return now === undefined || now.status === 'completed';
    };
    return logs.follow(loggedAs(job), hasEnded, signal);
  }

  async remove({ run }: RunRequest): Promise<void> {
    const { store, logs } = this.#context;
    await this.#conductor.exclusive(async () => {
      const recorded = await this.#conductor.records.find(run.id);
      if (recorded && recorded.run.status !== 'completed') {
        throw forbidden('Could not delete the workflow run');
      }
      await store.workflowRuns.remove(run.id);
    });
    await logs.removeRun(run.id);
  }

  /** Settles when the runs that the event starts are on record. */
  async #hear(event: DomainEvent): Promise<void> {
    try {
      if (event.type === 'repository.deleted') {
        this.#conductor.running.stopOf(event.repository.id, GONE);
      }
      for (const run of await this.#eventRuns.start(event)) {
        this.#conductor.touch(run.id);
      }
    } catch (error) {
      this.#context.log(`A ${event.type} started no workflow: ${error}`);
    }
  }
}

/** The log of a job whose result a re-run kept is that of when it ran. */
function loggedAs({ id, keptJobId, runId }: WorkflowJob) {
  return { id: keptJobId ?? id, runId };
}
