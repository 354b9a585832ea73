import { JobRun } from './JobRun';
import { JobSlots } from './JobSlots';

interface Running {
  repositoryId: number;
  jobRun: JobRun;
}

/** The jobs that run in this process, and those that wait for a place to. */
export class RunningJobs {
  readonly #slots: JobSlots;
  readonly #runs = new Map<number, Running>();
  /** Set once everything is to end, also what only begins. */
  #stopReason?: string;

  constructor(atOnce: number) {
    this.#slots = new JobSlots(atOnce);
  }

  has(jobId: number): boolean {
    return this.#slots.has(jobId);
  }

  /** `run` is called once there is a place, and never rejects. */
  enqueue(jobId: number, run: () => Promise<void>): void {
    this.#slots.add(jobId, run);
  }

  /** Runs a job while others may cancel it. */
  async run<T>(
    { id, repositoryId }: { id: number; repositoryId: number },
    jobRun: JobRun,
    task: () => Promise<T>,
  ): Promise<T> {
    this.#runs.set(id, { repositoryId, jobRun });
    if (this.#stopReason !== undefined) {
      jobRun.stop(this.#stopReason);
    }
    try {
      return await task();
    } finally {
      this.#runs.delete(id);
    }
  }

  /** Answers whether it runs: if so, it ends in a while. */
  cancel(jobId: number, reason: string): boolean {
    this.#slots.remove(jobId);
    const running = this.#runs.get(jobId);
    running?.jobRun.cancel(reason);
    return running !== undefined;
  }

  /** Ends at once what runs for a repository. */
  stopOf(repositoryId: number, reason: string): void {
    for (const running of this.#runs.values()) {
      if (running.repositoryId === repositoryId) {
        running.jobRun.stop(reason);
      }
    }
  }

  /** Ends at once whatever runs; settles when nothing does any more. */
  async stop(reason: string): Promise<void> {
    this.#stopReason = reason;
    for (const { jobRun } of this.#runs.values()) {
      jobRun.stop(reason);
    }
    await this.#slots.close();
  }
}
