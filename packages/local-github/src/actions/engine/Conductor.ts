import { toTimestamp } from '../../clock';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { actAfter } from './actAfter';
import { EngineContext } from './EngineContext';
import { EnvironmentGate } from './EnvironmentGate';
import { PlannedJob } from './FileScope';
import { Groups } from './Groups';
import { JobDeployments } from './JobDeployments';
import { JobEnds } from './JobEnds';
import { JobGates } from './JobGates';
import { JobOutcome, JobRun } from './JobRun';
import { RunningJobs } from './RunningJobs';
import { RunProgress } from './RunProgress';
import { RecordedRun, RunRecords } from './RunRecords';
import { Turnstile } from './Turnstile';

/** What the annotation of a job says that the runner left behind. */
export const STOPPED =
  'The runner stopped while this job ran, since the local GitHub was ended. Nothing of the job is repeated by itself: re-run the failed jobs to try again.';

/**
 * Sees runs through. Whatever changes a run goes through one turnstile, so that
 * nothing is decided on what has just changed; jobs themselves run beside it.
 */
export class Conductor {
  readonly records: RunRecords;
  readonly deployments: JobDeployments;
  readonly ends: JobEnds;
  readonly running: RunningJobs;
  readonly groups: Groups;
  readonly #context: EngineContext;
  readonly #progress: RunProgress;
  readonly #turnstile = new Turnstile();
  /** Runs that something happened to. */
  readonly #touched = new Set<number>();
  readonly #alarms = new Map<number, NodeJS.Timeout>();
  #isStopping = false;

  constructor(context: EngineContext, { jobsAtOnce }: { jobsAtOnce: number }) {
    this.#context = context;
    const records = new RunRecords(context);
    const deployments = new JobDeployments(context);
    const ends = new JobEnds(records, deployments);
    const running = new RunningJobs(jobsAtOnce);
    const touch = (runId: number) => this.touch(runId);
    const groups = new Groups(context, { records, ends, running, touch });
    const gates = new JobGates(context, {
      records,
      ends,
      groups,
      environments: new EnvironmentGate(context, deployments),
      wakeAt: (runId, time) => this.#wakeAt(runId, time),
    });
    this.records = records;
    this.deployments = deployments;
    this.ends = ends;
    this.running = running;
    this.groups = groups;
    this.#progress = new RunProgress(context, {
      records,
      ends,
      groups,
      gates,
      running,
      execute: (jobId, runId, planned) =>
        running.enqueue(jobId, () => this.#execute(jobId, runId, planned)),
    });
  }

  /** Looks at a run again as soon as there is time. */
  touch(runId: number): void {
    this.#touched.add(runId);
    void this.exclusive(async () => {});
  }

  /** Changes something while nobody else does, and sees to what follows. */
  exclusive<T>(task: () => Promise<T>): Promise<T> {
    return this.#turnstile.pass(async () => {
      try {
        return await task();
      } finally {
        await this.#advanceTouched();
      }
    });
  }

  /** Ends what runs, and starts nothing any more. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#alarms.forEach(clearTimeout);
    await this.running.stop(STOPPED);
    await this.#turnstile.settled();
  }

  async #advanceTouched(): Promise<void> {
    for (const runId of this.#touched) {
      this.#touched.delete(runId);
      if (!this.#isStopping) {
        await this.#progress.advance(runId).catch(async error => {
          this.#context.log(`Run ${runId} cannot go on: ${error.stack}`);
          await this.#progress
            .giveUp(runId, `The runner failed: ${error.message}`)
            .catch(again => this.#context.log(String(again.stack)));
        });
      }
    }
  }

  #wakeAt(runId: number, time: Date): void {
    clearTimeout(this.#alarms.get(runId));
    const delay = time.getTime() - this.#context.clock().getTime();
    this.#alarms.set(
      runId,
      // Too early an alarm only looks again.
      actAfter(delay, () => this.touch(runId)),
    );
  }

  async #execute(
    jobId: number,
    runId: number,
    planned: PlannedJob,
  ): Promise<void> {
    try {
      const begun = await this.exclusive(() => this.#begin(jobId, runId));
      if (begun) {
        const { recorded, row } = begun;
        const jobRun = new JobRun(this.#context, recorded, row, planned);
        await this.running.run(row, jobRun, async () => {
          const outcome = await jobRun
            .run()
            .catch(error => this.#failed(jobId, error));
          await this.exclusive(() => this.#finish(jobId, runId, outcome));
        });
      }
    } catch (error) {
      this.#context.log(`Job ${jobId} was lost: ${error}`);
    }
  }

  /** Unless it was deleted meanwhile, with its run or its repository. */
  async #find(
    jobId: number,
    runId: number,
  ): Promise<{ recorded: RecordedRun; row: WorkflowJob } | undefined> {
    const recorded = await this.records.find(runId);
    const row =
      recorded &&
      (await this.#context.store.workflowJobs.find(
        recorded.repository.id,
        jobId,
      ));
    return row && { recorded, row };
  }

  async #begin(jobId: number, runId: number) {
    const found = await this.#find(jobId, runId);
    if (!found || found.row.status !== 'queued' || this.#isStopping) {
      return undefined;
    }
    const { recorded, row } = found;
    const started = await this.records.updateJob(recorded, row, {
      status: 'in_progress',
      startedAt: toTimestamp(this.#context.clock()),
    });
    await this.deployments.report(recorded, jobId, 'in_progress');
    const { run } = recorded;
    return {
      row: started,
      recorded:
        run.status === 'in_progress'
          ? recorded
          : await this.records.updateRun(recorded, { status: 'in_progress' }),
    };
  }

  /** Such as where no log could be written: the job must not seem to run on. */
  #failed(jobId: number, error: Error): JobOutcome {
    this.#context.log(`Job ${jobId} failed in the runner: ${error.stack}`);
    return { conclusion: 'failure', outputs: {}, environmentUrl: null };
  }

  async #finish(
    jobId: number,
    runId: number,
    { conclusion, ...yielded }: JobOutcome,
  ): Promise<void> {
    const found = await this.#find(jobId, runId);
    if (found) {
      const { recorded, row } = found;
      const ended = await this.ends.end(recorded, row, conclusion, yielded);
      await this.groups.settle(recorded.repository.id, ended.concurrencyGroup);
      this.#touched.add(runId);
    }
  }
}
