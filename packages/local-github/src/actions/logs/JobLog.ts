import { FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Clock } from '../../clock';
import { StepLog } from '../steps/StepLog';

const CUT_OFF = '##[warning]The log ends here: it is longer than';

/** One job's log while it is written. */
export class JobLog implements StepLog {
  readonly #file: FileHandle;
  readonly #clock: Clock;
  readonly #maxBytes: number;
  readonly #onChange: () => void;
  #size: number;
  #isFull = false;
  #lines = 0;

  static async open(
    path: string,
    options: { clock: Clock; maxBytes: number; onChange: () => void },
  ): Promise<JobLog> {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a');
    return new JobLog(file, (await file.stat()).size, options);
  }

  private constructor(
    file: FileHandle,
    size: number,
    options: { clock: Clock; maxBytes: number; onChange: () => void },
  ) {
    this.#file = file;
    this.#size = size;
    this.#clock = options.clock;
    this.#maxBytes = options.maxBytes;
    this.#onChange = options.onChange;
  }

  /** How many lines were written since it was opened. */
  get lines(): number {
    return this.#lines;
  }

  /** Beyond its bound the log says so once, and takes no more. */
  async write(text: string): Promise<void> {
    if (this.#isFull) {
      return;
    }
    const lines = text.split(/\r?\n/).map(line => this.#stamp(line));
    let chunk = Buffer.from(lines.join(''));
    if (this.#size + chunk.length > this.#maxBytes) {
      this.#isFull = true;
      const limit = `${CUT_OFF} ${Math.round(this.#maxBytes / 1024 / 1024)} MB`;
      chunk = Buffer.from(this.#stamp(limit));
    }
    this.#size += chunk.length;
    await this.#file.appendFile(chunk);
    this.#lines += this.#isFull ? 1 : lines.length;
    this.#onChange();
  }

  async close(): Promise<void> {
    await this.#file.close();
    this.#onChange();
  }

  /** GitHub's lines begin with a time in seven digits of a second. */
  #stamp(line: string): string {
    const time = this.#clock().toISOString().replace('Z', '0000Z');
    return `${time} ${line}\n`;
  }
}
