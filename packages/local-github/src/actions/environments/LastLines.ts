/** The end of what a process printed. */
export class LastLines {
  readonly #limit: number;
  readonly #lines: string[] = [];
  #rest = '';

  constructor(limit: number) {
    this.#limit = limit;
  }

  append(chunk: Buffer): void {
    const lines = (this.#rest + chunk.toString('utf8')).split('\n');
    // Bounded also where no line ever ends.
    this.#rest = (lines.pop() ?? '').slice(-10_000);
    this.#lines.push(...lines);
    this.#lines.splice(0, this.#lines.length - this.#limit);
  }

  all(): string[] {
    return this.#rest ? [...this.#lines, this.#rest] : [...this.#lines];
  }
}
