/** Lets changes to one and the same thing come one after the other. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();

  async take<T>(thing: string, change: () => Promise<T>): Promise<T> {
    const before = this.#last.get(thing) ?? Promise.resolve();
    const turn = before.then(change);
    const done = turn.then(
      () => {},
      () => {},
    );
    this.#last.set(thing, done);
    return turn;
  }

  /** Settles when the changes asked for so far are through. */
  async allTaken(): Promise<void> {
    await Promise.all(this.#last.values());
  }
}
