import { toTimestamp } from '../../clock';
import { WorkflowJob, WorkflowStep } from '../../store/WorkflowJobStore';
import { JobLog } from '../logs/JobLog';
import { EngineContext } from './EngineContext';
import { EndedStep } from './StepSequence';

type Conclusion = NonNullable<WorkflowStep['conclusion']>;

/** What is on record of a job's steps, and of what they remarked. */
export class StepRecords {
  readonly #context: Pick<EngineContext, 'store' | 'clock'>;
  readonly #job: WorkflowJob;
  readonly #log: Pick<JobLog, 'lines'>;
  readonly #startedAt = new Map<number, string>();
  readonly #names: string[];

  /** `names` in the order the steps run; numbers count from 1. */
  static async plan(
    context: Pick<EngineContext, 'store' | 'clock'>,
    job: WorkflowJob,
    log: Pick<JobLog, 'lines'>,
    names: string[],
  ): Promise<StepRecords> {
    const records = new StepRecords(context, job, log, names);
    for (const [index, name] of names.entries()) {
      await context.store.workflowJobs.setStep({
        jobId: job.id,
        number: index + 1,
        name,
        status: 'queued',
      });
    }
    return records;
  }

  private constructor(
    context: Pick<EngineContext, 'store' | 'clock'>,
    job: WorkflowJob,
    log: Pick<JobLog, 'lines'>,
    names: string[],
  ) {
    this.#context = context;
    this.#job = job;
    this.#log = log;
    this.#names = names;
  }

  /** A name may depend on what came of the steps before it. */
  async begin(number: number, name = this.#names[number - 1]): Promise<void> {
    this.#names[number - 1] = name;
    this.#startedAt.set(number, this.#now());
    await this.#context.store.workflowJobs.setStep({
      jobId: this.#job.id,
      number,
      name,
      status: 'in_progress',
      startedAt: this.#startedAt.get(number),
      firstLine: this.#log.lines,
    });
  }

  /** What became of a name that depended on steps before it. */
  rename(number: number, name: string): void {
    this.#names[number - 1] = name;
  }

  async end(
    number: number,
    conclusion: Conclusion,
    summary?: string,
  ): Promise<void> {
    const now = this.#now();
    await this.#context.store.workflowJobs.setStep({
      jobId: this.#job.id,
      number,
      name: this.#names[number - 1],
      status: 'completed',
      conclusion,
      startedAt: this.#startedAt.get(number) ?? now,
      completedAt: now,
      summary: summary ?? null,
    });
  }

  /** Ends what a failure of the job itself left open. */
  async closeUnfinished(): Promise<void> {
    for (const step of await this.#context.store.workflowJobs.listSteps(
      this.#job.id,
    )) {
      if (step.status !== 'completed') {
        await this.end(
          step.number,
          step.status === 'in_progress' ? 'failure' : 'skipped',
        );
      }
    }
  }

  async remark(annotations: EndedStep['annotations']): Promise<void> {
    for (const { file, ...annotation } of annotations) {
      await this.#context.store.workflowAnnotations.add({
        runId: this.#job.runId,
        attempt: this.#job.attempt,
        jobId: this.#job.id,
        path: file ?? null,
        ...annotation,
      });
    }
  }

  #now(): string {
    return toTimestamp(this.#context.clock());
  }
}
