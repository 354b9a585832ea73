import { JobRun } from './JobRun';
import { JobSlots } from './JobSlots';

/** The jobs that run in this process, and those that wait for a place to. */
export class RunningJobs {
  readonly #slots: JobSlots;
  readonly #runs = new Map<number, { runId: number; jobRun: JobRun }>();

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
    { id, runId }: { id: number; runId: number },
    jobRun: JobRun,
    task: () => Promise<T>,
  ): Promise<T> {
    this.#runs.set(id, { runId, jobRun });
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

  /** Ends at once what runs, of one run or of all. */
  stop(reason: string, runId?: number): void {
    for (const running of this.#runs.values()) {
      if (runId === undefined || running.runId === runId) {
        running.jobRun.stop(reason);
      }
    }
  }

  async close(): Promise<void> {
    await this.#slots.close();
  }
}
