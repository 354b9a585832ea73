/** Lets so many jobs run at once, and the others wait in the order they came. */
export class JobSlots {
  readonly #size: number;
  readonly #waiting = new Map<number, () => Promise<void>>();
  readonly #running = new Map<number, Promise<void>>();
  #isClosed = false;

  constructor(size: number) {
    this.#size = size;
  }

  /** Whether the job runs, or waits for a place to run in. */
  has(jobId: number): boolean {
    return this.#waiting.has(jobId) || this.#running.has(jobId);
  }

  /** `run` never rejects. */
  add(jobId: number, run: () => Promise<void>): void {
    this.#waiting.set(jobId, run);
    this.#fill();
  }

  /** Takes a job back that does not run yet. */
  remove(jobId: number): void {
    this.#waiting.delete(jobId);
  }

  /** Lets no more in; settles when none runs any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#waiting.clear();
    await Promise.all(this.#running.values());
  }

  #fill(): void {
    for (const [jobId, run] of this.#waiting) {
      if (this.#isClosed || this.#running.size >= this.#size) {
        return;
      }
      this.#waiting.delete(jobId);
      this.#running.set(
        jobId,
        run().finally(() => {
          this.#running.delete(jobId);
          this.#fill();
        }),
      );
    }
  }
}
