import { EventEmitter, once } from 'node:events';
import { open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Clock } from '../../clock';
import { JobLog } from './JobLog';

const MAX_BYTES = 16 * 1024 * 1024;

/** Whose log is meant. */
export interface LoggedJob {
  id: number;
  runId: number;
}

/** The logs of all jobs: one file for each, in a folder for each run. */
export class JobLogs {
  readonly #directory: string;
  readonly #clock: Clock;
  readonly #maxBytes: number;
  readonly #changes = new EventEmitter().setMaxListeners(0);

  constructor(
    directory: string,
    { clock, maxBytes = MAX_BYTES }: { clock: Clock; maxBytes?: number },
  ) {
    this.#directory = directory;
    this.#clock = clock;
    this.#maxBytes = maxBytes;
  }

  /** Begins a job's log, or goes on with it. */
  open(job: LoggedJob): Promise<JobLog> {
    return JobLog.open(this.#pathOf(job), {
      clock: this.#clock,
      maxBytes: this.#maxBytes,
      onChange: () => this.announce(job),
    });
  }

  /** Lets whoever follows the log look whether the job is over. */
  announce({ id }: LoggedJob): void {
    this.#changes.emit(String(id));
  }

  async read(job: LoggedJob): Promise<string | undefined> {
    return readFile(this.#pathOf(job), 'utf8').catch(undefinedIfMissing);
  }

  /** Line by line, as they come, until `hasEnded` says that no more will. */
  async *follow(
    job: LoggedJob,
    hasEnded: () => Promise<boolean>,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    let offset = 0;
    while (!signal.aborted) {
      // Listening begins before looking, so that nothing is missed in between.
      const listening = new AbortController();
      const change = once(this.#changes, String(job.id), {
        signal: AbortSignal.any([signal, listening.signal]),
      }).catch(() => {});
      try {
        const isLast = await hasEnded();
        const added = await this.#readFrom(job, offset);
        offset += Buffer.byteLength(added);
        yield* added.split('\n').slice(0, -1);
        if (isLast) {
          return;
        }
        await change;
      } finally {
        listening.abort();
      }
    }
  }

  async removeRun(runId: number): Promise<void> {
    await rm(this.#folderOf(runId), { recursive: true, force: true });
  }

  /** Removes the logs of runs that are gone, with their repository or else. */
  async sweep(isKnown: (runId: number) => Promise<boolean>): Promise<void> {
    const folders = await readdir(this.#directory).catch(undefinedIfMissing);
    for (const runId of (folders ?? []).map(Number)) {
      if (!(await isKnown(runId))) {
        await this.removeRun(runId);
      }
    }
  }

  /** Whole lines only: what is still being written comes the next time. */
  async #readFrom(job: LoggedJob, offset: number): Promise<string> {
    const file = await open(this.#pathOf(job)).catch(undefinedIfMissing);
    if (!file) {
      return '';
    }
    try {
      const { size } = await file.stat();
      const buffer = Buffer.alloc(Math.max(0, size - offset));
      await file.read(buffer, 0, buffer.length, offset);
      return buffer.subarray(0, buffer.lastIndexOf('\n') + 1).toString('utf8');
    } finally {
      await file.close();
    }
  }

  #folderOf(runId: number): string {
    return join(this.#directory, String(runId));
  }

  #pathOf({ id, runId }: LoggedJob): string {
    return join(this.#folderOf(runId), `${id}.log`);
  }
}

function undefinedIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') {
    throw error;
  }
  return undefined;
}
