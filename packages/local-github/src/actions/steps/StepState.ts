/** What a step sets for those after it, by command or by file; collected as it runs. */
export class StepState {
  readonly outputs = new Map<string, string>();
  readonly env = new Map<string, string>();
  readonly state = new Map<string, string>();
  readonly #path = new Set<string>();
  /** A command or file could not be understood: the step has failed. */
  hasFailed = false;

  get path(): string[] {
    return [...this.#path];
  }

  /** Added again, a folder comes before those added in between. */
  addPath(folder: string): void {
    this.#path.delete(folder);
    this.#path.add(folder);
  }
}
