/** An action's inputs as they are read: names in any case, values trimmed. */
export class ActionInputs {
  readonly #values: ReadonlyMap<string, string>;

  constructor(inputs: Record<string, string>) {
    this.#values = new Map(
      Object.entries(inputs).map(([name, value]) => [
        name.toLowerCase(),
        value.trim(),
      ]),
    );
  }

  /** `undefined` for what is absent and for what is empty, as GitHub's actions take them. */
  text(name: string): string | undefined {
    return this.#values.get(name) || undefined;
  }

  flag(name: string, { byDefault }: { byDefault: boolean }): boolean {
    const value = this.text(name);
    return value === undefined ? byDefault : value.toLowerCase() === 'true';
  }
}
