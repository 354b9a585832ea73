import { messageOf } from '../../messageOf';
import { TetheredProcesses } from '../../processes/TetheredProcesses';
import { JobConclusion, WorkflowJob } from '../../store/WorkflowJobStore';
import { evaluateNumber } from '../expressions/evaluate';
import { JobLog } from '../logs/JobLog';
import { stepName } from '../workflow/names';
import { actAfter } from './actAfter';
import { CANCELLED } from './doom';
import { EngineContext } from './EngineContext';
import { PlannedJob } from './FileScope';
import { introduce } from './introduce';
import { JobState, statusOf } from './JobState';
import { issueJobToken, permissionsOf } from './jobToken';
import { prepareJob } from './prepareJob';
import { RecordedRun } from './RunRecords';
import { StepRecords } from './StepRecords';
import { StepSequence } from './StepSequence';
import { yieldOf } from './yieldOf';

/** GitHub's own, where a job says nothing. */
const DEFAULT_TIMEOUT_MINUTES = 360;
/** How long what still runs in a cancelled job may take, as on GitHub. */
const CANCEL_GRACE_MS = 5 * 60_000;

/** How a job ended, and what it hands on. */
export interface JobOutcome {
  conclusion: JobConclusion;
  outputs: Record<string, string>;
  environmentUrl: string | null;
}

/** One job while it runs. */
export class JobRun {
  readonly #context: EngineContext;
  readonly #recorded: RecordedRun;
  readonly #row: WorkflowJob;
  readonly #planned: PlannedJob;
  readonly #cancelled = new AbortController();
  readonly #killed = new AbortController();
  readonly #processes = new TetheredProcesses();
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Why it ends early, for its log and its annotations. */
  readonly #reasons: string[] = [];
  #isStopped = false;

  constructor(
    context: EngineContext,
    recorded: RecordedRun,
    row: WorkflowJob,
    planned: PlannedJob,
  ) {
    this.#context = context;
    this.#recorded = recorded;
    this.#row = row;
    this.#planned = planned;
  }

  /** Ends the step that runs; steps that want to run all the same still do. */
  cancel(reason: string): void {
    if (!this.#cancelled.signal.aborted) {
      // The step that is cut short says as much by itself.
      this.#reasons.push(...(reason === CANCELLED ? [] : [reason]));
      this.#cancelled.abort();
      this.#after(CANCEL_GRACE_MS, () => this.#kill());
    }
  }

  /** Ends everything at once, since the runner itself ends. */
  stop(reason: string): void {
    this.#reasons.push(reason);
    this.#isStopped = true;
    this.#kill();
  }

  /** Never rejects: what goes wrong here fails the job. */
  async run(): Promise<JobOutcome> {
    const { steps } = this.#planned.job;
    const log = await this.#context.logs.open(this.#row);
    const records = await StepRecords.plan(this.#context, this.#row, log, [
      'Set up job',
      ...steps.map(step => step.id ?? step.kind),
      'Complete job',
    ]);
    try {
      return await this.#runSteps(log, records);
    } catch (error) {
      const message = messageOf(error);
      await log.write(`##[error]${message}`);
      await records.remark([{ level: 'failure', message }]);
      return { conclusion: 'failure', outputs: {}, environmentUrl: null };
    } finally {
      this.#timers.forEach(clearTimeout);
      await records.closeUnfinished();
      await log.close();
    }
  }

  async #runSteps(log: JobLog, records: StepRecords): Promise<JobOutcome> {
    const { repository } = this.#recorded;
    const { job, scope, contexts } = this.#planned;
    const permissions = permissionsOf(job, scope);
    await records.begin(1);
    const { token, revoke } = await issueJobToken(
      this.#context,
      repository,
      permissions,
    );
    let state: JobState | undefined;
    try {
      const minutes = job.timeoutMinutes
        ? await evaluateNumber(job.timeoutMinutes, { contexts })
        : DEFAULT_TIMEOUT_MINUTES;
      this.#after(minutes * 60_000, () =>
        this.cancel(
          `The job has exceeded the maximum execution time of ${minutes} minutes.`,
        ),
      );
      state = await prepareJob(
        this.#context,
        this.#recorded,
        this.#row,
        this.#planned,
        token,
        {
          log,
          processes: this.#processes,
          cancelled: this.#cancelled.signal,
          killed: this.#killed.signal,
        },
      );
      await introduce(log, permissions, state.workspace.directory);
      await records.end(1, 'success');
      return await this.#inSequence(state, records);
    } finally {
      await revoke();
      await this.#processes.endAll();
      await state?.workspace.remove();
    }
  }

  async #inSequence(
    state: JobState,
    records: StepRecords,
  ): Promise<JobOutcome> {
    const { job } = this.#planned;
    const sequence = new StepSequence(state, {
      env: {},
      defaults: job.defaults,
    });
    for (const [index, step] of job.steps.entries()) {
      const number = index + 2;
      const { masks } = state;
      const name = async () =>
        masks.mask(await stepName(step, sequence.scope()));
      const ended = await sequence.run(step, async () =>
        records.begin(number, await name()),
      );
      if (ended.conclusion === 'skipped') {
        records.rename(number, await name().catch(() => step.kind));
      }
      await records.end(number, ended.conclusion, ended.summary);
      await records.remark(ended.annotations);
    }
    return this.#complete(state, sequence, records);
  }

  async #complete(
    state: JobState,
    sequence: StepSequence,
    records: StepRecords,
  ): Promise<JobOutcome> {
    const { job } = this.#planned;
    await records.begin(job.steps.length + 2);
    for (const reason of this.#reasons) {
      await state.log.write(`##[error]${reason}`);
      await records.remark([{ level: 'failure', message: reason }]);
    }
    const { warnings, ...yielded } = this.#isStopped
      ? { warnings: [], outputs: {}, environmentUrl: null }
      : await yieldOf(job, sequence);
    for (const message of warnings) {
      await state.log.write(`##[warning]${message}`);
      await records.remark([{ level: 'warning', message }]);
    }
    await state.log.write('Cleaning up: processes, token and workspace');
    await records.end(job.steps.length + 2, 'success');
    return {
      ...yielded,
      conclusion:
        this.#isStopped && !this.#cancelled.signal.aborted
          ? 'failure'
          : statusOf(state),
    };
  }

  /** Leaves steps no time to end in, and lets none begin. */
  #kill(): void {
    this.#killed.abort();
    void this.#processes.endAll({ graceMs: 0 });
  }

  #after(delayMs: number, act: () => void): void {
    this.#timers.add(actAfter(delayMs, act));
  }
}
