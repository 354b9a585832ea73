import { StringDecoder } from 'node:string_decoder';

const LIMIT = 200;

/** The end of what a process printed. */
export class LastLines {
  readonly #lines: string[] = [];
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';

  append(chunk: Buffer): void {
    const lines = (this.#rest + this.#decoder.write(chunk)).split('\n');
    // Bounded also where no line ever ends.
    this.#rest = (lines.pop() ?? '').slice(-10_000);
    this.#lines.push(...lines);
    this.#lines.splice(0, this.#lines.length - LIMIT);
  }

  all(): string[] {
    return this.#rest ? [...this.#lines, this.#rest] : [...this.#lines];
  }
}
