import { eventually } from '../../../__testUtils__/eventually';

/** Asks again and again, over connections that are kept. */
export class Load {
  readonly answers: string[] = [];
  readonly #failures: string[] = [];
  readonly #done: Promise<void>;
  #isOver = false;

  constructor(url: string) {
    const workers = Array.from({ length: 4 }, () => this.#work(url));
    this.#done = Promise.all(workers).then(() => {});
  }

  async until(count: number): Promise<void> {
    await eventually(async () => {
      if (this.answers.length < count) {
        throw new Error(`${this.answers.length} of ${count} answers`);
      }
    });
  }

  /** Answers what failed. */
  async stop(): Promise<string[]> {
    this.#isOver = true;
    await this.#done;
    return this.#failures;
  }

  async #work(url: string): Promise<void> {
    while (!this.#isOver) {
      try {
        const answer = await fetch(url);
        const text = await answer.text();
        if (answer.ok) {
          this.answers.push(text);
        } else {
          this.#failures.push(`${answer.status} ${text}`);
        }
      } catch (error) {
        this.#failures.push(String(error));
      }
    }
  }
}
