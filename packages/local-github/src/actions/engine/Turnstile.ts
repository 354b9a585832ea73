/** Lets one task in after the other. */
export class Turnstile {
  #last: Promise<unknown> = Promise.resolve();

  pass<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Settles when all that came so far is through. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
